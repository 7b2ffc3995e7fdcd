import {
  afterNextRender,
  afterRenderEffect,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  model,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Box } from '../../api/types';
import { pageAddress, Shown } from '../record-api';
import {
  A4,
  imageWidth,
  layOut,
  lies,
  pageAt,
  scaleOf,
  Size,
  step,
  Turn,
  turned,
  visible,
  Zoom,
} from './page-layout';
import { Mark, PageSheet } from './page-sheet';

/** All pages of a document in one scroll; only those near the window exist. */
@Component({
  selector: 'aj-page-stage',
  imports: [PageSheet],
  template: `
    <div
      #scroller
      class="scroller"
      tabindex="0"
      role="region"
      [attr.aria-label]="label()"
      (scroll)="scrolled()"
    >
      <div class="canvas" [style.width.px]="layout().width" [style.height.px]="layout().height">
        @for (sheet of inSight(); track sheet.page) {
          <aj-page-sheet
            [sheet]="sheet"
            [src]="source(sheet.page)"
            [turn]="turn()"
            [title]="shown().document.title"
            [marks]="marks().get(sheet.page) ?? []"
            [style.top.px]="sheet.top"
            [style.left.px]="(layout().width - sheet.width) / 2"
            [style.width.px]="sheet.width"
            [style.height.px]="sheet.height"
            (measured)="measure(sheet.page, $event)"
          />
        }
      </div>
    </div>
  `,
  styles: `
    :host {
      position: relative;
      display: block;
      min-width: 0;
      min-height: 0;
    }
    .scroller {
      position: absolute;
      inset: 0;
      overflow: auto;
      overflow-anchor: none;
    }
    .scroller:focus-visible {
      outline-offset: -2px;
    }
    .canvas {
      position: relative;
    }
  `,
})
export class PageStage {
  readonly shown = input.required<Shown>();
  readonly zoom = model<Zoom>('width');
  readonly turn = input<Turn>(0);
  readonly marks = input<ReadonlyMap<number, readonly Mark[]>>(new Map());
  readonly turnedTo = output<number>();
  /** How large the page is shown; 1 is the size of the paper. */
  readonly scaled = output<number>();

  private readonly destroyed = inject(DestroyRef);
  private readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');
  private readonly viewport = signal<Size>({ width: 900, height: 700 });
  private readonly scrollTop = signal(0);
  private readonly ratios = linkedSignal<string, ReadonlyMap<number, number>>({
    source: () => this.identity(),
    computation: () => new Map(),
  });
  private readonly usual = computed(() => [...this.ratios().values()].at(-1) ?? A4);
  private anchor = { page: 1, fraction: 0 };

  protected readonly label = computed(
    () => $localize`:@@stage.label:${this.shown().document.title}:title: 页面`,
  );
  protected readonly layout = computed(() =>
    layOut(
      this.shown().version.pageCount ?? 0,
      (page) => this.ratios().get(page) ?? this.usual(),
      this.zoom(),
      this.turn(),
      this.viewport(),
    ),
  );
  protected readonly inSight = computed(() =>
    visible(this.layout(), this.scrollTop(), this.viewport().height),
  );
  private readonly current = computed(() => pageAt(this.layout(), this.scrollTop(), this.viewport().height));
  private readonly scale = computed(() => {
    const sheet = this.layout().sheets[this.current() - 1];
    return sheet ? scaleOf(sheet, this.turn()) : 1;
  });

  constructor() {
    afterNextRender(() => {
      const element = this.scroller().nativeElement;
      this.fit();
      element.addEventListener('wheel', (event) => this.wheel(event), { passive: false });
      if (typeof ResizeObserver === 'undefined') return;
      const observer = new ResizeObserver(() => this.fit());
      observer.observe(element);
      this.destroyed.onDestroy(() => observer.disconnect());
    });
    effect(() => this.scaled.emit(this.scale()));
    // Whatever changes the shape of the pages, the line being read stays where it is.
    afterRenderEffect(() => {
      const sheet = this.layout().sheets[this.anchor.page - 1];
      if (sheet) this.scroller().nativeElement.scrollTop = sheet.top + this.anchor.fraction * sheet.height;
      this.scrolled();
    });
  }

  goTo(page: number, box?: Box): void {
    const sheet = this.layout().sheets[page - 1];
    if (!sheet || this.destroyed.destroyed) return;
    const aim = box ? turned(box, this.turn()).y * sheet.height - this.viewport().height * 0.35 : -10;
    this.anchor = { page, fraction: aim / sheet.height };
    const scroller = this.scroller().nativeElement;
    scroller.scrollTop = sheet.top + aim;
    if (box) {
      const across = turned(box, this.turn());
      scroller.scrollLeft =
        (this.layout().width - sheet.width) / 2 +
        (across.x + across.width / 2) * sheet.width -
        this.viewport().width / 2;
    }
    this.scrolled(page);
  }

  zoomBy(direction: 1 | -1): void {
    this.zoom.set(step(this.scale(), direction));
  }

  focus(): void {
    this.scroller().nativeElement.focus({ preventScroll: true });
  }

  protected source(page: number): string {
    const sheet = this.layout().sheets[page - 1];
    const width = sheet ? (lies(this.turn()) ? sheet.height : sheet.width) : 0;
    return pageAddress(this.shown(), page, imageWidth(width, globalThis.devicePixelRatio || 1));
  }

  protected measure(page: number, ratio: number): void {
    if (Math.abs((this.ratios().get(page) ?? 0) - ratio) < 0.001) return;
    this.ratios.update((ratios) => new Map(ratios).set(page, ratio));
  }

  protected scrolled(aimed?: number): void {
    const before = this.told;
    const scrollTop = this.scroller().nativeElement.scrollTop;
    this.scrollTop.set(scrollTop);
    const sheet = this.layout().sheets.findLast((s) => s.top <= scrollTop + 20) ?? this.layout().sheets[0];
    if (sheet && aimed === undefined)
      this.anchor = { page: sheet.page, fraction: (scrollTop - sheet.top) / sheet.height };
    this.told = aimed ?? this.current();
    if (this.told !== before) this.turnedTo.emit(this.told);
  }

  private told = 0;

  private identity(): string {
    const { document, version } = this.shown();
    return `${document.documentId}/${version.version}`;
  }

  private fit(): void {
    const { clientWidth, clientHeight } = this.scroller().nativeElement;
    if (clientWidth > 0 && clientHeight > 0) this.viewport.set({ width: clientWidth, height: clientHeight });
  }

  private wheel(event: WheelEvent): void {
    if (!event.ctrlKey) return;
    event.preventDefault();
    if (event.deltaY !== 0) this.zoomBy(event.deltaY < 0 ? 1 : -1);
  }
}
