import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import { ProviderForm, ProviderRow, TrialResult } from '../api/types';

@Injectable({ providedIn: 'root' })
export class SignOnApi {
  private readonly http = inject(HttpClient);

  add(form: ProviderForm): Observable<ProviderRow> {
    return this.http.post<ProviderRow>('/api/identity-providers', form);
  }

  change(form: ProviderForm): Observable<ProviderRow> {
    return this.http.put<ProviderRow>(this.address(form.id), form);
  }

  remove(row: ProviderRow): Observable<unknown> {
    return this.http.delete(this.address(row.id), { params: { version: row.version } });
  }

  tryOut(id: string, name: string): Observable<TrialResult> {
    return this.http.post<TrialResult>(`${this.address(id)}/trial`, { name });
  }

  private address(id: string): string {
    return `/api/identity-providers/${encodeURIComponent(id)}`;
  }
}
