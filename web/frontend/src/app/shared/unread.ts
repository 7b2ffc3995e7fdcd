import { HttpClient } from '@angular/common/http';
import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { Unread as Answer } from '../api/types';

const EVERY = 60_000;

/** How many messages wait. Asked for each minute while the page is looked at. */
@Injectable({ providedIn: 'root' })
export class Unread {
  private readonly http = inject(HttpClient);
  private readonly document = inject(DOCUMENT);
  private readonly known = signal<Answer>({ count: 0, more: false });
  private timer: ReturnType<typeof setInterval> | undefined;

  readonly count = this.known.asReadonly();

  watch(): void {
    this.ask();
    this.timer ??= setInterval(() => {
      if (this.document.visibilityState === 'visible') this.ask();
    }, EVERY);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  ask(): void {
    this.http.get<Answer>('/api/inbox/unread').subscribe({
      next: (answer) => this.known.set(answer),
      error: () => undefined, // the next minute asks again
    });
  }
}
