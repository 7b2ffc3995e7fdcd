import { DatePipe } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzModalService } from 'ng-zorro-antd/modal';
import { NzTableModule } from 'ng-zorro-antd/table';
import { CollectorBeat, Heartbeats, NodeBeat, SourceBeat } from '../api/types';
import { Notice } from '../shared/notice';
import { Session } from '../shared/session';
import { ago } from './ago';
import { SourceWatchForm } from './source-watch-form';

const REFRESH = 10_000;

const nodeStates: Readonly<Record<NodeBeat['state'], { name: string; tone: string }>> = {
  ALIVE: { name: $localize`:@@node.alive:运行`, tone: 'good' },
  SILENT: { name: $localize`:@@node.silent:失联`, tone: 'bad' },
  STOPPED: { name: $localize`:@@node.stopped:已停止`, tone: '' },
};

const collectorStates: Readonly<Record<CollectorBeat['state'], { name: string; tone: string }>> = {
  WELL: { name: $localize`:@@source.well:正常`, tone: 'good' },
  RUNNING: { name: $localize`:@@collectorState.running:运行中`, tone: 'good' },
  NEW: { name: $localize`:@@collectorState.new:尚未运行`, tone: '' },
  LATE: { name: $localize`:@@collectorState.late:逾期未运行`, tone: 'bad' },
  FAILING: { name: $localize`:@@collectorState.failing:失败`, tone: 'bad' },
  PAUSED: { name: $localize`:@@collectorState.paused:已暂停`, tone: 'warn' },
  DISABLED: { name: $localize`:@@collectorState.disabled:未启用`, tone: '' },
};

const latencies = [
  $localize`:@@latency.minute:1分钟内`,
  $localize`:@@latency.ten:10分钟内`,
  $localize`:@@latency.hour:1小时内`,
  $localize`:@@latency.day:1天内`,
  $localize`:@@latency.longer:更久`,
];

const kinds: Readonly<Record<string, string>> = {
  EXTRACT: $localize`:@@queueKind.extract:提取内容`,
  INDEX_DOCUMENT: $localize`:@@queueKind.indexDocument:文书入索引`,
  INDEX_RECORD: $localize`:@@queueKind.indexRecord:病案入索引`,
  EXPORT: $localize`:@@queueKind.export:导出`,
};

/** Who is alive: sources, collectors, nodes; and what waits. */
@Component({
  selector: 'aj-heartbeats-page',
  imports: [DatePipe, RouterLink, NzButtonComponent, NzTableModule, Notice],
  providers: [NzModalService],
  templateUrl: './heartbeats-page.html',
  styleUrl: './monitoring.css',
})
export class HeartbeatsPage {
  private readonly modal = inject(NzModalService);
  private readonly session = inject(Session);
  protected readonly mayChange = this.session.may('EXPECTATION_MANAGE');
  protected readonly mayRetry = this.session.may('DEAD_LETTER_MANAGE') && this.session.may('SYSTEM_MONITOR');
  protected readonly beats = httpResource<Heartbeats>(() => '/api/heartbeats');
  protected readonly now = signal(Date.now());
  protected readonly mayOpen = this.session.may('COLLECTOR_RUN');
  protected readonly nodeStates = nodeStates;
  protected readonly collectorStates = collectorStates;
  protected readonly latencies = latencies;
  protected readonly ago = ago;

  constructor() {
    const timer = setInterval(() => {
      this.now.set(Date.now());
      this.beats.reload();
    }, REFRESH);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  protected kindName(kind: string): string {
    return kinds[kind] ?? kind;
  }

  protected latency(source: SourceBeat): string {
    const all = source.latency.reduce((sum, count) => sum + count, 0);
    if (all === 0) return '—';
    return source.latency
      .map((count, place) => (count > 0 ? `${latencies[place]} ${Math.round((count / all) * 100)}%` : ''))
      .filter((part) => part !== '')
      .join(' · ');
  }

  protected change(source: SourceBeat): void {
    this.modal
      .create<SourceWatchForm, SourceBeat, boolean>({
        nzTitle: $localize`:@@watch.title:来源的名称与静默时限`,
        nzContent: SourceWatchForm,
        nzData: source,
        nzFooter: null,
        nzMaskClosable: false,
      })
      .afterClose.subscribe((changed) => {
        if (changed) this.beats.reload();
      });
  }
}
