import { HttpClient, HttpParams } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import {
  AnchorList,
  AnomalyEvents,
  AnomalyList,
  AnomalyRule,
  AnomalyRuleDraft,
  AnomalyRuleList,
  AuditList,
  AuditVerification,
  LatestVerification,
} from '../api/types';
import { english } from '../shared/locale';

/** What the auditor asks for; empty fields do not narrow. */
export interface Question {
  readonly kind: string;
  readonly actor: string;
  readonly role: string;
  readonly department: string;
  readonly action: string;
  readonly outcome: string;
  readonly recordId: string;
  readonly address: string;
  readonly q: string;
  readonly correlation: string;
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

  /** The browser saves what the server writes: a million rows never stand in this page. */
  exportAddress(question: Question, format: 'csv' | 'xlsx'): string {
    const params = new HttpParams({
      fromObject: { ...filled(question), format, lang: english() ? 'en' : 'zh' },
    });
    return `/api/audit/export?${params.toString()}`;
  }

  verify(day: string): Observable<AuditVerification> {
    return this.http.get<AuditVerification>('/api/audit/verification', { params: filled({ day }) });
  }

  latestVerification(): Observable<LatestVerification> {
    return this.http.get<LatestVerification>('/api/audit/verification/whole');
  }

  verifyAll(): Observable<LatestVerification> {
    return this.http.post<LatestVerification>('/api/audit/verification/whole', null);
  }

  anchors(cursor: string | null): Observable<AnchorList> {
    return this.http.get<AnchorList>('/api/audit/anchors', {
      params: cursor === null ? {} : { cursor },
    });
  }

  anomalies(open: boolean, cursor: string | null): Observable<AnomalyList> {
    return this.http.get<AnomalyList>('/api/audit/anomalies', {
      params: { open, ...(cursor === null ? {} : { cursor }) },
    });
  }

  anomalyEvents(id: string): Observable<AnomalyEvents> {
    return this.http.get<AnomalyEvents>(`/api/audit/anomalies/${encodeURIComponent(id)}/events`);
  }

  acknowledge(id: string, note: string): Observable<unknown> {
    return this.http.post(`/api/audit/anomalies/${encodeURIComponent(id)}/acknowledgement`, { note });
  }

  rules(): Observable<AnomalyRuleList> {
    return this.http.get<AnomalyRuleList>('/api/audit/anomaly-rules');
  }

  changeRule(id: string, draft: AnomalyRuleDraft): Observable<AnomalyRule> {
    return this.http.put<AnomalyRule>(`/api/audit/anomaly-rules/${encodeURIComponent(id)}`, draft);
  }
}

function filled(fields: object): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
