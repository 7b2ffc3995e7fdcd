import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import { AuditList, AuditVerification } from '../api/types';

/** What the auditor asks for; empty fields do not narrow. */
export interface Question {
  readonly actor: string;
  readonly action: string;
  readonly recordId: string;
  readonly from: string;
  readonly to: string;
}

@Injectable({ providedIn: 'root' })
export class AuditApi {
  private readonly http = inject(HttpClient);

  events(question: Question, cursor: string | null): Observable<AuditList> {
    return this.http.get<AuditList>('/api/audit', {
      params: { ...filled(question), ...(cursor === null ? {} : { cursor }) },
    });
  }

  verify(day: string): Observable<AuditVerification> {
    return this.http.get<AuditVerification>('/api/audit/verification', { params: filled({ day }) });
  }
}

function filled(fields: object): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
