import { DatePipe } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { Component, inject, input, output, signal } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzTableModule } from 'ng-zorro-antd/table';
import { CollectorItem, CollectorItems, ItemState, Retried } from '../api/types';
import { Command } from '../shared/command';
import { ours } from '../shared/locale';
import { Notice } from '../shared/notice';
import { itemStateName } from './collector-texts';
import { collectorAddress, CollectorsApi } from './collectors-api';

const states: readonly ItemState[] = [
  'FAILED',
  'QUARANTINED',
  'FOUND',
  'WAITING',
  'ACKNOWLEDGING',
  'WITHDRAWN',
  'TAKEN',
];

/** What has become of a collector's items, by state; looked at only when somebody asks. */
@Component({
  selector: 'aj-collector-items',
  imports: [DatePipe, NzButtonComponent, NzTableModule, Notice],
  templateUrl: './collector-items.html',
  styleUrl: './collectors.css',
})
export class CollectorItemsPart {
  private readonly api = inject(CollectorsApi);
  private readonly message = inject(NzMessageService);

  readonly id = input.required<string>();
  readonly counts = input.required<Readonly<Record<string, number>>>();
  readonly changed = output();

  protected readonly shown = signal<ItemState | null>(null);
  protected readonly items = httpResource<CollectorItems>(() => {
    const state = this.shown();
    return state === null ? undefined : { url: collectorAddress(this.id(), '/items'), params: { state } };
  });
  protected readonly retrying = new Command<Retried>();
  protected readonly states = states;
  protected readonly itemStateName = itemStateName;
  protected readonly ours = ours;

  protected count(state: ItemState): number {
    return this.counts()[state] ?? 0;
  }

  protected mayRetry(state: ItemState | null): boolean {
    return state === 'FAILED' || state === 'QUARANTINED';
  }

  protected async retry(item: CollectorItem | null): Promise<void> {
    const done = await this.retrying.run(this.api.retry(this.id(), item?.key ?? null), item?.key ?? 'all');
    if (done) this.message.success($localize`:@@collect.retried:${done.count}:count: 件将再试`);
    else this.message.error(this.retrying.problem()?.message ?? '');
    this.items.reload();
    this.changed.emit();
  }
}
