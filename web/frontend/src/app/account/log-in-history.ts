import { DatePipe } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { Component } from '@angular/core';
import { NzTableModule } from 'ng-zorro-antd/table';
import { OwnLogIn } from '../api/types';

/** Whoever does not know one of these tells the security administrator. */
@Component({
  selector: 'aj-log-in-history',
  imports: [DatePipe, NzTableModule],
  template: `
    <h2 i18n="@@account.logIns">最近登录</h2>
    <p class="muted" i18n="@@account.logInsHint">如有不是您本人的登录，请修改密码并告知安全管理员。</p>
    <nz-table
      nzSize="small"
      [nzData]="logIns.hasValue() ? logIns.value() : []"
      [nzFrontPagination]="false"
      [nzShowPagination]="false"
    >
      <thead>
        <tr>
          <th scope="col" nzWidth="180px" i18n="@@alerts.at">时间</th>
          <th scope="col" nzWidth="90px" i18n="@@people.outcome">结果</th>
          <th scope="col" i18n="@@people.place">地址与浏览器</th>
        </tr>
      </thead>
      <tbody>
        @for (row of logIns.hasValue() ? logIns.value() : []; track $index) {
          <tr>
            <td>{{ row.at | date: 'yyyy-MM-dd HH:mm:ss' }}</td>
            <td>
              @if (row.success) {
                <span class="label good" i18n="@@outcome.ok">成功</span>
              } @else {
                <span class="label bad" i18n="@@outcome.failed">失败</span>
              }
            </td>
            <td>
              {{ row.address }}<small>{{ row.agent }}</small>
            </td>
          </tr>
        }
      </tbody>
    </nz-table>
  `,
  styleUrl: './account.css',
})
export class LogInHistory {
  protected readonly logIns = httpResource<OwnLogIn[]>(() => '/api/me/log-ins');
}
