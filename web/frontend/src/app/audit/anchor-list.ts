import { DatePipe, DecimalPipe } from '@angular/common';
import { Component, inject } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { Anchor, AnchorList as Anchors } from '../api/types';
import { CursorList } from '../shared/cursor-list';
import { MoreRows } from '../shared/more-rows';
import { Notice } from '../shared/notice';
import { AuditApi } from './audit-api';

/** The signed anchors of past days. */
@Component({
  selector: 'aj-anchor-list',
  imports: [DatePipe, DecimalPipe, NzButtonComponent, NzIconDirective, MoreRows, Notice],
  template: `
    <section class="panel" aria-labelledby="anchors">
      <header>
        <h2 id="anchors" i18n="@@anchors.title">日锚</h2>
        <a nz-button nzSize="small" href="/api/audit/anchors/export" download>
          <nz-icon nzType="download" aria-hidden="true" /><span i18n="@@anchors.export"
            >导出全部（含验签说明）</span
          >
        </a>
      </header>
      <p class="muted" i18n="@@anchors.lead">
        每个结束的日子由密钥环签名一次。请定期导出并交由他人保管：日后任何整日替换都会与之不符。
      </p>
      @if (list.problem(); as problem) {
        <aj-notice compact [problem]="problem" (again)="list.restart()" />
      } @else {
        <table>
          <thead>
            <tr>
              <th scope="col" i18n="@@chain.day">日期</th>
              <th scope="col" class="num" i18n="@@anchors.events">事件</th>
              <th scope="col" i18n="@@anchors.signedAt">签名时间</th>
              <th scope="col" i18n="@@anchors.state">当时</th>
              <th scope="col" i18n="@@anchors.hash">链尾哈希</th>
            </tr>
          </thead>
          <tbody>
            @for (anchor of list.items(); track anchor.day) {
              <tr>
                <td>{{ anchor.day }}</td>
                <td class="num">{{ anchor.events | number }}</td>
                <td>{{ anchor.signedAt | date: 'yyyy-MM-dd HH:mm' }}</td>
                <td>
                  @if (anchor.intact) {
                    <span class="label good" i18n="@@chain.intact">完整</span>
                  } @else {
                    <span class="label bad" i18n="@@anchors.damaged">受损</span>
                  }
                </td>
                <td class="mono" [title]="anchor.key">{{ anchor.hash?.slice(0, 16) }}…</td>
              </tr>
            } @empty {
              <tr>
                <td colspan="5" class="muted" i18n="@@anchors.none">还没有结束的日子；次日自动签名</td>
              </tr>
            }
          </tbody>
        </table>
        <aj-more-rows [list]="list" />
      }
    </section>
  `,
  styles: `
    section {
      padding: 12px 14px;
    }
    header {
      display: flex;
      justify-content: space-between;
    }
    p {
      margin: 6px 0 10px;
      font-size: 13px;
    }
    table {
      width: 100%;
      font-size: 13px;
    }
    th,
    td {
      padding: 5px 8px;
      text-align: left;
      border-top: 1px solid var(--line);
    }
    .num {
      text-align: right;
    }
  `,
})
export class AnchorList {
  private readonly api = inject(AuditApi);
  protected readonly list = new CursorList<Anchors, Anchor>(
    (cursor) => this.api.anchors(cursor),
    (slice) => slice.items,
  );

  constructor() {
    this.list.restart();
  }
}
