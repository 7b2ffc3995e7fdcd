import { DOCUMENT, inject, Injectable } from '@angular/core';

const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

/**
 * When somebody was last seen at this window. Whoever asks the server by itself looks here first: asking for
 * nobody would keep a session open that ought to end.
 */
@Injectable({ providedIn: 'root' })
export class Presence {
  /** Of the last sign, in milliseconds as `Date.now` counts them. */
  last = Date.now();

  constructor() {
    const document = inject(DOCUMENT);
    for (const sign of SIGNS) {
      document.addEventListener(sign, () => this.seen(), { passive: true, capture: true });
    }
  }

  seen(): void {
    this.last = Date.now();
  }
}
