import { Component, computed, input, output } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { PageChange } from '../../api/types';
import { Notice } from '../../shared/notice';
import { Problem } from '../../shared/problem';
import { changesOf, Shown } from '../record-api';

const title = $localize`:@@changes.title:与上一版本对比`;

/** What the shown version changed against the one before it, page by page. */
@Component({
  selector: 'aj-changes-panel',
  imports: [NzButtonComponent, NzIconDirective, Notice],
  host: { role: 'complementary', 'aria-label': title },
  template: `
    <header>
      <strong>{{ title }}</strong>
      <span class="muted">v{{ since() }} → v{{ shown().version.version }}</span>
      <span class="space"></span>
      <button
        nz-button
        nzType="text"
        nzSize="small"
        type="button"
        (click)="closed.emit()"
        aria-label="关闭对比"
        i18n-aria-label="@@changes.close"
      >
        <nz-icon nzType="close" aria-hidden="true" />
      </button>
    </header>
    @if (changes.error(); as failure) {
      <aj-notice [problem]="problem(failure)" (again)="changes.reload()" />
    } @else if (!changes.hasValue()) {
      <p class="muted" role="status" i18n="@@changes.busy">正在对比…</p>
    } @else if (!changes.value().comparable) {
      <p class="muted" role="status" i18n="@@changes.notYet">两个版本都提取完成后才能逐页对比。</p>
    } @else if (changes.value().items.length === 0) {
      <p class="muted" role="status" i18n="@@changes.none">各页文字和图像都没有变化。</p>
    } @else {
      <ol>
        @for (row of rows(); track $index) {
          <li>
            @if (row.page; as page) {
              <button type="button" (click)="chosen.emit(page)">{{ row.name }}</button>
            } @else {
              <span class="removed">{{ row.name }}</span>
            }
            @for (line of row.change.gone; track $index) {
              <del>{{ line }}</del>
            }
            @for (line of row.change.come; track $index) {
              <ins>{{ line }}</ins>
            }
          </li>
        }
      </ol>
    }
  `,
  styles: `
    :host {
      display: block;
      flex: none;
      width: 280px;
      overflow: auto;
      background: #fff;
      border-left: 1px solid var(--line-strong);
    }
    header {
      display: flex;
      gap: 8px;
      align-items: center;
      padding: 8px 8px 8px 12px;
      border-bottom: 1px solid var(--line);
    }
    .space {
      flex: 1;
    }
    p {
      padding: 12px;
    }
    li {
      padding: 8px 12px;
      border-bottom: 1px solid var(--line);
    }
    li button {
      padding: 0;
      color: var(--theme-strong);
      font: inherit;
      font-weight: 500;
      text-align: left;
      background: none;
      border: 0;
      cursor: pointer;
    }
    .removed {
      font-weight: 500;
    }
    del,
    ins {
      display: block;
      padding: 1px 6px;
      margin-top: 3px;
      overflow-wrap: anywhere;
      font-size: 12px;
    }
    del {
      color: #9a2a1f;
      background: #fdf0ee;
    }
    ins {
      color: #1d6039;
      text-decoration: none;
      background: #eef7f1;
    }
  `,
})
export class ChangesPanel {
  readonly shown = input.required<Shown>();
  /** The version it is compared with. */
  readonly since = input.required<number>();
  readonly chosen = output<number>();
  readonly closed = output();

  protected readonly title = title;
  protected readonly changes = changesOf(this.shown, this.since);
  protected readonly rows = computed(() =>
    (this.changes.hasValue() ? this.changes.value().items : []).map((change) => ({
      change,
      page: change.after,
      name: nameOf(change),
    })),
  );

  protected problem(failure: unknown): Problem {
    return Problem.of(failure);
  }
}

function nameOf({ kind, before, after, text, image }: PageChange): string {
  switch (kind) {
    case 'ADDED':
      return $localize`:@@changes.added:第 ${after}:page: 页：新增`;
    case 'REMOVED':
      return $localize`:@@changes.removed:原第 ${before}:page: 页：已删除`;
    default:
      if (text && image) return $localize`:@@changes.both:第 ${after}:page: 页：文字和图像有变化`;
      return text
        ? $localize`:@@changes.text:第 ${after}:page: 页：文字有变化`
        : $localize`:@@changes.image:第 ${after}:page: 页：图像有变化`;
  }
}
