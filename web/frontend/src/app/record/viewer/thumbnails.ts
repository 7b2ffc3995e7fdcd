import { Component, computed, effect, ElementRef, inject, input, output } from '@angular/core';
import { Shown, thumbnailAddress } from '../record-api';

@Component({
  selector: 'aj-thumbnails',
  template: `
    <ol aria-label="缩略图" i18n-aria-label="@@viewer.thumbnails">
      @for (page of pages(); track page.number) {
        <li>
          <button
            type="button"
            [attr.data-page]="page.number"
            [attr.aria-current]="page.number === current() ? 'page' : null"
            [attr.aria-label]="page.name"
            (click)="chosen.emit(page.number)"
          >
            <img loading="lazy" decoding="async" alt="" [src]="page.src" (error)="blank($event)" />
            <span aria-hidden="true">{{ page.number }}</span>
            @if (marked().has(page.number)) {
              <i aria-hidden="true"></i>
            }
          </button>
        </li>
      }
    </ol>
  `,
  styleUrl: './thumbnails.css',
})
export class Thumbnails {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly shown = input.required<Shown>();
  readonly current = input(1);
  readonly marked = input<ReadonlyMap<number, unknown>>(new Map());
  readonly chosen = output<number>();

  protected readonly pages = computed(() =>
    Array.from({ length: this.shown().version.pageCount ?? 0 }, (_, i) => ({
      number: i + 1,
      name: $localize`:@@viewer.page:第 ${i + 1}:page: 页`,
      src: thumbnailAddress(this.shown(), i + 1),
    })),
  );

  /** A page that cannot be drawn keeps its place without the browser's torn picture. */
  protected blank(event: Event): void {
    (event.target as HTMLImageElement).style.visibility = 'hidden';
  }

  constructor() {
    effect(() => {
      const button = this.host.nativeElement.querySelector(`[data-page="${this.current()}"]`);
      button?.scrollIntoView?.({ block: 'nearest' });
    });
  }
}
