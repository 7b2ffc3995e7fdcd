import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import {
  ArchivedDocument,
  Changes,
  DocumentList,
  DocumentText,
  DocumentVersion,
  Matches,
  RecordDetail,
} from '../api/types';

/** One version of one document: what the viewer shows. */
export interface Shown {
  readonly document: ArchivedDocument;
  readonly version: DocumentVersion;
}

export const recordOf = (id: () => string) => httpResource<RecordDetail>(() => `/api/records/${seg(id())}`);
export const documentsOf = (id: () => string) =>
  httpResource<DocumentList>(() => `/api/records/${seg(id())}/documents`);

export const textOf = (shown: () => Shown | undefined) =>
  httpResource<DocumentText>(() => {
    const there = shown();
    return there && `${versionAddress(there)}/text`;
  });

export const matchesOf = (shown: () => Shown | undefined, words: () => string) =>
  httpResource<Matches>(() => {
    const there = shown();
    const q = words();
    return there && q !== '' ? { url: `${versionAddress(there)}/find`, params: { q } } : undefined;
  });

/** What a version changed against an earlier one. */
export const changesOf = (shown: () => Shown, since: () => number) =>
  httpResource<Changes>(() => ({ url: `${versionAddress(shown())}/changes`, params: { since: since() } }));

export const pageAddress = (shown: Shown, page: number, width: number) =>
  `${versionAddress(shown)}/pages/${page}?width=${width}`;
export const thumbnailAddress = (shown: Shown, page: number) =>
  `${versionAddress(shown)}/pages/${page}/thumbnail`;
/** A file enclosed in a document, counted from 1. */
export const enclosedAddress = (shown: Shown, number: number) =>
  `${versionAddress(shown)}/enclosed/${number}`;
/** A video as browsers play it, and a picture of it. */
export const filmAddress = (shown: Shown) => `${versionAddress(shown)}/film`;
export const posterAddress = (shown: Shown) => `${versionAddress(shown)}/poster`;
export const contentAddress = (shown: Shown) => `${versionAddress(shown)}/content`;
export const copyAddress = (shown: Shown) => `${versionAddress(shown)}/export`;

const versionAddress = ({ document, version }: Shown) =>
  `/api/documents/${seg(document.documentId)}/versions/${version.version}`;
const seg = encodeURIComponent;

/** Tags and confidentiality, by hand. */
@Injectable({ providedIn: 'root' })
export class Marking {
  private readonly http = inject(HttpClient);

  tag(record: string, wanted: object): Observable<unknown> {
    return this.http.post(`/api/records/${seg(record)}/tags`, wanted);
  }

  level(record: string, wanted: object): Observable<unknown> {
    return this.http.post(`/api/records/${seg(record)}/confidentiality`, wanted);
  }
}
