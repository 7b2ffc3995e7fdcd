import { DatePipe, DecimalPipe } from '@angular/common';
import { Component, DestroyRef, inject, signal } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { WholeVerification } from '../api/types';
import { Command } from '../shared/command';
import { Notice } from '../shared/notice';
import { AuditApi } from './audit-api';
import { damageName } from './damage-names';

const LOOK = 2000;

/** Verification of every day there ever was: begun here, done by the server in the background. */
@Component({
  selector: 'aj-whole-check',
  imports: [DatePipe, DecimalPipe, NzButtonComponent, Notice],
  template: `
    <section class="panel" aria-labelledby="whole">
      <h2 id="whole" i18n="@@whole.title">全部校验</h2>
      <p class="muted" i18n="@@whole.lead">
        从第一天到今天，逐条重算哈希，并与签名的日锚核对。在后台进行，可离开本页。
      </p>
      <button
        nz-button
        nzType="primary"
        type="button"
        [disabled]="run()?.running ?? false"
        [nzLoading]="starting.running() !== null"
        (click)="start()"
      >
        <span i18n="@@whole.start">开始全部校验</span>
      </button>
      @if (starting.problem(); as problem) {
        <aj-notice compact [problem]="problem" (again)="start()" />
      }
      @if (run(); as run) {
        <div role="status">
          <progress
            [max]="run.days || 1"
            [value]="run.done"
            aria-label="校验进度"
            i18n-aria-label="@@whole.progress"
          ></progress>
          <p>
            <ng-container i18n="@@whole.done"
              >{{ run.done }} / {{ run.days }} 天，{{ run.events | number }} 条</ng-container
            >
            <small class="muted"
              >{{ run.from }} – {{ run.to }} · {{ run.startedBy }} ·
              {{ run.startedAt | date: 'yyyy-MM-dd HH:mm' }}</small
            >
          </p>
          @if (!run.running) {
            @if (run.broken === 0) {
              <strong class="good" i18n="@@whole.intact">全部完整</strong>
            } @else {
              <strong class="bad" i18n="@@whole.broken"
                >{{ run.broken }} 天受损，请立即保全数据库并上报</strong
              >
            }
          }
          <ul>
            @for (day of run.damaged; track day.day) {
              <li>
                <b>{{ day.day }}</b> <span i18n="@@chain.broken">第 {{ day.firstBroken }} 条起断裂</span>
                <small>{{ damage(day.damage) }}</small>
              </li>
            }
          </ul>
        </div>
      }
    </section>
  `,
  styles: `
    section {
      padding: 12px 14px;
    }
    p {
      margin: 6px 0 10px;
      font-size: 13px;
    }
    progress {
      width: 100%;
      margin-top: 12px;
      accent-color: var(--theme);
    }
    .good {
      color: var(--good);
    }
    .bad,
    li {
      color: var(--bad);
    }
    li b {
      margin-right: 6px;
    }
  `,
})
export class WholeCheck {
  private readonly api = inject(AuditApi);
  protected readonly starting = new Command<unknown>();
  protected readonly run = signal<WholeVerification | null>(null);
  protected readonly damage = damageName;
  private looking?: ReturnType<typeof setTimeout>;

  constructor() {
    this.look();
    inject(DestroyRef).onDestroy(() => clearTimeout(this.looking));
  }

  protected async start(): Promise<void> {
    await this.starting.run(this.api.verifyAll());
    this.look();
  }

  private look(): void {
    clearTimeout(this.looking);
    this.api.latestVerification().subscribe({
      next: ({ run }) => {
        this.run.set(run ?? null);
        if (run?.running) this.looking = setTimeout(() => this.look(), LOOK);
      },
      error: () => undefined,
    });
  }
}
