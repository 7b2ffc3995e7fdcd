import { DatePipe } from '@angular/common';
import { Component, inject } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzModalService } from 'ng-zorro-antd/modal';
import { NzTableModule } from 'ng-zorro-antd/table';
import { Released, QuarantineItem, QuarantineList } from '../api/types';
import { sizeText } from '../shared/codes';
import { Command } from '../shared/command';
import { CursorList } from '../shared/cursor-list';
import { english, ours } from '../shared/locale';
import { MoreRows } from '../shared/more-rows';
import { Notice } from '../shared/notice';
import { Reference } from '../shared/reference';
import { Session } from '../shared/session';
import { AssignForm } from './assign-form';
import { QuarantineApi } from './quarantine-api';

function channelName(channel: string): string {
  switch (channel) {
    case 'FOLDER':
      return $localize`:@@channel.folder:文件夹`;
    case 'HTTP':
      return $localize`:@@channel.http:接口`;
    case 'FTP':
      return 'FTP';
    case 'SFTP':
      return 'SFTP';
    case 'HTTP_PULL':
      return $localize`:@@channel.httpPull:接口拉取`;
    case 'DATABASE':
      return $localize`:@@channel.database:数据库视图`;
    case 'SCAN':
      return $localize`:@@channel.scan:扫描`;
    case 'STATION':
      return $localize`:@@channel.station:采集站`;
    case 'ASSIGNED':
      return $localize`:@@channel.assigned:手工归入`;
    default:
      return channel;
  }
}

@Component({
  selector: 'aj-quarantine-page',
  imports: [DatePipe, NzButtonComponent, NzIconDirective, NzTableModule, MoreRows, Notice],
  providers: [NzModalService],
  templateUrl: './quarantine-page.html',
  styleUrl: './quarantine-page.css',
})
export class QuarantinePage {
  private readonly api = inject(QuarantineApi);
  private readonly modal = inject(NzModalService);
  private readonly message = inject(NzMessageService);
  protected readonly reference = inject(Reference);

  protected readonly list = new CursorList<QuarantineList, QuarantineItem>(
    (cursor) => this.api.list(cursor),
    (slice) => slice.items,
  );
  protected readonly retrying = new Command<Released>();
  private readonly unlocking = new Command<unknown>();
  protected readonly passwordOf = $localize`:@@quarantine.password:此来源的文件口令`;
  protected readonly mayDownload = inject(Session).may('DOCUMENT_DOWNLOAD');
  protected readonly sizeText = sizeText;
  protected readonly ours = ours;
  protected readonly channelName = channelName;

  constructor() {
    this.list.restart();
  }

  /** The reason in the other language: what a vendor's engineer may ask for. */
  protected theirs(text: { zh: string; en: string }): string {
    return english() ? text.zh : text.en;
  }

  protected described(item: QuarantineItem): boolean {
    return Object.keys(item.meta).length > 0;
  }

  protected content(item: QuarantineItem): string {
    return `/api/quarantine/${encodeURIComponent(item.id)}/content`;
  }

  protected async retry(item: QuarantineItem): Promise<void> {
    const result = await this.retrying.run(this.api.retry(item.id), item.id);
    const problem = this.retrying.problem();
    if (result !== undefined) this.accepted();
    else if (problem?.name === 'quarantined') {
      this.message.warning($localize`:@@quarantine.again:仍未通过检查，原因已更新`);
      this.list.restart();
    } else {
      this.message.error(problem?.message ?? '');
      if (problem?.name === 'entry-taken') this.list.restart();
    }
  }

  /** The password is kept for the source, sealed, and the file tried again. */
  protected async unlock(item: QuarantineItem, field: HTMLInputElement): Promise<void> {
    const source = item.meta.sourceSystem;
    if (!source || field.value === '') return;
    await this.unlocking.run(this.api.unlock(source, field.value), item.id);
    const problem = this.unlocking.problem();
    if (problem) this.message.error(problem.message);
    else {
      field.value = '';
      await this.retry(item);
    }
  }

  protected assign(item: QuarantineItem): void {
    this.modal
      .create<AssignForm, QuarantineItem, Released>({
        nzTitle: $localize`:@@assign.title:手工归入病案`,
        nzContent: AssignForm,
        nzData: item,
        nzWidth: 640,
        nzFooter: null,
        nzMaskClosable: false,
      })
      .afterClose.subscribe((result) => {
        if (result) this.accepted();
      });
  }

  private accepted(): void {
    this.message.success($localize`:@@quarantine.accepted:已入库，正在处理`);
    this.list.restart();
  }
}
