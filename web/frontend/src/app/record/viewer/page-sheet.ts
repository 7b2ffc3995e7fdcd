import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { Session } from '../../shared/session';
import { Box } from '../../api/types';
import { lies, Sheet, Turn } from './page-layout';

export interface Mark {
  readonly box: Box;
  readonly current: boolean;
}

/** One page: its image from the server, turned, with marks over it. Keeps its place while it loads. */
@Component({
  selector: 'aj-page-sheet',
  imports: [NzButtonComponent],
  template: `
    <div
      class="paper"
      [style.width.px]="paper().width"
      [style.height.px]="paper().height"
      [style.transform]="paper().transform"
    >
      @if (state() !== 'failed') {
        <img
          draggable="false"
          decoding="async"
          [src]="address()"
          [alt]="name()"
          [class.ready]="state() === 'ready'"
          (load)="arrived($event)"
          (error)="failed()"
        />
      }
      @for (mark of marks(); track $index) {
        <i
          class="mark"
          [class.current]="mark.current"
          [style.left.%]="mark.box.x * 100"
          [style.top.%]="mark.box.y * 100"
          [style.width.%]="mark.box.width * 100"
          [style.height.%]="mark.box.height * 100"
        ></i>
      }
    </div>
    @if (state() === 'loading') {
      <span class="wait" aria-hidden="true">{{ sheet().page }}</span>
    } @else if (state() === 'failed') {
      <div class="wait" role="alert">
        <span i18n="@@sheet.failed">第 {{ sheet().page }} 页未能载入</span>
        <button nz-button nzSize="small" type="button" (click)="again()" i18n="@@notice.again">重试</button>
      </div>
    }
  `,
  styleUrl: './page-sheet.css',
})
export class PageSheet {
  private readonly session = inject(Session);
  readonly sheet = input.required<Sheet>();
  readonly src = input.required<string>();
  readonly turn = input<Turn>(0);
  readonly marks = input<readonly Mark[]>([]);
  readonly title = input('');
  readonly measured = output<number>();

  private readonly attempt = linkedSignal({ source: () => this.document(), computation: () => 0 });
  protected readonly state = linkedSignal<string, 'loading' | 'ready' | 'failed'>({
    source: () => this.document(),
    computation: () => 'loading',
  });
  protected readonly address = computed(() =>
    this.attempt() === 0 ? this.src() : `${this.src()}&again=${this.attempt()}`,
  );
  protected readonly name = computed(
    () => $localize`:@@sheet.name:${this.title()}:title: 第 ${this.sheet().page}:page: 页`,
  );
  protected readonly paper = computed(() => {
    const { width, height } = this.sheet();
    const across = lies(this.turn());
    return {
      width: across ? height : width,
      height: across ? width : height,
      transform: `translate(-50%, -50%) rotate(${this.turn()}deg)`,
    };
  });

  /** A sharper image of the same page replaces the present one without a blank between. */
  private document(): string {
    return this.src().split('?')[0] ?? '';
  }

  protected arrived(event: Event): void {
    const { naturalWidth, naturalHeight } = event.target as HTMLImageElement;
    if (naturalWidth > 0) this.measured.emit(naturalHeight / naturalWidth);
    this.state.set('ready');
  }

  protected failed(): void {
    this.state.set('failed');
    this.session.verify();
  }

  protected again(): void {
    this.attempt.update((n) => n + 1);
    this.state.set('loading');
  }
}
