import { DatePipe } from '@angular/common';
import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzTableModule } from 'ng-zorro-antd/table';
import { firstValueFrom } from 'rxjs';
import { PaperBox, PickList, RecordSummary } from '../api/types';
import { Command } from '../shared/command';
import { csv, save } from '../shared/csv';
import { Notice } from '../shared/notice';
import { Reference } from '../shared/reference';
import { Session } from '../shared/session';
import { NumbersBox } from './numbers-box';
import { PaperTabs } from './paper-tabs';
import { StoreApi } from './store-api';

/** Boxes and their places; where the paper of records is, and a list to fetch it by. */
@Component({
  selector: 'aj-boxes-page',
  imports: [DatePipe, RouterLink, NzButtonComponent, NzTableModule, Notice, NumbersBox, PaperTabs],
  templateUrl: './boxes-page.html',
  styleUrl: './store.css',
})
export class BoxesPage {
  private readonly api = inject(StoreApi);
  private readonly router = inject(Router);
  private readonly reference = inject(Reference);
  private readonly session = inject(Session);
  protected readonly campuses = computed(() => this.session.me()?.campuses ?? []);
  protected readonly campus = linkedSignal(() => this.campuses()[0] ?? '');
  protected readonly words = signal('');
  protected readonly list = resource({
    params: () => (this.campus() ? { campus: this.campus(), q: this.words() } : undefined),
    loader: ({ params }) => firstValueFrom(this.api.boxes(params.campus, params.q)),
  });
  protected readonly boxes = computed(() => (this.list.hasValue() ? [...this.list.value().items] : []));
  protected readonly number = signal('');
  protected readonly place = signal('');
  protected readonly adding = new Command<PaperBox>();
  protected readonly picking = new Command<PickList>();
  protected readonly picked = signal<PickList['items'] | null>(null);

  protected campusName(code: string): string {
    return this.reference.campus(code);
  }

  protected async add(): Promise<void> {
    const box = await this.adding.run(this.api.addBox(this.campus(), this.number().trim(), this.place()));
    if (box) await this.router.navigate(['/paper/boxes', box.id]);
  }

  protected async pick(records: readonly RecordSummary[]): Promise<void> {
    this.picked.set(null);
    if (records.length === 0) return;
    const list = await this.picking.run(this.api.pick(records.map((record) => record.id)));
    if (list) this.picked.set(list.items);
  }

  protected saveList(): void {
    const head = [
      $localize`:@@paper.place:位置`,
      $localize`:@@paper.boxNumber:盒号`,
      $localize`:@@field.recordNo:病案号`,
      $localize`:@@field.admissionNo:住院号`,
      $localize`:@@paper.patient:患者`,
    ];
    const rows = (this.picked() ?? []).map(({ box, record }) => [
      box?.place,
      box?.number,
      record.recordNo,
      record.admissionNo,
      record.patientName,
    ]);
    save(csv(head, rows), 'pick-list.csv');
  }
}
