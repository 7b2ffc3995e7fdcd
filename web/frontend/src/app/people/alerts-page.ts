import { DatePipe } from '@angular/common';
import { Component, inject, signal } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzTableModule } from 'ng-zorro-antd/table';
import { LogInAlert, LogInAlertList } from '../api/types';
import { Command } from '../shared/command';
import { CursorList } from '../shared/cursor-list';
import { ours } from '../shared/locale';
import { MoreRows } from '../shared/more-rows';
import { Notice } from '../shared/notice';
import { PeopleApi } from './people-api';

/** Abnormal log-ins: to be looked at, and what came of it. */
@Component({
  selector: 'aj-alerts-page',
  imports: [DatePipe, NzButtonComponent, NzInputDirective, NzTableModule, MoreRows, Notice],
  template: `
    <div class="page">
      <div class="page-head">
        <div>
          <h1 i18n="@@people.alerts">异常登录</h1>
          <p i18n="@@alerts.lead">登录未被阻止；请向本人核实，并写明处理结果。</p>
        </div>
        <div class="actions">
          <button
            nz-button
            type="button"
            [attr.aria-pressed]="open()"
            (click)="show(true)"
            i18n="@@alerts.open"
          >
            待处理
          </button>
          <button
            nz-button
            type="button"
            [attr.aria-pressed]="!open()"
            (click)="show(false)"
            i18n="@@alerts.done"
          >
            已处理
          </button>
        </div>
      </div>
      @if (list.problem(); as problem) {
        <div class="panel"><aj-notice [problem]="problem" (again)="list.restart()" /></div>
      } @else if (list.first() && list.items().length === 0) {
        <p class="panel none" i18n="@@alerts.none">没有异常登录。</p>
      } @else {
        <nz-table
          class="panel"
          nzSize="small"
          [nzData]="list.items()"
          [nzFrontPagination]="false"
          [nzShowPagination]="false"
          [nzLoading]="list.loading() === 'first'"
          [nzScroll]="{ x: '1000px' }"
        >
          <thead>
            <tr>
              <th scope="col" nzWidth="160px" i18n="@@alerts.at">时间</th>
              <th scope="col" nzWidth="160px" i18n="@@people.user">用户</th>
              <th scope="col" i18n="@@alerts.rule">异常</th>
              <th scope="col" nzWidth="180px" i18n="@@alerts.address">地址</th>
              <th scope="col" nzWidth="340px" i18n="@@alerts.note">处理结果</th>
            </tr>
          </thead>
          <tbody>
            @for (alert of list.items(); track alert.id) {
              <tr>
                <td>{{ alert.at | date: 'yyyy-MM-dd HH:mm:ss' }}</td>
                <td>
                  {{ alert.name }}<small class="mono">{{ alert.username }}</small>
                </td>
                <td>
                  {{ ours(alert.ruleText) }}<small>{{ alert.detail }}</small>
                </td>
                <td class="mono">{{ alert.address }}</td>
                <td>
                  @if (alert.acknowledgedBy) {
                    {{ alert.note
                    }}<small
                      >{{ alert.acknowledgedBy }} · {{ alert.acknowledgedAt | date: 'MM-dd HH:mm' }}</small
                    >
                  } @else {
                    <span class="deeds">
                      <input
                        #note
                        nz-input
                        style="width: 210px"
                        maxlength="500"
                        aria-label="处理结果"
                        i18n-aria-label="@@alerts.note"
                      />
                      <button
                        nz-button
                        nzSize="small"
                        type="button"
                        [nzLoading]="command.running() === alert.id"
                        (click)="acknowledge(alert, note.value)"
                        i18n="@@alerts.acknowledge"
                      >
                        确认
                      </button>
                    </span>
                  }
                </td>
              </tr>
            }
          </tbody>
        </nz-table>
        <aj-more-rows [list]="list" />
      }
    </div>
  `,
  styleUrl: './form.css',
})
export class AlertsPage {
  private readonly api = inject(PeopleApi);
  private readonly message = inject(NzMessageService);
  protected readonly ours = ours;
  protected readonly open = signal(true);
  protected readonly command = new Command<unknown>();
  protected readonly list = new CursorList<LogInAlertList, LogInAlert>(
    (cursor) => this.api.alerts(this.open(), cursor),
    (slice) => slice.items,
  );

  constructor() {
    this.list.restart();
  }

  protected show(open: boolean): void {
    this.open.set(open);
    this.list.restart();
  }

  protected async acknowledge(alert: LogInAlert, note: string): Promise<void> {
    if (note.trim() === '') {
      this.message.warning($localize`:@@alerts.noteFirst:请先写明处理结果`);
      return;
    }
    await this.command.run(this.api.acknowledge(alert.id, note), alert.id);
    const problem = this.command.problem();
    if (problem) this.message.error(problem.message);
    this.list.restart();
  }
}
