import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { Unread as Answer } from '../api/types';
import { Presence } from './presence';

const EVERY = 60_000;

/** How many messages wait. Asked for each minute in which somebody was there. */
@Injectable({ providedIn: 'root' })
export class Unread {
  private readonly http = inject(HttpClient);
  private readonly presence = inject(Presence);
  private readonly known = signal<Answer>({ count: 0, more: false });
  private timer: ReturnType<typeof setInterval> | undefined;
  private asked = 0;

  readonly count = this.known.asReadonly();

  watch(): void {
    if (this.timer !== undefined) return;
    this.ask();
    this.timer = setInterval(() => {
      if (this.presence.last > this.asked) this.ask();
    }, EVERY);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.known.set({ count: 0, more: false });
  }

  ask(): void {
    this.asked = Date.now();
    this.http.get<Answer>('/api/inbox/unread').subscribe({
      next: (answer) => this.known.set(answer),
      error: () => undefined, // the next minute asks again
    });
  }
}
