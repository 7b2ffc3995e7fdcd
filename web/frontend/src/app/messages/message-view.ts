import { httpResource } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NZ_MODAL_DATA } from 'ng-zorro-antd/modal';
import { MessageText } from '../api/types';
import { Notice } from '../shared/notice';
import { Problem } from '../shared/problem';

/** A message as it came; masked for who may not read patients. */
@Component({
  selector: 'aj-message-view',
  imports: [NzAlertComponent, Notice],
  template: `
    @if (text.error(); as failure) {
      <aj-notice [problem]="problem(failure)" (again)="text.reload()" />
    } @else if (text.hasValue()) {
      @if (text.value().masked) {
        <nz-alert
          nzType="info"
          nzShowIcon
          nzMessage="您无权阅读患者资料，内容已遮蔽，只显示消息的结构。"
          i18n-nzMessage="@@messages.masked"
        />
      }
      <!-- long text scrolls by keyboard too -->
      <pre tabindex="0" role="region" aria-label="消息内容" i18n-aria-label="@@messages.view">{{
        text.value().text || '—'
      }}</pre>
    } @else {
      <p class="muted" role="status" i18n="@@messages.loading">正在读取…</p>
    }
  `,
  styles: `
    pre {
      max-height: 56vh;
      margin: 12px 0 0;
      padding: 12px;
      overflow: auto;
      font-size: 12px;
      line-height: 1.6;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
      background: var(--paper-2, #f6f7f9);
      border-radius: 6px;
    }
  `,
})
export class MessageView {
  private readonly id = inject<string>(NZ_MODAL_DATA);
  protected readonly text = httpResource<MessageText>(() => `/api/messages/${encodeURIComponent(this.id)}`);

  protected problem(failure: unknown): Problem {
    return Problem.of(failure);
  }
}
