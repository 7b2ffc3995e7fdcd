import { DatePipe } from '@angular/common';
import { Component, inject } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzModalService } from 'ng-zorro-antd/modal';
import { NzTableModule } from 'ng-zorro-antd/table';
import { IntakeResult, QuarantineItem, QuarantineList } from '../api/types';
import { sizeText } from '../shared/codes';
import { Command } from '../shared/command';
import { CursorList } from '../shared/cursor-list';
import { english, ours } from '../shared/locale';
import { Notice } from '../shared/notice';
import { Reference } from '../shared/reference';
import { Session } from '../shared/session';
import { AssignForm } from './assign-form';
import { QuarantineApi } from './quarantine-api';

@Component({
  selector: 'aj-quarantine-page',
  imports: [DatePipe, NzButtonComponent, NzIconDirective, NzTableModule, Notice],
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
  protected readonly retrying = new Command<IntakeResult>();
  protected readonly mayDownload = inject(Session).may('DOCUMENT_DOWNLOAD');
  protected readonly sizeText = sizeText;
  protected readonly ours = ours;
  protected readonly unknown = $localize`:@@quarantine.unknownType:类型未知`;

  constructor() {
    this.list.restart();
  }

  /** The reason in the other language: what a vendor's engineer may ask for. */
  protected theirs(text: { zh: string; en: string }): string {
    return english() ? text.zh : text.en;
  }

  protected content(item: QuarantineItem): string {
    return `/api/quarantine/${encodeURIComponent(item.id)}/content`;
  }

  protected async retry(item: QuarantineItem): Promise<void> {
    const result = await this.retrying.run(this.api.retry(item.id), item.id);
    if (result !== undefined) this.tell(result);
    else this.message.error(this.retrying.problem()?.message ?? '');
  }

  protected assign(item: QuarantineItem): void {
    this.modal
      .create<AssignForm, QuarantineItem, IntakeResult>({
        nzTitle: $localize`:@@assign.title:手工归入病案`,
        nzContent: AssignForm,
        nzData: item,
        nzWidth: 640,
        nzFooter: null,
        nzMaskClosable: false,
      })
      .afterClose.subscribe((result) => {
        if (result) this.tell(result);
      });
  }

  private tell(result: IntakeResult | null): void {
    if (result?.status === 'QUARANTINED')
      this.message.warning($localize`:@@quarantine.again:仍未通过检查，原因已更新`);
    else this.message.success($localize`:@@quarantine.accepted:已入库，正在处理`);
    this.list.restart();
  }
}
