import { Component, computed, inject, resource, signal } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzTableModule } from 'ng-zorro-antd/table';
import { firstValueFrom } from 'rxjs';
import { WorkRow } from '../api/types';
import { Command } from '../shared/command';
import { save } from '../shared/csv';
import { Notice } from '../shared/notice';
import { Reference } from '../shared/reference';
import { Session } from '../shared/session';
import { PaperTabs } from './paper-tabs';
import { ReviewApi } from './review-api';

type Count = Exclude<keyof WorkRow, 'day' | 'campus' | 'name'>;

const columns: readonly { readonly name: Count; readonly label: string }[] = [
  { name: 'pagesTaken', label: $localize`:@@work.pagesTaken:拍摄页数` },
  { name: 'recordsProcessed', label: $localize`:@@work.recordsProcessed:处理病案` },
  { name: 'pagesFiled', label: $localize`:@@work.pagesFiled:入库页数` },
  { name: 'recordsReviewed', label: $localize`:@@work.recordsReviewed:审核病案` },
  { name: 'imagesReviewed', label: $localize`:@@work.imagesReviewed:审核图片` },
  { name: 'recordsArchived', label: $localize`:@@work.recordsArchived:归档病案` },
  { name: 'recordsBoxed', label: $localize`:@@work.recordsBoxed:装箱病案` },
];

const dayOf = (at: Date) =>
  `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;

/** Who has done how much, by day. */
@Component({
  selector: 'aj-workload-page',
  imports: [NzButtonComponent, NzTableModule, Notice, PaperTabs],
  templateUrl: './workload-page.html',
  styleUrl: './store.css',
})
export class WorkloadPage {
  private readonly api = inject(ReviewApi);
  private readonly reference = inject(Reference);
  private readonly session = inject(Session);
  protected readonly columns = columns;
  protected readonly campuses = computed(() => this.session.me()?.campuses ?? []);
  protected readonly campus = signal('');
  protected readonly from = signal(dayOf(new Date(new Date().getFullYear(), new Date().getMonth(), 1)));
  protected readonly to = signal(dayOf(new Date()));
  protected readonly found = resource({
    params: () => ({ from: this.from(), to: this.to(), campus: this.campus() }),
    loader: ({ params }) => firstValueFrom(this.api.workload(params.from, params.to, params.campus)),
  });
  protected readonly rows = computed(() => (this.found.hasValue() ? [...this.found.value().items] : []));
  protected readonly sums = computed(() =>
    columns.map(({ name }) => this.rows().reduce((sum, row) => sum + row[name], 0)),
  );
  protected readonly exporting = new Command<Blob>();

  protected campusName(code: string): string {
    return this.reference.campus(code);
  }

  protected async export(): Promise<void> {
    const file = await this.exporting.run(this.api.workloadFile(this.from(), this.to(), this.campus()));
    if (file) save(file, `workload_${this.from()}_${this.to()}.csv`);
  }
}
