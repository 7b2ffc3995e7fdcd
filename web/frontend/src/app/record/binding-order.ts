import { ArchivedDocument } from '../api/types';
import { english } from '../shared/locale';

export interface Chapter {
  readonly code: string;
  readonly name: string;
  readonly documents: readonly ArchivedDocument[];
}

/** Documents as the record would be bound: by category, then by time. */
export function bind(documents: readonly ArchivedDocument[]): readonly Chapter[] {
  const sorted = [...documents].sort(
    (a, b) =>
      a.categoryOrder - b.categoryOrder ||
      a.category.localeCompare(b.category) ||
      (a.createdAt ?? '').localeCompare(b.createdAt ?? '') ||
      a.documentId.localeCompare(b.documentId),
  );
  const chapters = new Map<string, ArchivedDocument[]>();
  for (const document of sorted) {
    const chapter = chapters.get(document.category);
    if (chapter) chapter.push(document);
    else chapters.set(document.category, [document]);
  }
  return [...chapters].map(([code, inside]) => ({
    code,
    name: (english() ? inside[0]?.categoryNameEnglish : inside[0]?.categoryName) ?? code,
    documents: inside,
  }));
}

export function versionOf(document: ArchivedDocument, wanted: number | null) {
  const at = (n: number) => document.versions.find((v) => v.version === n);
  return (wanted === null ? undefined : at(wanted)) ?? at(document.current) ?? document.versions.at(-1);
}

export type Kind = 'pages' | 'video' | 'other';

/** Beside pictures: what the server turns into pages. */
const PAGED = new Set([
  'application/pdf',
  'application/ofd',
  'application/dicom',
  'application/xml',
  'application/rtf',
  'application/msword',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'text/plain',
]);

export function kindOf(mediaType: string): Kind {
  if (mediaType.startsWith('video/')) return 'video';
  if (mediaType.startsWith('image/') || PAGED.has(mediaType)) return 'pages';
  return 'other';
}
