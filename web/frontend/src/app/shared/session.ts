import { HttpClient, HttpContext, HttpContextToken } from '@angular/common/http';
import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import { firstValueFrom, Observable, tap } from 'rxjs';
import { Credentials, Duty, Farewell, Me, Right } from '../api/types';

/** Set on a request whose 401 is an answer, not the end of the session. */
export const EXPECTS_401 = new HttpContextToken(() => false);

const MARK = 'anjuan.session';
/** The session began at an identity provider: its end is announced there too. */
const SIGNED_ON = 'anjuan.signed-on';
const OWNER = 'anjuan.owner';

/** Who is signed in. The mark in the browser only says that asking the server is worth a request. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly signedIn = signal<Me | null>(null);
  private asking: Promise<Me | null> | null = null;

  readonly me = this.signedIn.asReadonly();

  may(right: Right): boolean {
    return this.signedIn()?.rights.includes(right) ?? false;
  }

  /** Whether this duty, or any, comes before everything else. */
  owes(duty?: Duty): boolean {
    const duties = this.signedIn()?.duties ?? [];
    return duty === undefined ? duties.length > 0 : duties.includes(duty);
  }

  /** Asks the server again who this is and what is owed. */
  async reload(): Promise<void> {
    this.remember(await firstValueFrom(this.http.get<Me>('/api/me')));
  }

  /** The second step, with the ticket of the first. */
  enterCode(ticket: string, code: string): Observable<Me> {
    return this.http
      .post<Me>('/api/session/code', { ticket, code }, { context: expects401() })
      .pipe(tap((me) => this.remember(me)));
  }

  /** The person known to the server, asked once per page load. */
  async restore(): Promise<Me | null> {
    if (this.signedIn() || localStorage.getItem(MARK) === null) return this.signedIn();
    this.asking ??= firstValueFrom(this.http.get<Me>('/api/me', { context: expects401() })).then(
      (me) => this.remember(me),
      () => null,
    );
    const me = await this.asking;
    this.asking = null;
    return me;
  }

  /** Somebody has come back from an identity provider: the server knows who. */
  async adopt(): Promise<Me | null> {
    localStorage.setItem(MARK, '1');
    const me = await this.restore();
    if (me) this.signedOn();
    else localStorage.removeItem(MARK);
    return me;
  }

  /** The session began at an identity provider. */
  signedOn(): void {
    localStorage.setItem(SIGNED_ON, '1');
  }

  logIn(credentials: Credentials): Observable<Me> {
    return this.http
      .post<Me>('/api/session', credentials, { context: expects401() })
      .pipe(tap((me) => this.remember(me)));
  }

  async logOut(): Promise<void> {
    const farewell = await this.farewell();
    try {
      await firstValueFrom(this.http.delete('/api/session', { context: expects401() }));
    } finally {
      sessionStorage.clear();
      this.forget();
      if (farewell) this.document.location.assign(farewell);
      else await this.router.navigateByUrl('/login');
    }
  }

  /** Where the log-in ends at the identity provider, for those who came from one. */
  private async farewell(): Promise<string | null> {
    if (localStorage.getItem(SIGNED_ON) === null) return null;
    return firstValueFrom(this.http.get<Farewell>('/api/farewell', { context: expects401() })).then(
      (found) => found.url ?? null,
      () => null,
    );
  }

  /** An image or a stream was refused without saying why: ask whether the session still stands. */
  verify(): void {
    this.http.get<Me>('/api/me').subscribe({ error: () => undefined });
  }

  expired(): void {
    if (!this.signedIn()) return;
    const returnTo = this.router.url;
    this.forget();
    void this.router.navigateByUrl('/login', { state: { returnTo, expired: true } });
  }

  private remember(me: Me): Me {
    // What one person typed in this tab is not for the next one.
    if (sessionStorage.getItem(OWNER) !== me.username) sessionStorage.clear();
    sessionStorage.setItem(OWNER, me.username);
    localStorage.setItem(MARK, '1');
    this.signedIn.set(me);
    return me;
  }

  private forget(): void {
    localStorage.removeItem(MARK);
    localStorage.removeItem(SIGNED_ON);
    this.signedIn.set(null);
  }
}

const expects401 = () => new HttpContext().set(EXPECTS_401, true);
