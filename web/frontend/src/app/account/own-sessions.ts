import { DatePipe } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzTableModule } from 'ng-zorro-antd/table';
import { Observable } from 'rxjs';
import { OwnDevice, OwnSession } from '../api/types';
import { Command } from '../shared/command';
import { AccountApi } from './account-api';

/** Where one is logged in, and with which browsers one has been. */
@Component({
  selector: 'aj-own-sessions',
  imports: [DatePipe, NzButtonComponent, NzTableModule],
  template: `
    <h2 i18n="@@account.sessions">我的会话</h2>
    <nz-table
      nzSize="small"
      [nzData]="sessions.hasValue() ? sessions.value() : []"
      [nzFrontPagination]="false"
      [nzShowPagination]="false"
    >
      <thead>
        <tr>
          <th scope="col" nzWidth="140px" i18n="@@people.begun">开始</th>
          <th scope="col" nzWidth="140px" i18n="@@people.lastUsed">最近使用</th>
          <th scope="col" i18n="@@people.place">地址与浏览器</th>
          <th scope="col" nzWidth="110px" i18n="@@quarantine.actions">处理</th>
        </tr>
      </thead>
      <tbody>
        @for (row of sessions.hasValue() ? sessions.value() : []; track row.handle) {
          <tr>
            <td>{{ row.begun | date: 'MM-dd HH:mm' }}</td>
            <td>{{ row.lastUsed | date: 'MM-dd HH:mm' }}</td>
            <td>
              {{ row.address }}<small>{{ row.agent }}</small>
            </td>
            <td>
              @if (row.present) {
                <span class="label good" i18n="@@account.thisOne">当前</span>
              } @else {
                <button
                  nz-button
                  nzSize="small"
                  type="button"
                  (click)="end(row.handle)"
                  i18n="@@people.endSession"
                >
                  结束
                </button>
              }
            </td>
          </tr>
        }
      </tbody>
    </nz-table>
    <div class="foot">
      <button nz-button type="button" (click)="end(null)" i18n="@@account.endOthers">结束其他全部会话</button>
    </div>
    <h2 i18n="@@account.devices">用过的设备</h2>
    <nz-table
      nzSize="small"
      [nzData]="devices.hasValue() ? devices.value() : []"
      [nzFrontPagination]="false"
      [nzShowPagination]="false"
    >
      <thead>
        <tr>
          <th scope="col" nzWidth="140px" i18n="@@account.firstSeen">首次</th>
          <th scope="col" nzWidth="140px" i18n="@@account.lastSeen">最近</th>
          <th scope="col" i18n="@@people.place">地址与浏览器</th>
          <th scope="col" nzWidth="110px" i18n="@@quarantine.actions">处理</th>
        </tr>
      </thead>
      <tbody>
        @for (row of devices.hasValue() ? devices.value() : []; track row.id) {
          <tr>
            <td>{{ row.firstSeen | date: 'yyyy-MM-dd' }}</td>
            <td>{{ row.lastSeen | date: 'yyyy-MM-dd' }}</td>
            <td>
              {{ row.address }}<small>{{ row.agent }}</small>
            </td>
            <td>
              <button nz-button nzSize="small" type="button" (click)="forget(row.id)" i18n="@@account.forget">
                移除
              </button>
            </td>
          </tr>
        }
      </tbody>
    </nz-table>
  `,
  styleUrl: './account.css',
})
export class OwnSessions {
  private readonly api = inject(AccountApi);
  private readonly message = inject(NzMessageService);
  protected readonly sessions = httpResource<OwnSession[]>(() => '/api/me/sessions');
  protected readonly devices = httpResource<OwnDevice[]>(() => '/api/me/devices');

  protected async end(handle: string | null): Promise<void> {
    await this.run(this.api.endSession(handle));
    this.sessions.reload();
  }

  protected async forget(id: string): Promise<void> {
    await this.run(this.api.forgetDevice(id));
    this.devices.reload();
  }

  private async run(deed: Observable<unknown>): Promise<void> {
    const command = new Command<unknown>();
    await command.run(deed);
    const problem = command.problem();
    if (problem) this.message.error(problem.message);
  }
}
