import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, Observable, switchMap } from 'rxjs';
import { AddedPages, PaperRules, RecordSummary, ScanList, ScanPage, ScanView } from '../api/types';

const scan = (id: string) => `/api/paper/scans/${encodeURIComponent(id)}`;
const seen = (revision: number) => ({ 'If-Match': `"${revision}"` });

export type Origin = 'CAMERA' | 'FILE' | 'SCANNER';

/** The untouched picture of a page; `picture` changes when it is taken again. */
export const pictureAddress = (job: string, page: ScanPage, width: number) =>
  `${scan(job)}/pages/${encodeURIComponent(page.id)}?width=${width}&v=${encodeURIComponent(page.picture)}`;

/** What our bar code labels say: campus, admission number, visit. */
export function labelled(text: string): { admissionNo: string; visitNo: number } | null {
  const [, , , admissionNo, visitNo] = /^(AJL|AJS\/R)\/([^/]+)\/([^/]+)\/(\d+)$/.exec(text.trim()) ?? [];
  return admissionNo && visitNo ? { admissionNo, visitNo: Number(visitNo) } : null;
}

/** Every change says which revision was seen, and is refused when there is a later one. */
@Injectable({ providedIn: 'root' })
export class PaperApi {
  private readonly http = inject(HttpClient);

  scans(finished: boolean): Observable<ScanList> {
    return this.http.get<ScanList>('/api/paper/scans', { params: { finished } });
  }

  /** Records by what was typed or scanned: a label, else a chart or an admission number. */
  records(text: string): Observable<readonly RecordSummary[]> {
    const label = labelled(text);
    if (label) return this.find({ admissionNo: label.admissionNo, visitNo: label.visitNo });
    return this.find({ recordNo: text.trim() }).pipe(
      switchMap((found) => (found.length > 0 ? [found] : this.find({ admissionNo: text.trim() }))),
    );
  }

  private find(params: Record<string, string | number>): Observable<readonly RecordSummary[]> {
    return this.http
      .get<{ items: readonly RecordSummary[] }>('/api/records', { params })
      .pipe(map((list) => list.items));
  }

  begin(record: string): Observable<ScanView> {
    return this.http.post<ScanView>('/api/paper/scans', { record });
  }

  job(id: string): Observable<ScanView> {
    return this.http.get<ScanView>(scan(id));
  }

  add(job: ScanView, picture: Blob, origin: Origin): Observable<AddedPages> {
    return this.http.post<AddedPages>(`${scan(job.id)}/pages`, picture, {
      params: { origin },
      headers: { ...seen(job.revision), 'Content-Type': picture.type || 'application/octet-stream' },
    });
  }

  takeAgain(job: ScanView, page: string, picture: Blob, origin: Origin): Observable<ScanView> {
    return this.http.put<ScanView>(`${scan(job.id)}/pages/${encodeURIComponent(page)}`, picture, {
      params: { origin },
      headers: { ...seen(job.revision), 'Content-Type': picture.type || 'application/octet-stream' },
    });
  }

  arrange(job: ScanView, pages: readonly ScanPage[]): Observable<ScanView> {
    const placings = pages.map(({ id, category, startsDocument, separator, retouch }) => ({
      id,
      category,
      startsDocument,
      separator,
      retouch,
    }));
    return this.http.put<ScanView>(
      `${scan(job.id)}/pages`,
      { pages: placings },
      { headers: seen(job.revision) },
    );
  }

  finish(job: ScanView): Observable<ScanView> {
    return this.http.post<ScanView>(`${scan(job.id)}/completion`, null, { headers: seen(job.revision) });
  }

  /** Opens a finished job again, to do it better. */
  reopen(job: ScanView): Observable<ScanView> {
    return this.http.post<ScanView>(`${scan(job.id)}/reopening`, null, { headers: seen(job.revision) });
  }

  discard(job: ScanView): Observable<ScanView> {
    return this.http.delete<ScanView>(scan(job.id), { headers: seen(job.revision) });
  }

  rules(campus: string): Observable<PaperRules> {
    return this.http.get<PaperRules>(`/api/paper/rules/${encodeURIComponent(campus)}`);
  }

  setRules(campus: string, rules: PaperRules): Observable<PaperRules> {
    return this.http.put<PaperRules>(`/api/paper/rules/${encodeURIComponent(campus)}`, rules);
  }
}
