import { Injectable, signal } from '@angular/core';

/** Where the reader came from: the list of results to go back to. */
@Injectable({ providedIn: 'root' })
export class LastSearch {
  readonly address = signal<string | null>(null);
}
