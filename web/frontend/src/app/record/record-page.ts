import {
  Component,
  computed,
  effect,
  inject,
  input,
  numberAttribute,
  signal,
  untracked,
} from '@angular/core';
import { Router } from '@angular/router';
import { NzSkeletonComponent } from 'ng-zorro-antd/skeleton';
import { KeptText } from '../shared/kept-text';
import { Notice } from '../shared/notice';
import { Presence } from '../shared/presence';
import { bind, versionOf } from './binding-order';
import { DocumentTree } from './document-tree';
import { FrontPage } from './front-page';
import { documentsOf, recordOf, Shown } from './record-api';
import { RecordBanner } from './record-banner';
import { RecordMarks } from './record-marks';
import { Viewer } from './viewer/viewer';

const PATIENCE = 5000;
/** After so long without a sign, nobody waits here any more. */
const LEFT = 120_000;

type View = 'documents' | 'front';

const asNumber = (value: unknown) => (value === undefined ? null : numberAttribute(value, 1));

@Component({
  selector: 'aj-record-page',
  imports: [NzSkeletonComponent, DocumentTree, FrontPage, Notice, RecordBanner, RecordMarks, Viewer],
  templateUrl: './record-page.html',
  styleUrl: './record-page.css',
})
export class RecordPage {
  private readonly router = inject(Router);
  private readonly kept = inject(KeptText);
  private readonly presence = inject(Presence);

  // From the address: opaque ids and numbers only.
  readonly id = input.required<string>();
  readonly document = input<string>();
  readonly version = input<number | null, unknown>(null, { transform: asNumber });
  readonly page = input<number | null, unknown>(null, { transform: asNumber });
  readonly view = input<View>();
  readonly s = input<string>();

  protected readonly record = recordOf(this.id);
  protected readonly documents = documentsOf(this.id);

  protected readonly words = computed(() => this.kept.of(this.s() ?? null));
  protected readonly face = computed<View>(() => (this.view() === 'front' ? 'front' : 'documents'));
  protected readonly treeOpen = signal(true);
  protected readonly chapters = computed(() =>
    this.documents.hasValue() ? bind(this.documents.value().items) : [],
  );
  protected readonly closed = computed(() =>
    this.documents.hasValue() ? this.documents.value().closed : [],
  );
  protected readonly sequence = computed(() => this.chapters().flatMap((chapter) => chapter.documents));
  protected readonly shown = computed<Shown | undefined>(() => {
    const documents = this.sequence();
    const document = documents.find((d) => d.documentId === this.document()) ?? documents[0];
    const version =
      document && versionOf(document, this.document() === document.documentId ? this.version() : null);
    return document && version ? { document, version } : undefined;
  });
  private readonly place = computed(() => this.sequence().findIndex((d) => d === this.shown()?.document));
  protected readonly before = computed(() => this.sequence()[this.place() - 1]);
  protected readonly after = computed(() => this.sequence()[this.place() + 1]);

  constructor() {
    // A search that found the record by its words, not by a page: stay on the first document, still marking the words.
    effect(() => {
      const shown = this.shown();
      if (shown && untracked(this.document) === undefined) this.open(shown.document.documentId, null, true);
    });
    // What is still being drawn appears by itself.
    effect((whenOver) => {
      if (this.shown()?.version.extraction !== 'PENDING') return;
      const timer = setInterval(() => {
        if (Date.now() - this.presence.last < LEFT) this.documents.reload();
      }, PATIENCE);
      whenOver(() => clearInterval(timer));
    });
  }

  protected open(documentId: string, version: number | null = null, replaceUrl = false): void {
    this.go({ document: documentId, version, page: null }, replaceUrl);
  }

  protected turn(page: number): void {
    if (page !== (this.page() ?? 1)) this.go({ page }, true);
  }

  protected look(view: View): void {
    this.go({ view: view === 'front' ? view : null });
  }

  private go(queryParams: Record<string, string | number | null>, replaceUrl = false): void {
    void this.router.navigate(['/records', this.id()], {
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl,
    });
  }
}
