import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { SystemState } from '../api/types';
import { EVENT_SOURCE } from '../shared/event-source';
import { Problem } from '../shared/problem';
import { SystemApi } from './system-api';

export interface Sample {
  readonly at: number;
  readonly documents: number;
  readonly perMinute: number;
  readonly waiting: number;
}

const POLL = 5000;
const KEPT = 450;
/** The pace is measured over this time. */
const PACED = 60_000;

/** The system as it is now: pushed by the server, asked for where pushing fails. Lives with its page. */
@Injectable()
export class LiveSystem {
  private readonly api = inject(SystemApi);
  private readonly present = signal<SystemState | null>(null);
  private readonly past = signal<readonly Sample[]>([]);
  private readonly way = signal<'push' | 'poll' | 'none'>('none');
  private readonly failure = signal<Problem | null>(null);
  private timer?: ReturnType<typeof setInterval>;

  readonly state = this.present.asReadonly();
  readonly samples = this.past.asReadonly();
  readonly channel = this.way.asReadonly();
  readonly problem = this.failure.asReadonly();

  constructor() {
    const Source = inject(EVENT_SOURCE);
    const destroyed = inject(DestroyRef);
    destroyed.onDestroy(() => clearInterval(this.timer));
    this.ask();
    if (!Source) {
      this.poll();
      return;
    }
    const source = new Source('/api/system/events');
    const take = (event: MessageEvent<string>) => {
      this.stopPolling();
      this.way.set('push');
      this.accept(JSON.parse(event.data) as SystemState);
    };
    source.addEventListener('message', take);
    source.addEventListener('system', take);
    source.addEventListener('error', () => this.poll());
    destroyed.onDestroy(() => source.close());
  }

  ask(): void {
    this.api.state().subscribe({
      next: (state) => this.accept(state),
      error: (error: unknown) => {
        this.failure.set(Problem.of(error));
        this.way.set('none');
      },
    });
  }

  private poll(): void {
    if (this.timer) return;
    this.way.set('poll');
    this.timer = setInterval(() => this.ask(), POLL);
  }

  private stopPolling(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private accept(state: SystemState): void {
    this.failure.set(null);
    if (this.way() === 'none' && this.timer) this.way.set('poll');
    this.present.set(state);
    const [at, documents] = [Date.now(), state.ingestion.documents];
    const waiting = state.work.ready + state.work.leased;
    this.past.update((past) => {
      const sample = { at, documents, perMinute: pace(past, at, documents), waiting };
      return [...past, sample].slice(-KEPT);
    });
  }
}

/** Documents per minute, from how many there were a while ago. */
function pace(past: readonly Sample[], at: number, documents: number): number {
  const then = past.find((sample) => sample.at >= at - PACED);
  if (!then || at - then.at < 1000) return 0;
  return Math.max(0, Math.round(((documents - then.documents) * 60_000) / (at - then.at)));
}
