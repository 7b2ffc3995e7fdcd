import { DatePipe } from '@angular/common';
import { booleanAttribute, Component, input } from '@angular/core';
import { NzTableModule } from 'ng-zorro-antd/table';
import { AuditEvent } from '../api/types';
import { roleName } from '../shell/places';
import { actionName, outcomeOf } from './action-names';

/** Events, a row each. */
@Component({
  selector: 'aj-event-table',
  imports: [DatePipe, NzTableModule],
  template: `
    <nz-table
      class="panel"
      nzSize="small"
      [nzData]="events()"
      [nzFrontPagination]="false"
      [nzShowPagination]="false"
      [nzLoading]="loading()"
      [nzScroll]="{ x: '1080px' }"
    >
      <thead>
        <tr>
          <th scope="col" nzWidth="70px" class="num" i18n="@@audit.seq">序号</th>
          <th scope="col" nzWidth="160px" i18n="@@audit.at">时间</th>
          <th scope="col" nzWidth="150px" i18n="@@audit.actor">操作人</th>
          <th scope="col" nzWidth="110px" i18n="@@audit.role">角色</th>
          <th scope="col" nzWidth="110px" i18n="@@audit.action">操作</th>
          <th scope="col" nzWidth="76px" i18n="@@audit.outcome">结果</th>
          <th scope="col" i18n="@@audit.object">对象</th>
          <th scope="col" nzWidth="130px" i18n="@@audit.address">来自</th>
        </tr>
      </thead>
      <tbody>
        @for (event of events(); track event.day + event.seq) {
          <tr>
            <td class="num mono">{{ event.seq }}</td>
            <td>{{ event.at | date: 'yyyy-MM-dd HH:mm:ss' }}</td>
            <td>
              {{ event.actorName || event.actor }}
              <small class="muted">{{ event.staffNo || (event.actorName ? event.actor : '') }}</small>
            </td>
            <td>{{ roles(event) }}</td>
            <td>{{ actionName(event.action) }}</td>
            <td>
              <span class="label" [class]="outcomeOf(event.outcome).tone">{{
                outcomeOf(event.outcome).name
              }}</span>
            </td>
            <td class="object">
              @if (event.recordId) {
                <span class="mono">{{ event.recordId }}</span>
              }
              <small>{{ place(event) }}</small>
            </td>
            <td class="mono" [title]="event.device ?? ''">{{ event.address }}</td>
          </tr>
        }
      </tbody>
    </nz-table>
  `,
  styles: `
    .object {
      overflow-wrap: anywhere;
    }
    .object .mono + small {
      margin-left: 8px;
      color: var(--ink-3);
    }
  `,
})
export class EventTable {
  readonly events = input.required<readonly AuditEvent[]>();
  readonly loading = input(false, { transform: booleanAttribute });
  protected readonly actionName = actionName;
  protected readonly outcomeOf = outcomeOf;

  protected roles(event: AuditEvent): string {
    return (event.roles ?? '').split(',').filter(Boolean).map(roleName).join('、');
  }

  protected place(event: AuditEvent): string {
    const detail = event.detail ?? '';
    if (!event.documentId) return detail;
    const version = event.version ? ` v${event.version}` : '';
    const pages = event.pages ?? (event.page ? `${event.page}` : '');
    const where = pages ? ` · ${$localize`:@@viewer.page:第 ${pages}:page: 页`}` : '';
    const time = event.millis
      ? ` · ${$localize`:@@audit.seconds:${Math.round(event.millis / 1000)}:seconds: 秒`}`
      : '';
    const more = detail && !event.pages ? ` · ${detail}` : '';
    return `${event.documentId}${version}${where}${time}${more}`;
  }
}
