import { DatePipe } from '@angular/common';
import { Component, computed, inject, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzTableModule } from 'ng-zorro-antd/table';
import { firstValueFrom } from 'rxjs';
import { RecordSummary, ScanView } from '../api/types';
import { Command } from '../shared/command';
import { Notice } from '../shared/notice';
import { PaperApi } from './paper-api';
import { PaperTabs } from './paper-tabs';

/** Which record is to be scanned, and what is under way. */
@Component({
  selector: 'aj-scans-page',
  imports: [DatePipe, RouterLink, NzButtonComponent, NzIconDirective, NzTableModule, Notice, PaperTabs],
  templateUrl: './scans-page.html',
  styleUrl: './scans-page.css',
})
export class ScansPage {
  private readonly api = inject(PaperApi);
  private readonly router = inject(Router);
  protected readonly finished = signal(false);
  protected readonly list = resource({
    params: () => this.finished(),
    loader: ({ params }) => firstValueFrom(this.api.scans(params)),
  });
  protected readonly rows = computed(() => (this.list.hasValue() ? [...this.list.value().items] : []));
  protected readonly typed = signal('');
  protected readonly searching = new Command<readonly RecordSummary[]>();
  protected readonly beginning = new Command<ScanView>();
  protected readonly found = signal<readonly RecordSummary[] | null>(null);

  /** A bar code reader types the label and presses Enter. */
  protected async search(): Promise<void> {
    if (this.typed().trim() === '') return;
    const found = await this.searching.run(this.api.records(this.typed()));
    if (!found) return;
    const [only] = found;
    if (found.length === 1 && only) await this.begin(only);
    else this.found.set(found);
  }

  protected async begin(record: RecordSummary): Promise<void> {
    const job = await this.beginning.run(this.api.begin(record.id), record.id);
    if (job) await this.router.navigate(['/paper/scans', job.id]);
  }
}
