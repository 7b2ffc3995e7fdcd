import { HttpClient, HttpParams } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import { Grant, GrantList, RunState, SimulationAnswer } from '../api/types';
import { Values } from '../shared/fields';

export interface GrantFilter {
  readonly beneficiaryKind: string;
  readonly beneficiary: string;
  readonly record: string;
  readonly state: string;
}

/** Everything about who may see what. */
@Injectable({ providedIn: 'root' })
export class AccessApi {
  private readonly http = inject(HttpClient);

  grants(filter: GrantFilter, cursor: string | null): Observable<GrantList> {
    let params = new HttpParams();
    for (const [name, value] of Object.entries({ ...filter, cursor })) {
      if (value) params = params.set(name, String(value));
    }
    return this.http.get<GrantList>('/api/grants', { params });
  }

  give(grant: Values): Observable<Grant> {
    return this.http.post<Grant>('/api/grants', grant);
  }

  withdraw(id: string, reason: unknown): Observable<Grant> {
    return this.http.post<Grant>(`/api/grants/${encodeURIComponent(id)}/withdrawal`, { reason });
  }

  put(address: string, code: unknown, rule: Values): Observable<unknown> {
    return this.http.put(`${address}/${encodeURIComponent(String(code))}`, rule);
  }

  simulate(question: Values): Observable<SimulationAnswer> {
    return this.http.post<SimulationAnswer>('/api/access/simulation', question);
  }

  runTagRules(): Observable<RunState> {
    return this.http.post<RunState>('/api/tag-rules/run', null);
  }
}
