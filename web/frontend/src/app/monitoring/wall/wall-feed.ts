import { HttpClient, HttpContext } from '@angular/common/http';
import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import { EXPECTS_401 } from '../../shared/session';
import { Wall } from '../../api/types';
import { EVENT_SOURCE } from '../../shared/event-source';
import { Problem } from '../../shared/problem';

const LOOK = 1000;
const AGAIN = 5000;
/** So many beats may fail before what is shown counts as stale. */
const MISSED = 4;

/** A token that keeps a wall hanging past any log-in; in the fragment, which no server sees or logs. */
const tokenOf = (fragment: string | null): string | null =>
  /^token=([\w.~-]+)$/.exec(fragment ?? '')?.[1] ?? null;

/**
 * The wall's figures as they come. The browser's own reconnecting gives up when a proxy answers in the
 * server's place, so this begins anew by itself for as long as the page hangs there.
 */
@Injectable()
export class WallFeed {
  private readonly http = inject(HttpClient);
  private readonly token = tokenOf(inject(ActivatedRoute).snapshot.fragment);
  /** The browser's own stream carries no token: with one, the wall asks again and again. */
  private readonly Source = this.token === null ? inject(EVENT_SOURCE) : null;
  private readonly present = signal<Wall | null>(null);
  private readonly old = signal(false);
  private readonly refused = signal(false);
  private heardAt = 0;
  private beganAt = 0;
  private source: EventSource | null = null;

  readonly wall = this.present.asReadonly();
  /** Whether nothing was heard for so long that the figures may no longer hold. */
  readonly stale = this.old.asReadonly();
  /** Whether the server says that nobody is logged in here, or may not look. */
  readonly closed = this.refused.asReadonly();
  readonly now = signal(Date.now());

  constructor() {
    const timer = setInterval(() => this.look(), LOOK);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      this.source?.close();
    });
    this.begin();
  }

  private begin(): void {
    this.beganAt = Date.now();
    this.source?.close();
    this.source = null;
    this.ask();
    if (!this.Source) return;
    const source = new this.Source('/api/wall/events');
    source.addEventListener('message', (event: MessageEvent<string>) =>
      this.accept(JSON.parse(event.data) as Wall),
    );
    this.source = source;
  }

  /** The plain request fills the screen at once, and says why when there is nothing to see. */
  private ask(): void {
    const headers: Record<string, string> =
      this.token === null ? {} : { Authorization: `Bearer ${this.token}` };
    const context = new HttpContext().set(EXPECTS_401, this.token !== null);
    this.http.get<Wall>('/api/wall', { headers, context }).subscribe({
      next: (wall) => this.accept(wall),
      error: (error: unknown) => {
        const { status } = Problem.of(error);
        this.refused.set(status === 401 || status === 403);
      },
    });
  }

  private accept(wall: Wall): void {
    this.heardAt = Date.now();
    this.refused.set(false);
    this.old.set(false);
    this.present.set(wall);
  }

  private look(): void {
    const now = Date.now();
    this.now.set(now);
    const bearable = MISSED * 1000 * (this.present()?.paceSeconds ?? 5);
    const silent = now - this.heardAt > bearable;
    this.old.set(silent);
    const closed = this.source?.readyState === 2;
    const overdue = this.Source ? closed || silent : now - this.heardAt > AGAIN;
    if (overdue && now - this.beganAt >= AGAIN) this.begin();
  }
}
