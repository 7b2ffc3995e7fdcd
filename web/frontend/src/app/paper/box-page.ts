import { DatePipe } from '@angular/common';
import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { firstValueFrom } from 'rxjs';
import { PaperBox, PutIn, RecordSummary } from '../api/types';
import { Command } from '../shared/command';
import { Notice } from '../shared/notice';
import { PaperApi } from './paper-api';
import { StoreApi } from './store-api';

/** One box: put records in by their labels, take them out, say where it stands. */
@Component({
  selector: 'aj-box-page',
  imports: [DatePipe, RouterLink, NzButtonComponent, NzIconDirective, Notice],
  templateUrl: './box-page.html',
  styleUrl: './store.css',
})
export class BoxPage {
  private readonly api = inject(StoreApi);
  private readonly paper = inject(PaperApi);
  readonly id = input.required<string>();
  protected readonly contents = resource({
    params: () => this.id(),
    loader: ({ params }) => firstValueFrom(this.api.box(params)),
  });
  protected readonly box = computed(() => (this.contents.hasValue() ? this.contents.value().box : null));
  protected readonly items = computed(() =>
    this.contents.hasValue() ? [...this.contents.value().items].reverse() : [],
  );
  protected readonly closed = computed(() => (this.contents.hasValue() ? this.contents.value().closed : 0));
  protected readonly number = linkedSignal(() => this.box()?.number ?? '');
  protected readonly place = linkedSignal(() => this.box()?.place ?? '');
  protected readonly shelving = new Command<PaperBox>();
  protected readonly searching = new Command<readonly RecordSummary[]>();
  protected readonly putting = new Command<PutIn>();
  protected readonly taking = new Command<PaperBox>();
  protected readonly found = signal<readonly RecordSummary[]>([]);
  protected readonly word = signal('');
  protected readonly problem = computed(
    () =>
      this.shelving.problem() ?? this.searching.problem() ?? this.putting.problem() ?? this.taking.problem(),
  );

  protected async shelve(): Promise<void> {
    const box = this.box();
    if (!box) return;
    const kept = await this.shelving.run(this.api.shelve(box, this.number().trim(), this.place()));
    if (kept) this.contents.reload();
  }

  /** A bar code reader types the label and presses Enter: one record after the other. */
  protected async scan(field: HTMLInputElement): Promise<void> {
    if (field.value.trim() === '') return;
    this.word.set('');
    const found = await this.searching.run(this.paper.records(field.value));
    field.value = '';
    if (!found) return;
    const [only] = found;
    if (found.length === 1 && only) await this.put(only);
    else {
      this.found.set(found);
      if (found.length === 0) this.word.set($localize`:@@paper.notFound:没有找到这份病案，或您无权查看`);
    }
    field.focus();
  }

  protected async put(record: RecordSummary): Promise<void> {
    this.found.set([]);
    const done = await this.putting.run(this.api.put(this.id(), record.id), record.id);
    if (!done) return;
    const name = record.patientName ?? record.admissionNo;
    this.word.set(
      done.from
        ? $localize`:@@paper.movedFrom:${name}:name: 已从 ${done.from.number}:box: 移入`
        : $localize`:@@paper.putIn:${name}:name: 已装入`,
    );
    this.contents.reload();
  }

  protected async take(record: RecordSummary): Promise<void> {
    const done = await this.taking.run(this.api.take(this.id(), record.id), record.id);
    if (done) this.contents.reload();
  }
}
