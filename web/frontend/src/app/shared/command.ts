import { signal } from '@angular/core';
import { firstValueFrom, Observable } from 'rxjs';
import { Problem } from './problem';

/** One deed at a time: the button asks `running`, the form asks `problem`. */
export class Command<T = unknown> {
  private readonly busy = signal<string | null>(null);
  private readonly failure = signal<Problem | null>(null);

  readonly running = this.busy.asReadonly();
  readonly problem = this.failure.asReadonly();

  /** Answers `undefined` when it failed or another run is under way. `what` tells rows apart. */
  async run(deed: Observable<T>, what = ''): Promise<T | undefined> {
    if (this.busy() !== null) return undefined;
    this.busy.set(what);
    this.failure.set(null);
    try {
      return await firstValueFrom(deed, { defaultValue: undefined as T });
    } catch (error) {
      this.failure.set(Problem.of(error));
      return undefined;
    } finally {
      this.busy.set(null);
    }
  }

  forgive(): void {
    this.failure.set(null);
  }
}
