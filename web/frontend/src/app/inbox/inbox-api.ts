import { HttpClient, HttpParams } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import { InboxList, Unread } from '../api/types';

/** Everybody's own messages. */
@Injectable({ providedIn: 'root' })
export class InboxApi {
  private readonly http = inject(HttpClient);

  list(cursor: string | null): Observable<InboxList> {
    const params = cursor === null ? new HttpParams() : new HttpParams().set('cursor', cursor);
    return this.http.get<InboxList>('/api/inbox', { params });
  }

  unread(): Observable<Unread> {
    return this.http.get<Unread>('/api/inbox/unread');
  }

  read(id: string): Observable<unknown> {
    return this.http.post(`/api/inbox/${encodeURIComponent(id)}/reading`, null);
  }

  readAll(upTo: string): Observable<unknown> {
    return this.http.post('/api/inbox/reading', { upTo });
  }
}
