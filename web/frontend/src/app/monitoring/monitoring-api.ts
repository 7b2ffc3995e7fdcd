import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import {
  CollectionAsked,
  CollectionRows,
  ExpectationRule,
  ExpectationRuleDraft,
  SourceWatch,
  SourceWatchDraft,
} from '../api/types';

export type Narrowing = Readonly<Record<string, string | readonly string[]>>;

@Injectable({ providedIn: 'root' })
export class MonitoringApi {
  private readonly http = inject(HttpClient);

  records(narrowing: Narrowing, cursor: string | null): Observable<CollectionRows> {
    const params = { ...narrowing, ...(cursor === null ? {} : { cursor }) };
    return this.http.get<CollectionRows>('/api/reconciliation/records', { params });
  }

  collectAgain(record: string, system: string): Observable<CollectionAsked> {
    const url = `/api/reconciliation/records/${encodeURIComponent(record)}/collection`;
    return this.http.post<CollectionAsked>(url, { system });
  }

  changeRule(id: string, draft: ExpectationRuleDraft): Observable<ExpectationRule> {
    return this.http.put<ExpectationRule>(`/api/reconciliation/rules/${encodeURIComponent(id)}`, draft);
  }

  compareAll(): Observable<unknown> {
    return this.http.post('/api/reconciliation/rebuild', null);
  }

  watch(system: string, draft: SourceWatchDraft): Observable<SourceWatch> {
    return this.http.put<SourceWatch>(`/api/heartbeats/sources/${encodeURIComponent(system)}`, draft);
  }
}
