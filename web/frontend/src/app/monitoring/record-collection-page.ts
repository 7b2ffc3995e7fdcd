import { DatePipe } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzModalService } from 'ng-zorro-antd/modal';
import { NzSkeletonComponent } from 'ng-zorro-antd/skeleton';
import { NzTableModule } from 'ng-zorro-antd/table';
import {
  CollectionAsked,
  CollectionFigures,
  CollectionMoment,
  CollectionReport,
  RecordCollection,
} from '../api/types';
import { Command } from '../shared/command';
import { english } from '../shared/locale';
import { Notice } from '../shared/notice';
import { Session } from '../shared/session';
import { MonitoringApi } from './monitoring-api';
import { standingOf } from './standing';

const moments: Readonly<Record<CollectionMoment['kind'], { name: string; tone: string }>> = {
  ADMITTED: { name: $localize`:@@moment.admitted:入院`, tone: '' },
  DISCHARGED: { name: $localize`:@@moment.discharged:出院`, tone: '' },
  LISTED: { name: $localize`:@@moment.listed:来源已列出`, tone: '' },
  RECEIVED: { name: $localize`:@@moment.received:已收到`, tone: 'good' },
  FAILED: { name: $localize`:@@moment.failed:采集失败`, tone: 'bad' },
  OVERDUE: { name: $localize`:@@moment.overdue:逾期未到`, tone: 'bad' },
};

const bases: Readonly<Record<CollectionReport['basis'], string>> = {
  RECEIVED: $localize`:@@basis.received:已收到`,
  LISTED: $localize`:@@basis.listed:来源列出`,
  RULE: $localize`:@@basis.rule:按规则应有`,
};

/** One record: each source, each report, and how it came about. */
@Component({
  selector: 'aj-record-collection-page',
  imports: [DatePipe, RouterLink, NzButtonComponent, NzSkeletonComponent, NzTableModule, Notice],
  providers: [NzModalService],
  templateUrl: './record-collection-page.html',
  styleUrl: './monitoring.css',
})
export class RecordCollectionPage {
  private readonly api = inject(MonitoringApi);
  private readonly modal = inject(NzModalService);
  private readonly message = inject(NzMessageService);
  readonly id = input.required<string>();

  protected readonly mayCollect = inject(Session).may('EXPECTATION_MANAGE');
  protected readonly shown = httpResource<RecordCollection>(
    () => `/api/reconciliation/records/${encodeURIComponent(this.id())}`,
  );
  protected readonly collecting = new Command<CollectionAsked>();
  protected readonly standingOf = standingOf;
  protected readonly moments = moments;
  protected readonly bases = bases;

  protected category(report: CollectionReport): string {
    return (english() ? report.categoryEnglish : report.categoryName) ?? report.category ?? '';
  }

  protected again(source: CollectionFigures): void {
    this.modal.confirm({
      nzTitle: $localize`:@@collect.title:重新采集此来源？`,
      nzContent: $localize`:@@collect.text:将请采集器再次向该来源取此病案的报告，失败的报告再试一次。已收到的不会重复。`,
      nzOkText: $localize`:@@collect.ok:重新采集`,
      nzOnOk: () => this.collect(source.system),
    });
  }

  private async collect(system: string): Promise<void> {
    const asked = await this.collecting.run(this.api.collectAgain(this.id(), system), system);
    if (asked === undefined) this.message.error(this.collecting.problem()?.message ?? '');
    else if (asked.tries === 0) {
      this.message.warning($localize`:@@collect.nothing:此来源没有可重试的内容，也没有可按病案采集的采集器`);
    } else {
      this.message.success($localize`:@@collect.asked:已发起，共 ${asked.tries}:count: 项；稍后刷新查看`);
      this.shown.reload();
    }
  }
}
