import { DatePipe } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzTableModule } from 'ng-zorro-antd/table';
import { StationList, Submission, SubmissionList } from '../api/types';
import { sizeText } from '../shared/codes';
import { Command } from '../shared/command';
import { save } from '../shared/csv';
import { CursorList } from '../shared/cursor-list';
import { ours } from '../shared/locale';
import { MoreRows } from '../shared/more-rows';
import { Notice } from '../shared/notice';
import { Reference } from '../shared/reference';
import { Session } from '../shared/session';
import { StationTabs } from './station-tabs';
import { StationsApi } from './stations-api';

const text = () => new FormControl('', { nonNullable: true });

/** What stations have brought, by the address it came from and the time. */
@Component({
  selector: 'aj-station-log-page',
  imports: [
    DatePipe,
    ReactiveFormsModule,
    RouterLink,
    NzButtonComponent,
    NzIconDirective,
    NzInputDirective,
    NzTableModule,
    MoreRows,
    Notice,
    StationTabs,
  ],
  templateUrl: './station-log-page.html',
  styleUrl: '../shared/list-page.css',
})
export class StationLogPage {
  private readonly api = inject(StationsApi);
  private readonly toast = inject(NzMessageService);
  private readonly session = inject(Session);
  protected readonly reference = inject(Reference);
  protected readonly mayOpen = this.session.may('RECORD_VIEW');
  private readonly stations = httpResource<StationList>(() => '/api/stations');
  protected readonly known = computed(() => (this.stations.hasValue() ? this.stations.value().items : []));
  private readonly names = computed(() => new Map(this.known().map((s) => [s.code, s.name])));

  protected readonly form = new FormGroup({
    address: text(),
    station: text(),
    from: text(),
    to: text(),
  });
  protected readonly asked = signal(this.form.getRawValue());
  protected readonly list = new CursorList<SubmissionList, Submission>(
    (cursor) => this.api.log(this.asked(), cursor),
    (slice) => slice.items,
  );
  protected readonly exporting = new Command<Blob>();
  protected readonly sizeText = sizeText;
  protected readonly ours = ours;

  constructor() {
    this.list.restart();
  }

  protected name(code: string): string {
    return this.names().get(code) ?? code;
  }

  protected ask(): void {
    this.asked.set(this.form.getRawValue());
    this.list.restart();
  }

  protected clear(): void {
    this.form.reset();
    this.ask();
  }

  protected async export(): Promise<void> {
    const file = await this.exporting.run(this.api.logFile(this.asked()));
    if (file) save(file, 'station-log.xlsx');
    else this.toast.error(this.exporting.problem()?.message ?? '');
  }
}
