import { DecimalPipe } from '@angular/common';
import { Component, inject, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { ActivatedRoute } from '@angular/router';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { AuditEvent, AuditList } from '../api/types';
import { CursorList } from '../shared/cursor-list';
import { MoreRows } from '../shared/more-rows';
import { Notice } from '../shared/notice';
import { Reference } from '../shared/reference';
import { allRoles } from '../shared/role-names';
import { actionName, knownActions } from './action-names';
import { AuditApi } from './audit-api';
import { AuditTabs } from './audit-tabs';
import { EventTable } from './event-table';

const text = () => new FormControl('', { nonNullable: true });

@Component({
  selector: 'aj-audit-page',
  imports: [
    DecimalPipe,
    ReactiveFormsModule,
    NzButtonComponent,
    NzIconDirective,
    NzInputDirective,
    AuditTabs,
    EventTable,
    MoreRows,
    Notice,
  ],
  templateUrl: './audit-page.html',
  styleUrl: './audit-page.css',
})
export class AuditPage {
  private readonly api = inject(AuditApi);
  protected readonly reference = inject(Reference);

  protected readonly form = new FormGroup({
    kind: text(),
    actor: text(),
    role: text(),
    department: text(),
    action: text(),
    outcome: text(),
    recordId: text(),
    address: text(),
    q: text(),
    correlation: text(),
    from: text(),
    to: text(),
  });
  protected readonly list = new CursorList<AuditList, AuditEvent>(
    (cursor) => this.api.events(this.asked(), cursor),
    (slice) => slice.items,
  );
  protected readonly kinds = [
    { code: '', name: $localize`:@@logKind.all:全部` },
    { code: 'LOG_IN', name: $localize`:@@logKind.logIn:登录日志` },
    { code: 'OPERATION', name: $localize`:@@logKind.operation:操作日志` },
    { code: 'IMPORT', name: $localize`:@@logKind.import:导入日志` },
    { code: 'ANOMALY', name: $localize`:@@logKind.anomaly:异常日志` },
  ];
  protected readonly actions = knownActions.map((code) => ({ code, name: actionName(code) }));
  protected readonly roles = allRoles;
  protected readonly outcomes = [
    { code: 'SUCCESS', name: $localize`:@@outcome.ok:成功` },
    { code: 'REFUSED', name: $localize`:@@outcome.refused:拒绝` },
    { code: 'FAILED', name: $localize`:@@outcome.failed:失败` },
  ];
  protected readonly further = signal(false);
  protected readonly asked = signal(this.form.getRawValue());

  constructor() {
    // From elsewhere in the audit: opaque identifiers only.
    const record = inject(ActivatedRoute).snapshot.queryParamMap.get('recordId');
    if (record) this.form.controls.recordId.setValue(record);
    this.ask();
  }

  protected ask(): void {
    this.asked.set(this.form.getRawValue());
    this.list.restart();
  }

  protected of(kind: string): void {
    this.form.controls.kind.setValue(kind);
    this.ask();
  }

  protected clear(): void {
    this.form.reset();
    this.ask();
  }

  protected file(format: 'csv' | 'xlsx'): string {
    return this.api.exportAddress(this.asked(), format);
  }
}
