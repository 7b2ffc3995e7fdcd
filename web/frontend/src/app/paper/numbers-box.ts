import { Component, inject, output, signal } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { RecordSummary } from '../api/types';
import { Command } from '../shared/command';
import { Notice } from '../shared/notice';
import { Found, StoreApi } from './store-api';

/** Numbers or labels, typed, pasted or scanned one below the other, become records. */
@Component({
  selector: 'aj-numbers-box',
  imports: [NzButtonComponent, Notice],
  template: `
    <form class="panel" (submit)="$event.preventDefault(); search()">
      <label>
        <span i18n="@@paper.numbers">病案条码、病案号或住院号，一行一个</span>
        <textarea #box rows="4" [value]="typed()" (input)="typed.set(box.value)"></textarea>
      </label>
      <button
        nz-button
        nzType="primary"
        type="submit"
        [nzLoading]="searching.running() !== null"
        [disabled]="typed().trim() === ''"
        i18n="@@paper.find"
      >
        查找
      </button>
      @if (missing().length > 0) {
        <p class="missing" role="status" i18n="@@paper.numbersMissing">未找到：{{ missing().join('、') }}</p>
      }
    </form>
    @if (searching.problem(); as problem) {
      <aj-notice compact [problem]="problem" (again)="search()" />
    }
  `,
  styles: `
    form {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      align-items: flex-end;
      padding: 12px 16px;
      margin-bottom: 12px;
    }
    label {
      flex: 1;
      min-width: 260px;
    }
    label span {
      display: block;
      margin-bottom: 4px;
      color: var(--ink-2);
    }
    textarea {
      width: 100%;
      padding: 6px 10px;
      font-family: var(--font-mono);
      border: 1px solid var(--line-strong);
      border-radius: 4px;
    }
    .missing {
      flex-basis: 100%;
      color: var(--warn);
    }
  `,
})
export class NumbersBox {
  private readonly api = inject(StoreApi);
  readonly found = output<readonly RecordSummary[]>();
  protected readonly typed = signal('');
  protected readonly missing = signal<readonly string[]>([]);
  protected readonly searching = new Command<Found>();

  protected async search(): Promise<void> {
    const answer = await this.searching.run(this.api.find(this.typed()));
    if (!answer) return;
    this.missing.set(answer.missing);
    this.found.emit(answer.records);
  }
}
