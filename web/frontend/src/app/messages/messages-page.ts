import { DatePipe } from '@angular/common';
import { Component, inject, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzModalService } from 'ng-zorro-antd/modal';
import { NzTableModule } from 'ng-zorro-antd/table';
import { Message, MessageList } from '../api/types';
import { sizeText } from '../shared/codes';
import { Command } from '../shared/command';
import { CursorList } from '../shared/cursor-list';
import { ours } from '../shared/locale';
import { MoreRows } from '../shared/more-rows';
import { Notice } from '../shared/notice';
import { Reference } from '../shared/reference';
import { Session } from '../shared/session';
import { MessageTabs } from './message-tabs';
import { MessageView } from './message-view';
import { protocolName, stateOf, states } from './message-words';
import { MessagesApi } from './messages-api';

const text = () => new FormControl('', { nonNullable: true });

/** What other systems have sent and what became of it; what could not be handled is tried again. */
@Component({
  selector: 'aj-messages-page',
  imports: [
    DatePipe,
    ReactiveFormsModule,
    RouterLink,
    NzButtonComponent,
    NzIconDirective,
    NzInputDirective,
    NzTableModule,
    MessageTabs,
    MoreRows,
    Notice,
  ],
  providers: [NzModalService],
  templateUrl: './messages-page.html',
  styleUrl: '../shared/list-page.css',
})
export class MessagesPage {
  private readonly api = inject(MessagesApi);
  private readonly modal = inject(NzModalService);
  private readonly toast = inject(NzMessageService);
  protected readonly reference = inject(Reference);
  protected readonly mayOpen = inject(Session).may('RECORD_VIEW');

  protected readonly form = new FormGroup({
    listener: text(),
    type: text(),
    state: text(),
    from: text(),
    to: text(),
  });
  protected readonly asked = signal(this.form.getRawValue());
  protected readonly list = new CursorList<MessageList, Message>(
    (cursor) => this.api.list(this.asked(), cursor),
    (slice) => slice.items,
  );
  protected readonly replaying = new Command<Message>();
  protected readonly states = states;
  protected readonly stateOf = stateOf;
  protected readonly protocolName = protocolName;
  protected readonly sizeText = sizeText;
  protected readonly ours = ours;

  constructor() {
    this.list.restart();
  }

  protected ask(): void {
    this.asked.set(this.form.getRawValue());
    this.list.restart();
  }

  protected clear(): void {
    this.form.reset();
    this.ask();
  }

  protected view(message: Message): void {
    this.modal.create<MessageView, string>({
      nzTitle: $localize`:@@messages.view:消息内容`,
      nzContent: MessageView,
      nzData: message.id,
      nzWidth: 860,
      nzFooter: null,
    });
  }

  protected async replay(message: Message): Promise<void> {
    const after = await this.replaying.run(this.api.replay(message.id), message.id);
    if (after === undefined) {
      this.toast.error(this.replaying.problem()?.message ?? '');
    } else if (after.state === 'DONE' || after.state === 'IGNORED') {
      this.toast.success($localize`:@@messages.replayed:已重新处理`);
    } else {
      this.toast.warning($localize`:@@messages.again:仍未能处理，原因已更新`);
    }
    this.list.restart();
  }
}
