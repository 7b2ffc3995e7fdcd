import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import {
  Application,
  ApplicationForm as Form,
  ApplicationWithSecret,
  TrialForm as Trial,
  TrialLink,
} from '../api/types';

const BASE = '/api/applications';

/** Other systems, as the security administrator registers them. */
@Injectable({ providedIn: 'root' })
export class ApplicationApi {
  private readonly http = inject(HttpClient);

  register(form: Form): Observable<ApplicationWithSecret> {
    return this.http.post<ApplicationWithSecret>(BASE, form);
  }

  change(id: string, form: Form): Observable<Application> {
    return this.http.post<Application>(`${this.of(id)}/terms`, form);
  }

  rotate(application: Application, overlapHours: number): Observable<ApplicationWithSecret> {
    const { id, version } = application;
    return this.http.post<ApplicationWithSecret>(`${this.of(id)}/rotation`, { version, overlapHours });
  }

  setActive(application: Application, active: boolean): Observable<Application> {
    const { id, version } = application;
    const deed = active ? 'activation' : 'deactivation';
    return this.http.post<Application>(`${this.of(id)}/${deed}`, { version });
  }

  tryOut(id: string, form: Trial): Observable<TrialLink> {
    return this.http.post<TrialLink>(`${this.of(id)}/trial`, form);
  }

  private of(id: string): string {
    return `${BASE}/${encodeURIComponent(id)}`;
  }
}
