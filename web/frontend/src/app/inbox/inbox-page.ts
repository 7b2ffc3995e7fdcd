import { DatePipe } from '@angular/common';
import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { InboxMessage } from '../api/types';
import { Command } from '../shared/command';
import { CursorList } from '../shared/cursor-list';
import { ours } from '../shared/locale';
import { MoreRows } from '../shared/more-rows';
import { Notice } from '../shared/notice';
import { Unread } from '../shared/unread';
import { InboxApi } from './inbox-api';

/** What somebody was told: the newest first, each with the way to where it is dealt with. */
@Component({
  selector: 'aj-inbox-page',
  imports: [DatePipe, NzButtonComponent, MoreRows, Notice],
  templateUrl: './inbox-page.html',
  styleUrl: './inbox-page.css',
})
export class InboxPage {
  private readonly api = inject(InboxApi);
  private readonly router = inject(Router);
  private readonly unread = inject(Unread);

  protected readonly list = new CursorList(
    (cursor) => this.api.list(cursor),
    (slice) => slice.items,
  );
  protected readonly reading = new Command();

  constructor() {
    this.list.restart();
  }

  protected title(message: InboxMessage): string {
    return ours({ zh: message.kindZh, en: message.kindEn });
  }

  protected text(message: InboxMessage): string {
    return ours(message);
  }

  protected async open(message: InboxMessage): Promise<void> {
    if (!message.read) await this.reading.run(this.api.read(message.id), message.id);
    this.unread.ask();
    await this.router.navigateByUrl(message.place);
  }

  protected async readAll(): Promise<void> {
    const newest = this.list.items()[0];
    if (!newest) return;
    await this.reading.run(this.api.readAll(newest.id), 'all');
    this.unread.ask();
    this.list.restart();
  }
}
