import { Component, ElementRef, input, model, output, viewChild } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzSpinComponent } from 'ng-zorro-antd/spin';

@Component({
  selector: 'aj-find-bar',
  imports: [NzButtonComponent, NzIconDirective, NzSpinComponent],
  host: { role: 'search' },
  template: `
    <nz-icon nzType="search" aria-hidden="true" />
    <input
      #box
      type="text"
      autocomplete="off"
      spellcheck="false"
      aria-label="在文书中查找"
      i18n-aria-label="@@find.label"
      placeholder="在文书中查找"
      i18n-placeholder="@@find.label"
      [value]="words()"
      (keydown.enter)="enter(box.value, 1)"
      (keydown.shift.enter)="enter(box.value, -1)"
      (keydown.escape)="$event.stopPropagation(); closed.emit()"
    />
    <span role="status" class="count">
      @if (busy()) {
        <nz-spin nzSimple nzSize="small" />
      } @else if (failed()) {
        <ng-container i18n="@@find.failed">查找失败</ng-container>
      } @else if (words() !== '') {
        @if (count() === 0) {
          <ng-container i18n="@@find.none">无匹配</ng-container>
        } @else {
          {{ at() + 1 }} / {{ count() }}{{ more() ? '+' : '' }}
        }
      }
    </span>
    <button
      nz-button
      nzType="text"
      nzSize="small"
      type="button"
      [disabled]="count() === 0"
      (click)="stepped.emit(-1)"
      aria-label="上一处"
      i18n-aria-label="@@find.previous"
      title="上一处"
      i18n-title="@@find.previous"
    >
      <nz-icon nzType="up" aria-hidden="true" />
    </button>
    <button
      nz-button
      nzType="text"
      nzSize="small"
      type="button"
      [disabled]="count() === 0"
      (click)="stepped.emit(1)"
      aria-label="下一处"
      i18n-aria-label="@@find.next"
      title="下一处"
      i18n-title="@@find.next"
    >
      <nz-icon nzType="down" aria-hidden="true" />
    </button>
    <button
      nz-button
      nzType="text"
      nzSize="small"
      type="button"
      (click)="closed.emit()"
      aria-label="关闭查找"
      i18n-aria-label="@@find.close"
      title="关闭查找"
      i18n-title="@@find.close"
    >
      <nz-icon nzType="close" aria-hidden="true" />
    </button>
  `,
  styles: `
    :host {
      position: absolute;
      top: 10px;
      right: 24px;
      z-index: 2;
      display: flex;
      gap: 4px;
      align-items: center;
      padding: 4px 6px 4px 12px;
      background: #fff;
      border: 1px solid var(--line-strong);
      border-radius: 8px;
      box-shadow: 0 6px 22px rgb(20 32 31 / 18%);
    }
    :host > nz-icon {
      color: var(--ink-3);
    }
    input {
      width: 180px;
      height: 28px;
      padding: 0 6px;
      font: inherit;
      background: none;
      border: 0;
      outline: 0;
    }
    :host(:focus-within) {
      border-color: var(--theme);
    }
    .count {
      min-width: 56px;
      color: var(--ink-2);
      font-size: 12px;
      text-align: right;
      white-space: nowrap;
    }
  `,
})
export class FindBar {
  readonly words = model('');
  readonly count = input(0);
  /** Whether there are places that the server did not tell. */
  readonly more = input(false);
  readonly at = input(0);
  readonly busy = input(false);
  readonly failed = input(false);
  readonly stepped = output<1 | -1>();
  readonly closed = output();
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  focus(): void {
    this.box().nativeElement.focus();
    this.box().nativeElement.select();
  }

  protected enter(text: string, direction: 1 | -1): void {
    if (text.trim() === this.words()) this.stepped.emit(direction);
    else this.words.set(text.trim());
  }
}
