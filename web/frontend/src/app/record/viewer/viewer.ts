import { DatePipe } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import {
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  linkedSignal,
  model,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { ArchivedDocument } from '../../api/types';
import { sizeText } from '../../shared/codes';
import { Command } from '../../shared/command';
import { Presence } from '../../shared/presence';
import { Scanned } from '../../shared/scanned';
import { Session } from '../../shared/session';
import { TakeAway } from '../../shared/take-away';
import { kindOf } from '../binding-order';
import { contentAddress, copyAddress, enclosedAddress, matchesOf, Shown } from '../record-api';
import { ChangesPanel } from './changes-panel';
import { Dwell } from './dwell';
import { FindBar } from './find-bar';
import { Finding } from './finding';
import { Turn, Zoom } from './page-layout';
import { PageStage } from './page-stage';
import { TextStage } from './text-stage';
import { Thumbnails } from './thumbnails';
import { Tool } from './tool';
import { VideoStage } from './video-stage';
import { viewerTexts } from './viewer-texts';

/** Reads one version of one document: pages, text or film, with the tools around it. */
@Component({
  selector: 'aj-viewer',
  imports: [
    DatePipe,
    NzIconDirective,
    ChangesPanel,
    FindBar,
    PageStage,
    Scanned,
    TextStage,
    Thumbnails,
    Tool,
    VideoStage,
  ],
  host: { '(document:keydown)': 'onKey($event)' },
  templateUrl: './viewer.html',
  styleUrl: './viewer.css',
})
export class Viewer {
  private readonly session = inject(Session);
  private readonly taking = inject(TakeAway);
  readonly shown = input.required<Shown>();
  readonly page = input(1);
  /** What was searched for: marked at once. */
  readonly words = input('');
  readonly before = input<ArchivedDocument>();
  readonly after = input<ArchivedDocument>();
  readonly treeOpen = model(true);
  readonly turned = output<number>();
  readonly opened = output<{ document: string; version: number | null }>();

  private readonly stage = viewChild(PageStage);
  private readonly findBar = viewChild(FindBar);

  protected readonly t = viewerTexts;
  protected readonly identity = computed(
    () => `${this.shown().document.documentId}/${this.shown().version.version}`,
  );
  protected readonly zoom = signal<Zoom>('width');
  protected readonly turn = linkedSignal<string, Turn>({ source: this.identity, computation: () => 0 });
  protected readonly thumbs = signal(false);
  protected readonly asText = signal(false);
  protected readonly finding = linkedSignal(() => this.words() !== '');
  protected readonly sought = linkedSignal(() => this.words());
  protected readonly current = linkedSignal({
    source: this.identity,
    computation: () => untracked(this.page),
  });

  protected readonly kind = computed(() => kindOf(this.shown().version.mediaType));
  protected readonly pageCount = computed(() => this.shown().version.pageCount ?? 0);
  protected readonly face = computed(() => {
    if (this.kind() === 'video') return 'video';
    if (this.kind() === 'other') return 'other';
    if (this.pageCount() === 0) return this.shown().version.extraction === 'PENDING' ? 'pending' : 'failed';
    return this.asText() ? 'text' : 'pages';
  });
  protected readonly old = computed(() => this.shown().version.version !== this.shown().document.current);
  protected readonly versions = computed(() =>
    [...this.shown().document.versions].sort((a, b) => b.version - a.version),
  );
  /** The version before the shown one; what it changed is compared with that. */
  protected readonly previous = computed(() => {
    const shown = this.shown().version.version;
    return this.versions().find((version) => version.version < shown)?.version;
  });
  protected readonly comparing = signal(false);
  protected readonly size = computed(() => sizeText(this.shown().version.size));
  protected readonly mayDownload = computed(() => this.session.may('DOCUMENT_DOWNLOAD'));
  protected readonly content = computed(() => contentAddress(this.shown()));
  protected readonly copying = new Command<void>();
  protected enclosed(number: number): string {
    return enclosedAddress(this.shown(), number);
  }
  protected readonly scale = signal(1);
  protected readonly percent = computed(() => Math.round(this.scale() * 100));

  private readonly searchable = computed(() =>
    this.finding() && this.face() === 'pages' ? this.shown() : undefined,
  );
  protected readonly matches = matchesOf(this.searchable, this.sought);
  protected readonly found = new Finding(
    computed(() => (this.matches.hasValue() ? this.matches.value().matches : [])),
    () => untracked(this.current),
  );

  constructor() {
    // A document was opened, or the address moved the page: go there, unless it only repeats what we said.
    effect(() => {
      const [page, stage, identity] = [this.page(), this.stage(), this.identity()];
      if (!stage) return;
      const opened = identity !== this.known;
      if (opened) clearTimeout(this.telling);
      if (opened || page !== this.said) setTimeout(() => stage.goTo(page));
      this.known = identity;
      this.said = page;
    });
    const dwell = new Dwell(inject(HttpClient), inject(Presence));
    effect(() => {
      const { document, version } = this.shown();
      const read = this.face() === 'pages' || this.face() === 'video';
      dwell.look(
        read ? { documentId: document.documentId, version: version.version, page: this.current() } : null,
      );
    });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.telling);
      dwell.close();
    });
    effect(() => {
      const spot = this.found.spot();
      if (spot) untracked(() => this.stage()?.goTo(spot.page, spot.boxes[0]));
    });
  }

  private known = '';
  private said = 1;
  private telling?: ReturnType<typeof setTimeout>;

  /** The address follows the scroll, a little later. */
  protected reached(page: number): void {
    this.current.set(page);
    clearTimeout(this.telling);
    this.telling = setTimeout(() => {
      this.said = page;
      this.turned.emit(page);
    }, 250);
  }

  protected goTo(page: number): void {
    if (!Number.isInteger(page)) return;
    this.stage()?.goTo(Math.min(Math.max(1, page), this.pageCount()));
  }

  protected copy(): void {
    void this.copying.run(this.taking.copy(copyAddress(this.shown())));
  }

  protected zoomBy(direction: 1 | -1): void {
    this.stage()?.zoomBy(direction);
  }

  protected rotate(): void {
    this.turn.update((turn) => ((turn + 90) % 360) as Turn);
  }

  protected find(): void {
    this.asText.set(false);
    this.finding.set(true);
    setTimeout(() => this.findBar()?.focus());
  }

  protected endFind(): void {
    this.finding.set(false);
    this.sought.set('');
    this.stage()?.focus();
  }

  protected choose(version: string): void {
    this.opened.emit({ document: this.shown().document.documentId, version: Number(version) });
  }

  protected open(document: ArchivedDocument | undefined): void {
    if (document) this.opened.emit({ document: document.documentId, version: null });
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.altKey || writes(event.target)) return;
    const deed = event.ctrlKey || event.metaKey ? this.withControl(event.key) : this.plain(event.key);
    if (!deed) return;
    event.preventDefault();
    deed();
  }

  private withControl(key: string): (() => void) | undefined {
    return key === 'f' && this.face() === 'pages' ? () => this.find() : undefined;
  }

  private plain(key: string): (() => void) | undefined {
    if (key === '[') return () => this.open(this.before());
    if (key === ']') return () => this.open(this.after());
    if (key === 'Escape') return this.finding() ? () => this.endFind() : undefined;
    if (this.face() !== 'pages') return undefined;
    switch (key) {
      case 'PageDown':
      case 'ArrowRight':
        return () => this.goTo(this.current() + 1);
      case 'PageUp':
      case 'ArrowLeft':
        return () => this.goTo(this.current() - 1);
      case 'Home':
        return () => this.goTo(1);
      case 'End':
        return () => this.goTo(this.pageCount());
      case '+':
      case '=':
        return () => this.zoomBy(1);
      case '-':
        return () => this.zoomBy(-1);
      case '0':
        return () => this.zoom.set('width');
      case 'r':
        return () => this.rotate();
      default:
        return undefined;
    }
  }
}

function writes(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, video, [role="menuitem"]');
}
