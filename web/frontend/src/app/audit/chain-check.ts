import { Component, inject, signal } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { AuditVerification } from '../api/types';
import { Command } from '../shared/command';
import { Notice } from '../shared/notice';
import { AuditApi } from './audit-api';
import { damageName } from './damage-names';

/** Re-reads the hash chain of a day, or of the days that the server holds. */
@Component({
  selector: 'aj-chain-check',
  imports: [NzButtonComponent, NzIconDirective, NzInputDirective, Notice],
  template: `
    <section class="panel" aria-labelledby="chain">
      <h2 id="chain">
        <nz-icon nzType="safety-certificate" aria-hidden="true" />
        <ng-container i18n="@@chain.title">校验日链</ng-container>
      </h2>
      <form (submit)="$event.preventDefault(); verify(day.value)">
        <input #day nz-input type="date" aria-label="日期" i18n-aria-label="@@chain.day" />
        <button nz-button type="submit" [nzLoading]="checking.running() !== null">
          <span i18n="@@chain.verify">校验</span>
        </button>
      </form>
      <p class="muted" i18n="@@chain.hint">
        不选日期则校验最近七个有记录的日子；全部日子请用右侧的全部校验。
      </p>
      @if (checking.problem(); as problem) {
        <aj-notice compact [problem]="problem" (again)="verify(day.value)" />
      }
      <div role="status">
        @if (answer(); as answer) {
          <ul>
            @for (entry of answer.days; track entry.day) {
              <li [class.broken]="!entry.intact">
                <nz-icon
                  [nzType]="entry.intact ? 'check-circle' : 'close-circle'"
                  nzTheme="fill"
                  aria-hidden="true"
                />
                <b>{{ entry.day }}</b>
                <span i18n="@@chain.events">{{ entry.events }} 条</span>
                @if (entry.intact) {
                  <strong i18n="@@chain.intact">完整</strong>
                } @else {
                  <strong i18n="@@chain.broken">第 {{ entry.firstBroken }} 条起断裂</strong>
                  <small>{{ damage(entry.damage) }}</small>
                }
              </li>
            } @empty {
              <li class="muted" i18n="@@chain.none">没有记录</li>
            }
          </ul>
        }
      </div>
    </section>
  `,
  styles: `
    h2 nz-icon {
      margin-right: 6px;
      color: var(--theme);
    }
    section {
      padding: 12px 14px;
    }
    form {
      display: flex;
      gap: 8px;
      margin: 10px 0 6px;
    }
    p {
      font-size: 12px;
    }
    ul {
      max-height: 420px;
      margin-top: 8px;
      overflow: auto;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 8px;
      align-items: baseline;
      padding: 5px 0;
      color: var(--ink-3);
      font-size: 13px;
      border-top: 1px solid var(--line);
    }
    li b {
      color: var(--ink);
      font-weight: 500;
    }
    li strong {
      margin-left: auto;
      color: var(--good);
      font-weight: 500;
    }
    li nz-icon {
      color: var(--good);
    }
    .broken strong,
    .broken nz-icon {
      color: var(--bad);
    }
  `,
})
export class ChainCheck {
  private readonly api = inject(AuditApi);
  protected readonly damage = damageName;
  protected readonly checking = new Command<AuditVerification>();
  protected readonly answer = signal<AuditVerification | null>(null);

  protected async verify(day: string): Promise<void> {
    this.answer.set((await this.checking.run(this.api.verify(day))) ?? null);
  }
}
