import { DatePipe } from '@angular/common';
import { Component, inject, signal } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NZ_MODAL_DATA } from 'ng-zorro-antd/modal';
import { NzTableModule } from 'ng-zorro-antd/table';
import { Account, OpenSession } from '../api/types';
import { Command } from '../shared/command';
import { Notice } from '../shared/notice';
import { PeopleApi } from './people-api';

/** Where somebody is logged in; each can be ended, or all. */
@Component({
  selector: 'aj-sessions-dialog',
  imports: [DatePipe, NzButtonComponent, NzTableModule, Notice],
  template: `
    @if (command.problem(); as problem) {
      <aj-notice compact [problem]="problem" (again)="load()" />
    }
    @if (rows().length === 0) {
      <p class="none" i18n="@@people.noSessions">没有打开的会话。</p>
    } @else {
      <nz-table nzSize="small" [nzData]="rows()" [nzFrontPagination]="false" [nzShowPagination]="false">
        <thead>
          <tr>
            <th scope="col" i18n="@@people.begun">开始</th>
            <th scope="col" i18n="@@people.lastUsed">最近使用</th>
            <th scope="col" i18n="@@people.place">地址与浏览器</th>
            <th scope="col"></th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.handle) {
            <tr>
              <td>{{ row.begun | date: 'MM-dd HH:mm' }}</td>
              <td>{{ row.lastUsed | date: 'MM-dd HH:mm' }}</td>
              <td>
                {{ row.address }}<small>{{ row.agent }}</small>
              </td>
              <td>
                <button
                  nz-button
                  nzSize="small"
                  nzDanger
                  type="button"
                  (click)="end(row.handle)"
                  i18n="@@people.endSession"
                >
                  结束
                </button>
              </td>
            </tr>
          }
        </tbody>
      </nz-table>
      <div class="foot">
        <button nz-button nzDanger type="button" (click)="end(null)" i18n="@@people.endAll">结束全部</button>
      </div>
    }
  `,
  styleUrl: './form.css',
})
export class SessionsDialog {
  private readonly api = inject(PeopleApi);
  private readonly account = inject<Account>(NZ_MODAL_DATA);
  protected readonly rows = signal<readonly OpenSession[]>([]);
  protected readonly command = new Command<unknown>();

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    const found = await this.command.run(this.api.sessions(this.account.username));
    if (found !== undefined) this.rows.set(found as OpenSession[]);
  }

  protected async end(handle: string | null): Promise<void> {
    await this.command.run(this.api.endSession(this.account.username, handle));
    await this.load();
  }
}
