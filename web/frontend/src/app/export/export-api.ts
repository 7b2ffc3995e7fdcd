import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import { ExportList, ExportView, FoundNumbers } from '../api/types';

const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const ownExports = () => httpResource<ExportList>(() => '/api/exports');
export const packageAddress = (id: string) => `/api/exports/${encodeURIComponent(id)}/content`;

@Injectable({ providedIn: 'root' })
export class ExportApi {
  private readonly http = inject(HttpClient);

  cancel(id: string): Observable<ExportView> {
    return this.http.post<ExportView>(`/api/exports/${encodeURIComponent(id)}/cancellation`, {});
  }

  find(numbers: readonly string[]): Observable<FoundNumbers> {
    return this.http.post<FoundNumbers>('/api/search/numbers', { numbers });
  }

  /** The first column of the file. */
  findIn(file: File): Observable<FoundNumbers> {
    const type = file.name.toLowerCase().endsWith('.xlsx') ? EXCEL : 'text/csv';
    return this.http.post<FoundNumbers>('/api/search/numbers', file, { headers: { 'Content-Type': type } });
  }
}
