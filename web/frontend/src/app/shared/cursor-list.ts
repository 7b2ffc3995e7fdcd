import { DestroyRef, inject, signal } from '@angular/core';
import { Observable, Subscription } from 'rxjs';
import { Problem } from './problem';

interface Slice {
  next?: string | null;
}

export interface Snapshot<S, T> {
  readonly items: readonly T[];
  readonly first: S | null;
  readonly next: string | null;
}

/** A list that grows by the server's cursor. What is shown stays while a restart is under way. */
export class CursorList<S extends Slice, T> {
  private readonly rows = signal<readonly T[]>([]);
  private readonly head = signal<S | null>(null);
  private readonly cursor = signal<string | null>(null);
  private readonly under = signal<'first' | 'more' | null>(null);
  private readonly failure = signal<Problem | null>(null);
  private readonly brokenOff = signal<Problem | null>(null);
  private running?: Subscription;

  readonly items = this.rows.asReadonly();
  /** The first slice: totals and facets live there. */
  readonly first = this.head.asReadonly();
  readonly loading = this.under.asReadonly();
  /** Nothing can be shown. */
  readonly problem = this.failure.asReadonly();
  /** What is shown stays, but did not go on. */
  readonly stopped = this.brokenOff.asReadonly();
  readonly next = this.cursor.asReadonly();

  constructor(
    private readonly load: (cursor: string | null) => Observable<S>,
    private readonly unpack: (slice: S) => readonly T[],
  ) {
    inject(DestroyRef).onDestroy(() => this.running?.unsubscribe());
  }

  restart(): void {
    this.fetch('first', null);
  }

  more(): void {
    const cursor = this.cursor();
    if (cursor !== null && this.under() === null) this.fetch('more', cursor);
  }

  snapshot(): Snapshot<S, T> {
    return { items: this.rows(), first: this.head(), next: this.cursor() };
  }

  adopt(snapshot: Snapshot<S, T>): void {
    this.clear();
    this.rows.set(snapshot.items);
    this.head.set(snapshot.first);
    this.cursor.set(snapshot.next);
  }

  clear(): void {
    this.running?.unsubscribe();
    this.under.set(null);
    this.failure.set(null);
    this.brokenOff.set(null);
    this.rows.set([]);
    this.head.set(null);
    this.cursor.set(null);
  }

  private fetch(kind: 'first' | 'more', cursor: string | null): void {
    this.running?.unsubscribe();
    this.under.set(kind);
    this.failure.set(null);
    this.brokenOff.set(null);
    this.running = this.load(cursor).subscribe({
      next: (slice) => {
        const fresh = this.unpack(slice);
        this.rows.update((rows) => (kind === 'first' ? fresh : [...rows, ...fresh]));
        if (kind === 'first') this.head.set(slice);
        this.cursor.set(slice.next ?? null);
        this.under.set(null);
      },
      error: (error: unknown) => {
        if (kind === 'first') {
          this.rows.set([]);
          this.head.set(null);
          this.cursor.set(null);
        }
        (kind === 'first' ? this.failure : this.brokenOff).set(Problem.of(error));
        this.under.set(null);
      },
    });
  }
}
