import { DatePipe } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzModalService } from 'ng-zorro-antd/modal';
import { NzTableModule } from 'ng-zorro-antd/table';
import { CollectorRow, CollectorRun, CollectorRunList } from '../api/types';
import { sizeText } from '../shared/codes';
import { Command } from '../shared/command';
import { CursorList } from '../shared/cursor-list';
import { ours } from '../shared/locale';
import { MoreRows } from '../shared/more-rows';
import { Notice } from '../shared/notice';
import { Reference } from '../shared/reference';
import { Session } from '../shared/session';
import { CollectorItemsPart } from './collector-items';
import { CollectorState } from './collector-state';
import { channelName, outcomeName, whatOf } from './collector-texts';
import { collectorAddress, CollectorsApi } from './collectors-api';
import { RunDialog } from './run-dialog';
import { TrialDialog } from './trial-dialog';

const PAUSE = 2000;

/** One collector: its runs as they go on, and what has become of its items. */
@Component({
  selector: 'aj-collector-page',
  imports: [
    DatePipe,
    RouterLink,
    NzButtonComponent,
    NzIconDirective,
    NzTableModule,
    CollectorItemsPart,
    CollectorState,
    MoreRows,
    Notice,
  ],
  providers: [NzModalService],
  templateUrl: './collector-page.html',
  styleUrl: './collectors.css',
})
export class CollectorPage {
  private readonly api = inject(CollectorsApi);
  private readonly modal = inject(NzModalService);
  private readonly message = inject(NzMessageService);
  protected readonly reference = inject(Reference);
  protected readonly mayManage = inject(Session).may('COLLECTOR_MANAGE');

  readonly id = input.required<string>();
  protected readonly state = httpResource<CollectorRow>(() => collectorAddress(this.id(), '/state'));
  protected readonly row = computed(() => (this.state.hasValue() ? this.state.value() : null));
  protected readonly runs = new CursorList<CollectorRunList, CollectorRun>(
    (before) => this.api.runs(this.id(), before),
    (slice) => slice.items,
  );
  protected readonly pausing = new Command<CollectorRow>();
  protected readonly channelName = channelName;
  protected readonly outcomeName = outcomeName;
  protected readonly whatOf = whatOf;
  protected readonly sizeText = sizeText;
  protected readonly ours = ours;

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      clearTimeout(timer);
      const running = this.row()?.running;
      if (running !== undefined) timer = setTimeout(() => this.look(running), PAUSE);
    });
    effect(() => {
      this.id();
      this.runs.restart();
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }

  protected all(): void {
    this.state.reload();
    this.runs.restart();
  }

  protected async pause(row: CollectorRow, paused: boolean): Promise<void> {
    const changed = await this.pausing.run(this.api.pause(row.id, paused));
    if (changed) this.state.set(changed);
    else this.message.error(this.pausing.problem()?.message ?? '');
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
        if (asked) this.all();
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

  /** The runs are asked for again while one goes on, and once when it has ended. */
  private look(wasRunning: boolean): void {
    this.state.reload();
    if (wasRunning) this.runs.restart();
  }
}
