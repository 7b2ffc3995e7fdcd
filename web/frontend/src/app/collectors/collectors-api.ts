import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import {
  CategoryMapping,
  CollectorForm,
  CollectorRow,
  CollectorRunList,
  CollectorSettings,
  ImportReport,
  Retried,
  RunWish,
  TrialSteps,
  TrialWish,
} from '../api/types';

const BASE = '/api/collectors';
const MAP = '/api/category-map';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const collectorAddress = (id: string, part = '') => `${BASE}/${encodeURIComponent(id)}${part}`;

/** Collectors and the category map, at the server. */
@Injectable({ providedIn: 'root' })
export class CollectorsApi {
  private readonly http = inject(HttpClient);

  add(form: CollectorForm): Observable<CollectorSettings> {
    return this.http.post<CollectorSettings>(BASE, form);
  }

  change(id: string, form: CollectorForm): Observable<CollectorSettings> {
    return this.http.put<CollectorSettings>(collectorAddress(id), form);
  }

  pause(id: string, paused: boolean): Observable<CollectorRow> {
    return this.http.post<CollectorRow>(collectorAddress(id, '/pause'), { paused });
  }

  run(id: string, wish: RunWish): Observable<unknown> {
    return this.http.post(collectorAddress(id, '/runs'), wish);
  }

  runs(id: string, before: string | null): Observable<CollectorRunList> {
    const params = before === null ? undefined : { before };
    return this.http.get<CollectorRunList>(collectorAddress(id, '/runs'), params ? { params } : {});
  }

  tryOut(id: string, wish: TrialWish): Observable<TrialSteps> {
    return this.http.post<TrialSteps>(collectorAddress(id, '/trial'), wish);
  }

  /** Without a key: all that were given up. */
  retry(id: string, key: string | null): Observable<Retried> {
    return this.http.post<Retried>(collectorAddress(id, '/items/retry'), key === null ? {} : { key });
  }

  map(row: CategoryMapping): Observable<CategoryMapping> {
    return this.http.put<CategoryMapping>(MAP, row);
  }

  unmap(row: CategoryMapping): Observable<unknown> {
    return this.http.post(`${MAP}/removal`, row);
  }

  importMap(file: Blob, apply: boolean): Observable<ImportReport> {
    return this.http.post<ImportReport>(`${MAP}/import`, file, {
      params: { apply },
      headers: { 'Content-Type': EXCEL },
    });
  }
}
