import { DatePipe } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, effect, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzModalService } from 'ng-zorro-antd/modal';
import { NzTableModule } from 'ng-zorro-antd/table';
import { CollectorList, CollectorRow } from '../api/types';
import { ours } from '../shared/locale';
import { Notice } from '../shared/notice';
import { Reference } from '../shared/reference';
import { Session } from '../shared/session';
import { channelName } from './collector-texts';
import { CollectorState } from './collector-state';
import { RunDialog } from './run-dialog';
import { TrialDialog } from './trial-dialog';

const PAUSE = 5000;

/** All collectors: which runs, which is in trouble, what waits. */
@Component({
  selector: 'aj-collectors-page',
  imports: [DatePipe, RouterLink, NzButtonComponent, NzIconDirective, NzTableModule, CollectorState, Notice],
  providers: [NzModalService],
  templateUrl: './collectors-page.html',
  styleUrl: './collectors.css',
})
export class CollectorsPage {
  private readonly modal = inject(NzModalService);
  protected readonly reference = inject(Reference);
  protected readonly mayManage = inject(Session).may('COLLECTOR_MANAGE');
  protected readonly list = httpResource<CollectorList>(() => '/api/collectors');
  protected readonly rows = computed(() => (this.list.hasValue() ? this.list.value().items : []));
  protected readonly channelName = channelName;
  protected readonly ours = ours;

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      clearTimeout(timer);
      if (this.rows().length > 0) timer = setTimeout(() => this.list.reload(), PAUSE);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }

  protected count(row: CollectorRow, state: string): number {
    return row.items[state] ?? 0;
  }

  protected open(row: CollectorRow): number {
    return this.count(row, 'FOUND') + this.count(row, 'WAITING') + this.count(row, 'ACKNOWLEDGING');
  }

  protected run(row: CollectorRow): void {
    this.modal
      .create<RunDialog, CollectorRow, boolean>({
        nzTitle: $localize`:@@collect.runTitle:立即采集：${row.name}:name:`,
        nzContent: RunDialog,
        nzData: row,
        nzFooter: null,
        nzMaskClosable: false,
      })
      .afterClose.subscribe((asked) => {
        if (asked) this.list.reload();
      });
  }

  protected tryOut(row: CollectorRow): void {
    this.modal.create<TrialDialog, CollectorRow>({
      nzTitle: $localize`:@@collect.trialTitle:试采：${row.name}:name:`,
      nzContent: TrialDialog,
      nzData: row,
      nzWidth: 760,
      nzFooter: null,
      nzMaskClosable: false,
    });
  }
}
