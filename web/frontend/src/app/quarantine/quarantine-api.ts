import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import { IntakeMeta, Released, QuarantineList } from '../api/types';

@Injectable({ providedIn: 'root' })
export class QuarantineApi {
  private readonly http = inject(HttpClient);

  list(cursor: string | null): Observable<QuarantineList> {
    return this.http.get<QuarantineList>('/api/quarantine', { params: cursor === null ? {} : { cursor } });
  }

  retry(id: string): Observable<Released> {
    return this.http.post<Released>(`/api/quarantine/${encodeURIComponent(id)}/retry`, null);
  }

  /** A password of this source; it is tried on its locked documents from now on. */
  unlock(source: string, password: string): Observable<unknown> {
    return this.http.post(`/api/document-passwords/${encodeURIComponent(source)}`, { password });
  }

  assign(id: string, meta: IntakeMeta): Observable<Released> {
    return this.http.post<Released>(`/api/quarantine/${encodeURIComponent(id)}/assign`, meta);
  }
}
