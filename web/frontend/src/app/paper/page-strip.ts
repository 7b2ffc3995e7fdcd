import { Component, computed, inject, input, output, signal } from '@angular/core';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { ScanPage } from '../api/types';
import { Reference } from '../shared/reference';
import { pictureAddress } from './paper-api';

export interface Picked {
  readonly id: string;
  readonly range: boolean;
  readonly more: boolean;
}

/** All pages, small, in their order: choose, drag, see where documents begin. */
@Component({
  selector: 'aj-page-strip',
  imports: [NzIconDirective],
  host: { '(keydown)': 'walk($event)' },
  template: `
    <ol aria-label="页面" i18n-aria-label="@@paper.pages">
      @for (row of rows(); track row.page.id) {
        <li
          draggable="true"
          [class.over]="over() === row.page.id"
          (dragstart)="dragged.set(row.page.id)"
          (dragover)="$event.preventDefault(); over.set(row.page.id)"
          (dragend)="over.set(null)"
          (drop)="drop($event, row.page.id)"
        >
          @if (row.heading) {
            <p class="heading" [class.loose]="!row.page.category">{{ row.heading }}</p>
          }
          <button
            type="button"
            class="page"
            [attr.aria-pressed]="row.chosen"
            [attr.aria-label]="row.name"
            (click)="picked.emit({ id: row.page.id, range: $event.shiftKey, more: $event.ctrlKey })"
          >
            <img
              alt=""
              loading="lazy"
              draggable="false"
              [src]="row.address"
              [style.transform]="row.turn"
              [style.filter]="row.filter"
            />
            <span class="no">{{ row.number }}</span>
            @if (row.page.separator) {
              <span class="label"><nz-icon nzType="minus" aria-hidden="true" />{{ t.separator }}</span>
            } @else if (row.page.foreign) {
              <span class="label bad"><nz-icon nzType="warning" aria-hidden="true" />{{ t.foreign }}</span>
            } @else if (row.page.blank) {
              <span class="label warn">{{ t.blank }}</span>
            }
          </button>
        </li>
      } @empty {
        <li class="none muted" i18n="@@paper.noPages">还没有页面：拍摄、选择文件，或把文件拖到这里</li>
      }
    </ol>
  `,
  styleUrl: './page-strip.css',
})
export class PageStrip {
  private readonly reference = inject(Reference);
  readonly job = input.required<string>();
  readonly pages = input.required<readonly ScanPage[]>();
  readonly chosen = input.required<ReadonlySet<string>>();
  readonly picked = output<Picked>();
  /** A page was dropped where another one lies. */
  readonly moved = output<{ id: string; to: string }>();

  protected readonly dragged = signal<string | null>(null);
  protected readonly over = signal<string | null>(null);
  protected readonly t = {
    separator: $localize`:@@paper.separator:分隔页`,
    foreign: $localize`:@@paper.foreign:他人病案`,
    blank: $localize`:@@paper.blank:空白页`,
  };
  protected readonly rows = computed(() => {
    let last: ScanPage | undefined;
    return this.pages().map((page, i) => {
      const same = last && (last.category ?? null) === (page.category ?? null);
      const begins = !page.separator && (!same || page.startsDocument);
      if (!page.separator) last = page;
      else last = undefined;
      const heading = page.category ? this.reference.category(page.category) : this.loose;
      const { quarterTurns, brightness, contrast, grey } = page.retouch;
      return {
        page,
        number: i + 1,
        chosen: this.chosen().has(page.id),
        heading: begins ? heading : null,
        name: this.nameOf(page, i + 1, heading),
        address: pictureAddress(this.job(), page, 240),
        turn: `rotate(${quarterTurns * 90}deg)`,
        filter: `brightness(${brightness}) contrast(${contrast}) grayscale(${grey ? 1 : 0})`,
      };
    });
  });
  private readonly loose = $localize`:@@paper.loose:未归类`;

  private nameOf(page: ScanPage, number: number, category: string): string {
    const what = page.separator
      ? this.t.separator
      : page.foreign
        ? this.t.foreign
        : page.blank
          ? this.t.blank
          : '';
    return [$localize`:@@paper.pageName:第 ${number}:number: 页`, category, what].filter(Boolean).join(' · ');
  }

  protected drop(event: Event, to: string): void {
    event.preventDefault();
    this.over.set(null);
    const id = this.dragged();
    this.dragged.set(null);
    if (id && id !== to) this.moved.emit({ id, to });
  }

  /** Left and right walk through the pages. */
  protected walk(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.page')];
    const next = buttons[buttons.indexOf(document.activeElement as HTMLElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}
