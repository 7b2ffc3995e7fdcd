import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { Viewing } from '../../api/types';
import { Presence } from '../../shared/presence';

const REPORT = 20_000;
const LEAST = 1_000;
const MOST = 30 * 60_000;
const BATCH = 200;
/** So long somebody may read without a move of the hand. */
const STILL = 120_000;

interface Place {
  readonly documentId: string;
  readonly version: number;
  readonly page: number;
}

/**
 * How long pages are before the reader's eyes: told to the server in batches, and once more when the page goes away.
 * Time in which the window is hidden does not count, nor when nobody gave a sign for a while: the reader has left.
 */
export class Dwell {
  private readonly seen = new Map<string, Viewing>();
  private readonly timer = setInterval(() => this.report(), REPORT);
  private readonly hidden = () => (document.hidden ? this.leave() : this.enter(this.place));
  private readonly gone = () => this.leave(true);
  private place: Place | null = null;
  private since = 0;

  constructor(
    private readonly http: HttpClient,
    private readonly presence: Presence,
  ) {
    document.addEventListener('visibilitychange', this.hidden);
    globalThis.addEventListener('pagehide', this.gone);
  }

  /** This page is in sight from now on; none when it is null. */
  look(place: Place | null): void {
    this.count();
    this.enter(place);
  }

  close(): void {
    clearInterval(this.timer);
    document.removeEventListener('visibilitychange', this.hidden);
    globalThis.removeEventListener('pagehide', this.gone);
    this.leave();
  }

  private enter(place: Place | null): void {
    this.place = place;
    this.since = Date.now();
  }

  private leave(unloading = false): void {
    this.count();
    this.since = 0;
    this.send(unloading);
  }

  private report(): void {
    this.count();
    this.send(false);
  }

  private count(): void {
    const place = this.place;
    const now = Date.now();
    const until = Math.min(now, this.presence.last + STILL);
    if (place && this.since > 0 && until - this.since >= LEAST) {
      this.add({ ...place, millis: until - this.since });
      this.since = now;
    } else if (until < now && this.since > 0) {
      this.since = now;
    }
  }

  private add(viewing: Viewing): void {
    const key = `${viewing.documentId}/${viewing.version}/${viewing.page}`;
    const millis = (this.seen.get(key)?.millis ?? 0) + viewing.millis;
    this.seen.set(key, { ...viewing, millis: Math.min(MOST, millis) });
  }

  private send(unloading: boolean): void {
    const items = [...this.seen.values()].slice(0, BATCH);
    if (items.length === 0) return;
    this.seen.clear();
    this.http.post('/api/viewings', { items }, { keepalive: unloading }).subscribe({
      // The server is away for a moment: told with the next report. What it refuses is not told again.
      error: (failure: HttpErrorResponse) => {
        if (failure.status === 0 || failure.status >= 500) items.forEach((item) => this.add(item));
      },
    });
  }
}
