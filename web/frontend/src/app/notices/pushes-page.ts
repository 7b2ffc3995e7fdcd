import { DatePipe } from '@angular/common';
import { Component, inject } from '@angular/core';
import { NzTableModule } from 'ng-zorro-antd/table';
import { NoticePush } from '../api/types';
import { CursorList } from '../shared/cursor-list';
import { ours } from '../shared/locale';
import { MoreRows } from '../shared/more-rows';
import { Notice } from '../shared/notice';
import { NoticeApi } from './notice-api';
import { NoticesNav } from './notices-nav';
import { wayName } from '../shared/way-names';

/** What was sent outside, and whom it did not reach. */
@Component({
  selector: 'aj-notice-pushes-page',
  imports: [DatePipe, NoticesNav, NzTableModule, MoreRows, Notice],
  template: `
    <div class="page">
      <div class="page-head">
        <div>
          <h1 i18n="@@notices.title">通知</h1>
          <p i18n="@@pushes.lead">经外部通道发出的消息，最近的在前。</p>
        </div>
      </div>
      <aj-notices-nav />
      @if (list.problem(); as problem) {
        <div class="panel"><aj-notice [problem]="problem" (again)="list.restart()" /></div>
      } @else {
        <nz-table
          class="panel"
          nzSize="small"
          [nzData]="list.items()"
          [nzFrontPagination]="false"
          [nzShowPagination]="false"
          [nzLoading]="list.loading() === 'first'"
          [nzNoResult]="none"
        >
          <thead>
            <tr>
              <th scope="col" nzWidth="160px" i18n="@@pushes.at">时间</th>
              <th scope="col" nzWidth="120px" i18n="@@pushes.way">通道</th>
              <th scope="col" i18n="@@pushes.text">内容</th>
              <th scope="col" nzWidth="80px" i18n="@@pushes.recipients">人数</th>
              <th scope="col" nzWidth="320px" i18n="@@pushes.outcome">结果</th>
            </tr>
          </thead>
          <tbody>
            @for (push of list.items(); track push.id) {
              <tr>
                <td>{{ push.at | date: 'yyyy-MM-dd HH:mm:ss' }}</td>
                <td>{{ wayName(push.way) }}</td>
                <td>{{ text(push) }}</td>
                <td>{{ push.recipients }}</td>
                <td>
                  @if (push.trouble) {
                    <span class="label bad" i18n="@@pushes.failed">未发出</span> {{ push.trouble }}
                  } @else if (push.endedAt) {
                    <span class="label good" i18n="@@pushes.sent">已发出</span>
                  } @else {
                    <span class="label" i18n="@@pushes.waiting">等待发送</span>
                  }
                  @for (one of refused(push); track one) {
                    <small>{{ one }}</small>
                  }
                </td>
              </tr>
            }
          </tbody>
        </nz-table>
        <aj-more-rows [list]="list" />
      }
    </div>
    <ng-template #none><span i18n="@@pushes.none">还没有发送过消息</span></ng-template>
  `,
  styleUrl: './notices.css',
})
export class NoticePushesPage {
  private readonly api = inject(NoticeApi);
  protected readonly list = new CursorList(
    (cursor) => this.api.pushes(cursor),
    (slice) => slice.items,
  );
  protected readonly wayName = wayName;

  constructor() {
    this.list.restart();
  }

  protected text(push: NoticePush): string {
    return ours(push);
  }

  protected refused(push: NoticePush): string[] {
    return Object.entries(push.refused).map(([person, why]) => `${person}: ${why}`);
  }
}
