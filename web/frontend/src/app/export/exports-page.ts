import { DatePipe } from '@angular/common';
import { Component, computed, DestroyRef, effect, inject } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzProgressComponent } from 'ng-zorro-antd/progress';
import { NzTableModule } from 'ng-zorro-antd/table';
import { ExportView } from '../api/types';
import { sizeText } from '../shared/codes';
import { Command } from '../shared/command';
import { Notice } from '../shared/notice';
import { TakeAway } from '../shared/take-away';
import { ExportApi, ownExports, packageAddress } from './export-api';

const PAUSE = 2000;

const states: Readonly<Record<string, string>> = {
  WAITING: $localize`:@@export.waiting:等待`,
  RUNNING: $localize`:@@export.running:生成中`,
  READY: $localize`:@@export.ready:可下载`,
  FAILED: $localize`:@@export.failed:失败`,
  CANCELLED: $localize`:@@export.cancelled:已取消`,
  EXPIRED: $localize`:@@export.expired:已过期`,
};

const failures: Readonly<Record<string, string>> = {
  NOTHING: $localize`:@@export.nothing:没有一份文书可以导出`,
  OWNER_GONE: $localize`:@@export.ownerGone:账号已停用`,
  TOO_LARGE: $localize`:@@export.tooLarge:合并后过大，请分批打印`,
};

/** One's own packages: how far they are, and fetching them. */
@Component({
  selector: 'aj-exports-page',
  imports: [DatePipe, NzButtonComponent, NzIconDirective, NzProgressComponent, NzTableModule, Notice],
  templateUrl: './exports-page.html',
  styleUrl: './exports-page.css',
})
export class ExportsPage {
  private readonly api = inject(ExportApi);
  private readonly takeAway = inject(TakeAway);
  protected readonly list = ownExports();
  protected readonly items = computed(() => (this.list.hasValue() ? this.list.value().items : []));
  protected readonly cancelling = new Command<ExportView>();
  protected readonly fetching = new Command<void>();
  protected readonly problem = computed(() => this.cancelling.problem() ?? this.fetching.problem());
  protected readonly sizeText = sizeText;

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      if (this.items().some((item) => this.open(item))) timer = setTimeout(() => this.list.reload(), PAUSE);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }

  protected open(item: ExportView): boolean {
    return item.state === 'WAITING' || item.state === 'RUNNING';
  }

  protected percent(item: ExportView): number {
    return Math.floor((100 * item.done) / Math.max(1, item.total));
  }

  protected state(item: ExportView): string {
    return states[item.state] ?? item.state;
  }

  protected why(item: ExportView): string {
    return failures[item.failure ?? ''] ?? item.failure ?? '';
  }

  protected async fetch(item: ExportView): Promise<void> {
    await this.fetching.run(this.takeAway.copy(packageAddress(item.id)), item.id);
    this.list.reload();
  }

  protected async cancel(item: ExportView): Promise<void> {
    await this.cancelling.run(this.api.cancel(item.id), item.id);
    this.list.reload();
  }
}
