import { DatePipe } from '@angular/common';
import { Component, computed, inject, signal } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { RecordSummary } from '../api/types';
import { Command } from '../shared/command';
import { save } from '../shared/csv';
import { Notice } from '../shared/notice';
import { Reference } from '../shared/reference';
import { NumbersBox } from './numbers-box';
import { PaperTabs } from './paper-tabs';
import { StoreApi } from './store-api';

/** Labels of records, and sheets to lay between papers. */
@Component({
  selector: 'aj-labels-page',
  imports: [DatePipe, NzButtonComponent, NzIconDirective, Notice, NumbersBox, PaperTabs],
  templateUrl: './labels-page.html',
  styleUrl: './store.css',
})
export class LabelsPage {
  private readonly api = inject(StoreApi);
  protected readonly categories = inject(Reference).categoriesByName;
  protected readonly records = signal<readonly RecordSummary[]>([]);
  protected readonly wanted = signal<ReadonlySet<string>>(new Set());
  protected readonly printing = new Command<Blob>();
  protected readonly sheets = computed(() => this.wanted().size);

  protected remove(record: RecordSummary): void {
    this.records.update((all) => all.filter((one) => one !== record));
  }

  protected toggle(category: string): void {
    this.wanted.update((wanted) => {
      const next = new Set(wanted);
      if (!next.delete(category)) next.add(category);
      return next;
    });
  }

  protected async labels(): Promise<void> {
    const pdf = await this.printing.run(this.api.labels(this.ids()), 'labels');
    if (pdf) save(pdf, 'labels.pdf');
  }

  protected async separators(): Promise<void> {
    const pdf = await this.printing.run(this.api.separators([...this.wanted()], this.ids()), 'sheets');
    if (pdf) save(pdf, 'separators.pdf');
  }

  private ids(): string[] {
    return this.records().map((record) => record.id);
  }
}
