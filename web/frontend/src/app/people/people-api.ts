import { HttpClient, HttpParams } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import {
  Account,
  AccountList,
  Campus,
  Department,
  HandOverOutcome,
  ImportReport,
  LogInAlertList,
  OpenSession,
  PasswordHandover,
  Posting,
  SecurityRules,
  SecurityRulesVersion,
  TokenHandover,
  TokenOrder,
} from '../api/types';

export interface AccountFilter {
  readonly q: string;
  readonly role: string;
  readonly campus: string;
  readonly department: string;
  readonly active: string;
}

export type ImportKind = 'accounts' | 'departments' | 'rights';

const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const seen = (version: number) => ({ headers: { 'If-Match': `"${version}"` } });
const at = (username: string) => `/api/people/accounts/${encodeURIComponent(username)}`;

/** The administrators' side of people. */
@Injectable({ providedIn: 'root' })
export class PeopleApi {
  private readonly http = inject(HttpClient);

  accounts(filter: AccountFilter, cursor: string | null): Observable<AccountList> {
    const params = cursor === null ? asked(filter) : asked(filter).set('cursor', cursor);
    return this.http.get<AccountList>('/api/people/accounts', { params });
  }

  exportUrl(filter: AccountFilter): string {
    return `/api/people/accounts/export?${asked(filter).toString()}`;
  }

  open(account: { username: string; name: string; staffNo: string }): Observable<Account> {
    return this.http.post<Account>('/api/people/accounts', account);
  }

  change(account: Account, wanted: { name: string; staffNo: string }): Observable<Account> {
    return this.http.put<Account>(at(account.username), wanted, seen(account.version));
  }

  activate(account: Account): Observable<Account> {
    return this.http.post<Account>(`${at(account.username)}/activation`, null, seen(account.version));
  }

  deactivate(account: Account, reason: string): Observable<Account> {
    const path = `${at(account.username)}/deactivation`;
    return this.http.post<Account>(path, { reason }, seen(account.version));
  }

  handOver(
    username: string,
    order: { successor: string | null; reason: string },
  ): Observable<HandOverOutcome[]> {
    return this.http.post<HandOverOutcome[]>(`${at(username)}/hand-over`, order);
  }

  setRights(account: Account, postings: readonly Posting[], clearance: number): Observable<Account> {
    const body = { postings, clearance };
    return this.http.put<Account>(`${at(account.username)}/rights`, body, seen(account.version));
  }

  resetPassword(
    username: string,
    order: { reason: string; emergency: boolean },
  ): Observable<PasswordHandover> {
    return this.http.post<PasswordHandover>(`${at(username)}/password`, order);
  }

  releaseReset(id: string): Observable<PasswordHandover> {
    return this.http.post<PasswordHandover>(`/api/people/password-resets/${id}/release`, null);
  }

  refuseReset(id: string): Observable<null> {
    return this.http.post<null>(`/api/people/password-resets/${id}/refusal`, null);
  }

  unlock(username: string): Observable<unknown> {
    return this.http.post(`${at(username)}/unlocking`, null);
  }

  removeSecondFactor(username: string): Observable<unknown> {
    return this.http.delete(`${at(username)}/second-factor`);
  }

  sessions(username: string): Observable<OpenSession[]> {
    return this.http.get<OpenSession[]>(`${at(username)}/sessions`);
  }

  endSession(username: string, handle: string | null): Observable<unknown> {
    return this.http.delete(`${at(username)}/sessions${handle === null ? '' : `/${handle}`}`);
  }

  saveCampus(campus: Campus, known: boolean): Observable<Campus> {
    return known
      ? this.http.put<Campus>(
          `/api/people/campuses/${encodeURIComponent(campus.code ?? '')}`,
          campus,
          seen(campus.version ?? 0),
        )
      : this.http.post<Campus>('/api/people/campuses', campus);
  }

  saveDepartment(department: Department, known: boolean): Observable<Department> {
    const code = encodeURIComponent(department.code ?? '');
    return known
      ? this.http.put<Department>(
          `/api/people/departments/${code}`,
          department,
          seen(department.version ?? 0),
        )
      : this.http.post<Department>('/api/people/departments', department);
  }

  rightsUrl(filter: AccountFilter): string {
    return `/api/people/rights/export?${asked(filter).toString()}`;
  }

  /** `goodRows` is for rights only: elsewhere what is refused never holds up the rest. */
  importFile(what: ImportKind, file: Blob, apply: boolean, goodRows = false): Observable<ImportReport> {
    return this.http.post<ImportReport>(`/api/people/${what}/import`, file, {
      params: goodRows ? { apply, goodRows } : { apply },
      headers: { 'Content-Type': EXCEL },
    });
  }

  saveRules(rules: SecurityRules, version: number): Observable<SecurityRulesVersion> {
    return this.http.put<SecurityRulesVersion>('/api/people/rules', rules, seen(version));
  }

  issueToken(order: TokenOrder): Observable<TokenHandover> {
    return this.http.post<TokenHandover>('/api/people/tokens', order);
  }

  revokeToken(id: string): Observable<unknown> {
    return this.http.post(`/api/people/tokens/${encodeURIComponent(id)}/revocation`, null);
  }

  alerts(open: boolean, cursor: string | null): Observable<LogInAlertList> {
    const params = { open, ...(cursor === null ? {} : { cursor }) } as Record<string, string | boolean>;
    return this.http.get<LogInAlertList>('/api/people/alerts', { params });
  }

  acknowledge(id: string, note: string): Observable<unknown> {
    return this.http.post(`/api/people/alerts/${encodeURIComponent(id)}/acknowledgement`, { note });
  }
}

function asked(filter: AccountFilter): HttpParams {
  const given = Object.entries(filter).filter(([, value]) => value !== '');
  return new HttpParams({ fromObject: Object.fromEntries(given) as Record<string, string> });
}
