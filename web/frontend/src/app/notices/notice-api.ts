import { HttpClient, HttpParams } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import { NoticePushList, NoticeTrialResult, NoticeWay } from '../api/types';
import { Values } from '../shared/fields';

/** Who is told of what, and by which way. */
@Injectable({ providedIn: 'root' })
export class NoticeApi {
  private readonly http = inject(HttpClient);

  putRule(code: unknown, rule: Values): Observable<unknown> {
    return this.http.put(`/api/notices/rules/${encodeURIComponent(String(code))}`, rule);
  }

  removeRule(code: string, revision: number): Observable<unknown> {
    return this.http.delete(`/api/notices/rules/${encodeURIComponent(code)}`, {
      params: new HttpParams().set('revision', revision),
    });
  }

  putWay(way: string, settings: Values): Observable<NoticeWay> {
    return this.http.put<NoticeWay>(`/api/notices/ways/${way}`, settings);
  }

  tryOut(way: string, name: string): Observable<NoticeTrialResult> {
    return this.http.post<NoticeTrialResult>(`/api/notices/ways/${way}/trial`, { name });
  }

  pushes(cursor: string | null): Observable<NoticePushList> {
    const params = cursor === null ? new HttpParams() : new HttpParams().set('cursor', cursor);
    return this.http.get<NoticePushList>('/api/notices/pushes', { params });
  }
}
