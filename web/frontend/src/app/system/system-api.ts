import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import { DeadLetterList, SystemState } from '../api/types';

@Injectable({ providedIn: 'root' })
export class SystemApi {
  private readonly http = inject(HttpClient);

  state(): Observable<SystemState> {
    return this.http.get<SystemState>('/api/system');
  }

  rebuildIndex(): Observable<unknown> {
    return this.http.post('/api/system/index/rebuild', null);
  }

  deadLetters(): Observable<DeadLetterList> {
    return this.http.get<DeadLetterList>('/api/dead-letters');
  }

  retry(id: string): Observable<unknown> {
    return this.http.post(`/api/dead-letters/${encodeURIComponent(id)}/retry`, null);
  }
}
