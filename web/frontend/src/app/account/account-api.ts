import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import { FactorSetup, OwnAddresses, RecoveryCodes } from '../api/types';

/** One's own account. */
@Injectable({ providedIn: 'root' })
export class AccountApi {
  private readonly http = inject(HttpClient);

  changePassword(present: string, wanted: string): Observable<unknown> {
    return this.http.put('/api/me/password', { present, wanted });
  }

  endSession(handle: string | null): Observable<unknown> {
    return this.http.delete(`/api/me/sessions${handle === null ? '' : `/${handle}`}`);
  }

  nameMe(way: string, name: string): Observable<OwnAddresses> {
    return this.http.put<OwnAddresses>(`/api/me/notice-addresses/${way}`, { name });
  }

  forgetDevice(id: string): Observable<unknown> {
    return this.http.delete(`/api/me/devices/${id}`);
  }

  beginFactor(password: string, code: string): Observable<FactorSetup> {
    return this.http.post<FactorSetup>('/api/me/second-factor', { password, code });
  }

  confirmFactor(code: string): Observable<RecoveryCodes> {
    return this.http.post<RecoveryCodes>('/api/me/second-factor/confirmation', { code });
  }

  removeFactor(password: string, code: string): Observable<unknown> {
    return this.http.post('/api/me/second-factor/removal', { password, code });
  }
}
