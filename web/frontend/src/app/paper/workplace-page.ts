import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzPopconfirmDirective } from 'ng-zorro-antd/popconfirm';
import { NzSkeletonComponent } from 'ng-zorro-antd/skeleton';
import { Retouch } from '../api/types';
import { Notice } from '../shared/notice';
import { Reference } from '../shared/reference';
import { CameraStage } from './camera-stage';
import { PageEditor } from './page-editor';
import { PageStrip, Picked } from './page-strip';
import { Origin } from './paper-api';
import { Defect, defectNames } from './review-api';
import { ScanBoard } from './scan-board';
import { assigned, moved, moveBy, picked, retouched, starting } from './scan-deeds';
import { ScanEnded } from './scan-ended';
import { ScannerButton } from './scanner-button';

const ACCEPTED = 'image/jpeg,image/png,image/tiff,image/bmp,application/pdf';

/** The workplace: pages come from a camera or as files, are put in order, and become documents. */
@Component({
  selector: 'aj-workplace-page',
  imports: [
    RouterLink,
    NzButtonComponent,
    NzIconDirective,
    NzPopconfirmDirective,
    NzSkeletonComponent,
    CameraStage,
    Notice,
    PageEditor,
    PageStrip,
    ScanEnded,
    ScannerButton,
  ],
  providers: [ScanBoard],
  host: { '(window:beforeunload)': 'leave($event)', '(keydown.delete)': 'byKey($event)' },
  templateUrl: './workplace-page.html',
  styleUrl: './workplace-page.css',
})
export class WorkplacePage {
  private readonly router = inject(Router);
  protected readonly board = inject(ScanBoard);
  protected readonly categories = inject(Reference).categoriesByName;
  protected readonly reference = inject(Reference);
  readonly id = input.required<string>();

  protected readonly accepted = ACCEPTED;
  protected readonly scanned = (page: Blob) => this.take([page], 'SCANNER');
  protected readonly camera = signal(false);
  protected readonly again = signal<string | null>(null);
  protected readonly waiting = signal(0);
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  private readonly anchor = signal<string | null>(null);
  protected readonly current = computed(
    () => this.board.pages().find((page) => page.id === this.anchor()) ?? this.board.pages().at(-1),
  );
  protected readonly number = computed(() => this.board.pages().findIndex((p) => p === this.current()) + 1);
  protected readonly blanks = computed(() => this.board.pages().filter((page) => page.blank).length);
  protected readonly missing = computed(() =>
    (this.board.job()?.required ?? [])
      .filter((one) => !one.present && !this.board.pages().some((page) => page.category === one.category))
      .map((one) => this.reference.category(one.category)),
  );
  protected readonly loose = computed(
    () => this.board.pages().filter((page) => !page.separator && !page.category).length,
  );

  /** What the review found wrong. */
  protected readonly marks = computed(() => {
    const review = this.board.job()?.review;
    if (review?.state !== 'REJECTED') return [];
    return review.marks.map(({ page, defect, note }) => ({
      number: this.board.pages().findIndex((one) => one.id === page) + 1 || '',
      name: defectNames[defect as Defect],
      note: note ?? '',
    }));
  });

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.board.load(id).then(() => this.board.lookAgain()));
    });
  }

  protected pick(how: Picked): void {
    this.chosen.set(picked(this.board.pages(), this.chosen(), this.anchor(), how));
    this.anchor.set(how.id);
    this.camera.set(false);
  }

  protected assign(category: string): void {
    this.board.edit((pages) => assigned(pages, this.chosenOrCurrent(), category === '' ? null : category));
  }

  protected begins(): void {
    const page = this.current();
    if (page) this.board.edit((pages) => starting(pages, page.id, !page.startsDocument));
  }

  protected separates(): void {
    const page = this.current();
    if (!page) return;
    this.board.edit((pages) =>
      pages.map((one) => (one.id === page.id ? { ...one, separator: !one.separator } : one)),
    );
  }

  protected retouch(retouch: Retouch): void {
    const page = this.current();
    if (page) this.board.edit((pages) => retouched(pages, new Set([page.id]), retouch));
  }

  protected move(by: 1 | -1): void {
    const page = this.current();
    if (page) this.board.edit((pages) => moveBy(pages, page.id, by));
  }

  protected drop(to: { id: string; to: string }): void {
    this.board.edit((pages) => moved(pages, to.id, to.to));
  }

  protected remove(): void {
    const gone = this.chosenOrCurrent();
    this.board.edit((pages) => pages.filter((page) => !gone.has(page.id)));
    this.chosen.set(new Set());
  }

  protected removeBlanks(): void {
    this.board.edit((pages) => pages.filter((page) => !page.blank));
  }

  private chosenOrCurrent(): ReadonlySet<string> {
    const current = this.current();
    return this.chosen().size > 0 || !current ? this.chosen() : new Set([current.id]);
  }

  protected shot(picture: Blob): void {
    void this.take([picture], 'CAMERA');
  }

  protected files(list: FileList | null): void {
    void this.take([...(list ?? [])], 'FILE');
  }

  protected drag(event: DragEvent): void {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  }

  protected dropFiles(event: DragEvent): void {
    const files = event.dataTransfer?.files;
    if (!files || files.length === 0) return;
    event.preventDefault();
    this.files(files);
  }

  /** One after the other; a sheet of another record leads on to its job. */
  private async take(pictures: readonly Blob[], origin: Origin): Promise<void> {
    const again = this.again();
    this.again.set(null);
    this.waiting.update((n) => n + pictures.length);
    let goesOn = this.id();
    for (const picture of pictures) {
      if (again) await this.board.takeAgain(again, picture, origin);
      else goesOn = await this.into(goesOn, picture, origin);
      this.waiting.update((n) => n - 1);
    }
    if (goesOn !== this.id()) void this.router.navigate(['/paper/scans', goesOn]);
    this.anchor.set(again);
  }

  private async into(job: string, picture: Blob, origin: Origin): Promise<string> {
    if (this.board.job()?.id !== job) await this.board.load(job);
    return (await this.board.add(picture, origin)) ?? job;
  }

  protected shootAgain(): void {
    this.again.set(this.current()?.id ?? null);
    this.camera.set(true);
  }

  protected async finish(): Promise<void> {
    this.camera.set(false);
    await this.board.finish();
  }

  protected async discard(): Promise<void> {
    await this.board.discard();
    if (!this.board.problem()) void this.router.navigate(['/paper']);
  }

  protected reload(): void {
    void this.board.load(this.id());
  }

  protected byKey(event: Event): void {
    if (event.target instanceof HTMLElement && event.target.matches('.page')) this.remove();
  }

  protected leave(event: BeforeUnloadEvent): void {
    if (this.board.unsaved() || this.waiting() > 0) event.preventDefault();
  }
}
