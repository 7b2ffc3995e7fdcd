import { HttpClient } from '@angular/common/http';
import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { Unread as Answer } from '../api/types';

const EVERY = 60_000;
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;

/**
 * How many messages wait. Asked for each minute in which somebody was there: asking for nobody would
 * keep a session open that ought to end.
 */
@Injectable({ providedIn: 'root' })
export class Unread {
  private readonly http = inject(HttpClient);
  private readonly document = inject(DOCUMENT);
  private readonly known = signal<Answer>({ count: 0, more: false });
  private timer: ReturnType<typeof setInterval> | undefined;
  private somebody = false;
  private readonly seen = () => (this.somebody = true);

  readonly count = this.known.asReadonly();

  watch(): void {
    if (this.timer !== undefined) return;
    this.ask();
    for (const sign of SIGNS) this.document.addEventListener(sign, this.seen, { passive: true });
    this.timer = setInterval(() => {
      if (this.somebody) this.ask();
    }, EVERY);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    for (const sign of SIGNS) this.document.removeEventListener(sign, this.seen);
    this.known.set({ count: 0, more: false });
  }

  ask(): void {
    this.somebody = false;
    this.http.get<Answer>('/api/inbox/unread').subscribe({
      next: (answer) => this.known.set(answer),
      error: () => undefined, // the next minute asks again
    });
  }
}
