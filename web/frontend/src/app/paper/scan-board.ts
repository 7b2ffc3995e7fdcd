import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { ScanPage, ScanView } from '../api/types';
import { Problem } from '../shared/problem';
import { Origin, PaperApi } from './paper-api';

const PAUSE = 600;
const LOOK_AGAIN = 1500;

/**
 * The job that is worked on: what the server keeps, and what was changed here and is on its way. One
 * request at a time, so that each names the revision that the last one brought.
 */
@Injectable()
export class ScanBoard {
  private readonly api = inject(PaperApi);
  private readonly kept = signal<ScanView | undefined>(undefined);
  private readonly shown = signal<readonly ScanPage[]>([]);
  private readonly failure = signal<Problem | null>(null);
  private readonly under = signal(0);
  private readonly dirty = signal(false);
  private timer?: ReturnType<typeof setTimeout>;
  private line: Promise<unknown> = Promise.resolve();

  readonly job = this.kept.asReadonly();
  readonly pages = this.shown.asReadonly();
  readonly problem = this.failure.asReadonly();
  readonly working = computed(() => this.under() > 0);
  readonly unsaved = this.dirty.asReadonly();
  readonly open = computed(() => this.kept()?.state === 'OPEN');

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  load(id: string): Promise<void> {
    return this.inLine(async () => {
      this.dirty.set(false);
      this.take(await firstValueFrom(this.api.job(id)));
    });
  }

  /** Changes pages here at once; the server is told after a short pause. */
  edit(change: (pages: readonly ScanPage[]) => readonly ScanPage[]): void {
    this.shown.update(change);
    this.dirty.set(true);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), PAUSE);
  }

  save(): Promise<void> {
    clearTimeout(this.timer);
    return this.inLine(async () => {
      const job = this.kept();
      if (!this.dirty() || !job) return;
      this.dirty.set(false);
      try {
        this.take(await firstValueFrom(this.api.arrange(job, this.shown())));
      } catch (error) {
        this.dirty.set(true);
        throw error;
      }
    });
  }

  /** Answers the job that the next picture belongs to. */
  async add(picture: Blob, origin: Origin): Promise<string | undefined> {
    await this.save();
    let goesOn: string | undefined;
    await this.inLine(async () => {
      const job = this.kept();
      if (!job) return;
      const before = new Set(job.pages.map((page) => page.id));
      const added = await firstValueFrom(this.api.add(job, picture, origin));
      goesOn = added.goesOn;
      const fresh = added.job.pages.filter((page) => !before.has(page.id));
      this.kept.set(added.job);
      this.shown.update((pages) => (this.dirty() ? [...pages, ...fresh] : added.job.pages));
    });
    return goesOn;
  }

  async takeAgain(page: string, picture: Blob, origin: Origin): Promise<void> {
    await this.save();
    await this.inLine(async () => {
      const job = this.kept();
      if (job) this.take(await firstValueFrom(this.api.takeAgain(job, page, picture, origin)));
    });
  }

  async finish(): Promise<void> {
    await this.save();
    await this.inLine(async () => {
      const job = this.kept();
      if (job && !this.dirty()) this.take(await firstValueFrom(this.api.finish(job)));
    });
    this.lookAgain();
  }

  reopen(): Promise<void> {
    return this.inLine(async () => {
      const job = this.kept();
      if (job) this.take(await firstValueFrom(this.api.reopen(job)));
    });
  }

  discard(): Promise<void> {
    clearTimeout(this.timer);
    this.dirty.set(false);
    return this.inLine(async () => {
      const job = this.kept();
      if (job) this.take(await firstValueFrom(this.api.discard(job)));
    });
  }

  forgive(): void {
    this.failure.set(null);
  }

  /** Until its documents are there. */
  lookAgain(): void {
    const job = this.kept();
    if (job?.state !== 'FINISHING') return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.load(job.id).then(() => this.lookAgain()), LOOK_AGAIN);
  }

  private take(job: ScanView): void {
    this.kept.set(job);
    if (!this.dirty()) this.shown.set(job.pages);
  }

  private inLine(deed: () => Promise<void>): Promise<void> {
    const run = async () => {
      this.under.update((n) => n + 1);
      try {
        await deed();
        this.failure.set(null);
      } catch (error) {
        this.failure.set(Problem.of(error));
      } finally {
        this.under.update((n) => n - 1);
      }
    };
    const mine = this.line.then(run);
    this.line = mine;
    return mine;
  }
}
