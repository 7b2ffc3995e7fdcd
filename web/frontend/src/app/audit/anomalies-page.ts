import { DatePipe } from '@angular/common';
import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { Anomaly, AnomalyList, AuditEvent } from '../api/types';
import { Command } from '../shared/command';
import { CursorList } from '../shared/cursor-list';
import { MoreRows } from '../shared/more-rows';
import { Notice } from '../shared/notice';
import { anomalyName } from './anomaly-names';
import { AuditApi } from './audit-api';
import { AuditTabs } from './audit-tabs';
import { EventTable } from './event-table';

/** What the watch has found: look at the events, say what it was. */
@Component({
  selector: 'aj-anomalies-page',
  imports: [
    DatePipe,
    RouterLink,
    NzButtonComponent,
    NzInputDirective,
    AuditTabs,
    EventTable,
    MoreRows,
    Notice,
  ],
  templateUrl: './anomalies-page.html',
  styleUrl: './anomalies-page.css',
})
export class AnomaliesPage {
  private readonly api = inject(AuditApi);
  protected readonly openOnly = signal(true);
  protected readonly list = new CursorList<AnomalyList, Anomaly>(
    (cursor) => this.api.anomalies(this.openOnly(), cursor),
    (slice) => slice.items,
  );
  protected readonly looking = new Command<{ items: AuditEvent[] }>();
  protected readonly noting = new Command<unknown>();
  protected readonly shown = signal<string | null>(null);
  protected readonly events = signal<readonly AuditEvent[]>([]);
  protected readonly nameOf = anomalyName;

  constructor() {
    this.list.restart();
  }

  protected filter(openOnly: boolean): void {
    this.openOnly.set(openOnly);
    this.list.restart();
  }

  protected async look(anomaly: Anomaly): Promise<void> {
    if (this.shown() === anomaly.id) {
      this.shown.set(null);
      return;
    }
    this.events.set([]);
    this.shown.set(anomaly.id);
    const found = await this.looking.run(this.api.anomalyEvents(anomaly.id), anomaly.id);
    this.events.set(found?.items ?? []);
  }

  protected async acknowledge(anomaly: Anomaly, note: string): Promise<void> {
    await this.noting.run(this.api.acknowledge(anomaly.id, note), anomaly.id);
    if (!this.noting.problem()) this.list.restart();
  }
}
