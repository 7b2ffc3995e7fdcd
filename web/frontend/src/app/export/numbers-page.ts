import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzTableModule } from 'ng-zorro-antd/table';
import { FoundNumbers, RecordSummary } from '../api/types';
import { Command } from '../shared/command';
import { csv, save } from '../shared/csv';
import { Notice } from '../shared/notice';
import { Session } from '../shared/session';
import { TakeAway } from '../shared/take-away';
import { ExportApi } from './export-api';

interface Row {
  readonly number: string;
  readonly record: RecordSummary;
}

const ROWS = 50;

/** Searching for a list of numbers: pasted, or from a file. */
@Component({
  selector: 'aj-numbers-page',
  imports: [RouterLink, NzButtonComponent, NzIconDirective, NzTableModule, Notice],
  templateUrl: './numbers-page.html',
  styleUrl: './numbers-page.css',
})
export class NumbersPage {
  private readonly api = inject(ExportApi);
  private readonly takeAway = inject(TakeAway);
  protected readonly mayTake = inject(Session).may('DOCUMENT_DOWNLOAD');
  protected readonly typed = signal('');
  protected readonly numbers = computed(() => [
    ...new Set(
      this.typed()
        .split(/[\s,;，；、]+/)
        .filter((number) => number !== ''),
    ),
  ]);
  protected readonly searching = new Command<FoundNumbers>();
  protected readonly answer = signal<FoundNumbers | null>(null);
  protected readonly rows = computed<Row[]>(
    () =>
      this.answer()?.found.flatMap((hit) => hit.records.map((record) => ({ number: hit.number, record }))) ??
      [],
  );
  protected readonly pageSize = ROWS;

  protected async search(): Promise<void> {
    const answer = await this.searching.run(this.api.find(this.numbers()));
    if (answer) this.answer.set(answer);
  }

  protected async read(input: HTMLInputElement): Promise<void> {
    const file = input.files?.item(0);
    if (!file) return;
    const answer = await this.searching.run(this.api.findIn(file));
    input.value = '';
    if (answer) this.answer.set(answer);
  }

  protected export(): void {
    this.takeAway.choose({ records: [...new Set(this.rows().map((row) => row.record.id))], documents: [] });
  }

  protected saveMissing(): void {
    const missing = this.answer()?.missing ?? [];
    save(
      csv(
        [$localize`:@@numbers.number:号码`],
        missing.map((number) => [number]),
      ),
      'missing.csv',
    );
  }
}
