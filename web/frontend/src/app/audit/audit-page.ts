import { DatePipe } from '@angular/common';
import { Component, inject } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NzTableModule } from 'ng-zorro-antd/table';
import { AuditEvent, AuditList } from '../api/types';
import { csv, save } from '../shared/csv';
import { CursorList } from '../shared/cursor-list';
import { Notice } from '../shared/notice';
import { actionName, knownActions, outcomeOf } from './action-names';
import { AuditApi } from './audit-api';
import { ChainCheck } from './chain-check';

const text = () => new FormControl('', { nonNullable: true });

@Component({
  selector: 'aj-audit-page',
  imports: [
    DatePipe,
    ReactiveFormsModule,
    NzButtonComponent,
    NzIconDirective,
    NzInputDirective,
    NzTableModule,
    ChainCheck,
    Notice,
  ],
  templateUrl: './audit-page.html',
  styleUrl: './audit-page.css',
})
export class AuditPage {
  private readonly api = inject(AuditApi);

  protected readonly form = new FormGroup({
    actor: text(),
    action: text(),
    recordId: text(),
    from: text(),
    to: text(),
  });
  protected readonly list = new CursorList<AuditList, AuditEvent>(
    (cursor) => this.api.events(this.asked, cursor),
    (slice) => slice.items,
  );
  protected readonly actions = knownActions.map((code) => ({ code, name: actionName(code) }));
  protected readonly actionName = actionName;
  protected readonly outcomeOf = outcomeOf;
  private asked = this.form.getRawValue();

  constructor() {
    this.list.restart();
  }

  protected ask(): void {
    this.asked = this.form.getRawValue();
    this.list.restart();
  }

  protected clear(): void {
    this.form.reset();
    this.ask();
  }

  protected place(event: AuditEvent): string {
    if (!event.documentId) return event.detail ?? '';
    const version = event.version ? ` v${event.version}` : '';
    const page = event.page ? ` · ${$localize`:@@viewer.page:第 ${event.page}:page: 页`}` : '';
    return `${event.documentId}${version}${page}`;
  }

  protected export(): void {
    const head = [
      'seq',
      'at',
      'actor',
      'actorName',
      'action',
      'outcome',
      'recordId',
      'documentId',
      'version',
      'page',
      'address',
      'detail',
    ] as const;
    save(
      csv(
        head,
        this.list.items().map((event) => head.map((key) => event[key])),
      ),
      'anjuan-audit.csv',
    );
  }
}
