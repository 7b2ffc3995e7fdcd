import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { map, Observable } from 'rxjs';
import {
  PaperBox,
  BoxContents,
  BoxList,
  FoundNumbers,
  LabelTemplate,
  PickList,
  PutIn,
  RecordSummary,
} from '../api/types';
import { labelled } from './paper-api';

export interface Found {
  readonly records: readonly RecordSummary[];
  readonly missing: readonly string[];
}

const seg = encodeURIComponent;
const pdf = { responseType: 'blob' } as const;

/** What somebody typed or scanned, as numbers. */
export const numbersIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\s,，;；、]+/)
      .filter((part) => part !== '')
      .map((part) => labelled(part)?.admissionNo ?? part),
  ),
];

/** Labels, boxes, shelves. */
@Injectable({ providedIn: 'root' })
export class StoreApi {
  private readonly http = inject(HttpClient);

  find(text: string): Observable<Found> {
    return this.http.post<FoundNumbers>('/api/search/numbers', { numbers: numbersIn(text) }).pipe(
      map((answer) => ({
        records: [
          ...new Map(
            answer.found.flatMap((hit) => hit.records).map((record) => [record.id, record] as const),
          ).values(),
        ],
        missing: answer.missing,
      })),
    );
  }

  labels(records: readonly string[]): Observable<Blob> {
    return this.http.post('/api/paper/labels', { records }, pdf);
  }

  separators(categories: readonly string[], records: readonly string[]): Observable<Blob> {
    return this.http.post('/api/paper/separators', { categories, records }, pdf);
  }

  trial(campus: string, template: LabelTemplate): Observable<Blob> {
    return this.http.post(`/api/paper/rules/${seg(campus)}/trial`, template, pdf);
  }

  boxes(campus: string, q: string): Observable<BoxList> {
    return this.http.get<BoxList>('/api/paper/boxes', { params: { campus, q } });
  }

  addBox(campus: string, number: string, place: string): Observable<PaperBox> {
    return this.http.post<PaperBox>('/api/paper/boxes', { campus, number, place });
  }

  box(id: string): Observable<BoxContents> {
    return this.http.get<BoxContents>(`/api/paper/boxes/${seg(id)}`);
  }

  shelve(box: PaperBox, number: string, place: string): Observable<PaperBox> {
    return this.http.put<PaperBox>(`/api/paper/boxes/${seg(box.id)}`, {
      number,
      place,
      revision: box.revision,
    });
  }

  put(box: string, record: string): Observable<PutIn> {
    return this.http.post<PutIn>(`/api/paper/boxes/${seg(box)}/records`, { record });
  }

  take(box: string, record: string): Observable<PaperBox> {
    return this.http.delete<PaperBox>(`/api/paper/boxes/${seg(box)}/records/${seg(record)}`);
  }

  pick(records: readonly string[]): Observable<PickList> {
    return this.http.post<PickList>('/api/paper/pick-list', { records });
  }
}
