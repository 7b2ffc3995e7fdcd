import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import { Station, StationForm, StationKey, SubmissionList } from '../api/types';

export interface LogQuestion {
  readonly address: string;
  readonly station: string;
  readonly from: string;
  readonly to: string;
}

/** Collection stations, and what they have brought. */
@Injectable({ providedIn: 'root' })
export class StationsApi {
  private readonly http = inject(HttpClient);

  save(code: string, form: StationForm): Observable<Station> {
    return this.http.put<Station>(`/api/stations/${encodeURIComponent(code)}`, form);
  }

  key(code: string): Observable<StationKey> {
    return this.http.post<StationKey>(`/api/stations/${encodeURIComponent(code)}/key`, null);
  }

  log(asked: LogQuestion, cursor: string | null): Observable<SubmissionList> {
    const params = paramsOf(asked);
    if (cursor) params['cursor'] = cursor;
    return this.http.get<SubmissionList>('/api/station-log', { params });
  }

  logFile(asked: LogQuestion): Observable<Blob> {
    return this.http.get('/api/station-log/export', { params: paramsOf(asked), responseType: 'blob' });
  }
}

function paramsOf(asked: LogQuestion): Record<string, string> {
  const params: Record<string, string> = {};
  if (asked.address.trim()) params['address'] = asked.address.trim();
  if (asked.station) params['station'] = asked.station;
  if (asked.from) params['from'] = new Date(asked.from).toISOString();
  if (asked.to) params['to'] = new Date(asked.to).toISOString();
  return params;
}
