import { Retouch, ScanPage } from '../api/types';
import type { Picked } from './page-strip';

type Pages = readonly ScanPage[];

/** Who is chosen after a click: one, one more or less, or all up to it. */
export function picked(
  pages: Pages,
  chosen: ReadonlySet<string>,
  anchor: string | null,
  how: Picked,
): ReadonlySet<string> {
  const at = (id: string | null) => pages.findIndex((page) => page.id === id);
  if (how.range && at(anchor) >= 0) {
    const [from, to] = [at(anchor), at(how.id)].sort((a, b) => a - b) as [number, number];
    return new Set(pages.slice(from, to + 1).map((page) => page.id));
  }
  if (!how.more) return new Set([how.id]);
  const next = new Set(chosen);
  if (!next.delete(how.id)) next.add(how.id);
  return next;
}

export const assigned = (pages: Pages, which: ReadonlySet<string>, category: string | null): Pages =>
  pages.map((page) => (which.has(page.id) ? { ...page, category: category ?? undefined } : page));

export const starting = (pages: Pages, id: string, startsDocument: boolean): Pages =>
  pages.map((page) => (page.id === id ? { ...page, startsDocument } : page));

export const retouched = (pages: Pages, which: ReadonlySet<string>, retouch: Retouch): Pages =>
  pages.map((page) => (which.has(page.id) ? { ...page, retouch } : page));

/** A page to the place of another one. */
export function moved(pages: Pages, id: string, to: string): Pages {
  const from = pages.findIndex((page) => page.id === id);
  const place = pages.findIndex((page) => page.id === to);
  return from < 0 || place < 0 ? pages : put(pages, from, place);
}

export function moveBy(pages: Pages, id: string, by: 1 | -1): Pages {
  const from = pages.findIndex((page) => page.id === id);
  const place = from + by;
  return from < 0 || place < 0 || place >= pages.length ? pages : put(pages, from, place);
}

function put(pages: Pages, from: number, place: number): Pages {
  const all = [...pages];
  const [page] = all.splice(from, 1);
  if (page) all.splice(place, 0, page);
  return all;
}
