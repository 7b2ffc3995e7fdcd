import { Component, inject } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NZ_MODAL_DATA, NzModalRef } from 'ng-zorro-antd/modal';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { ExpectationRule } from '../api/types';
import { Command } from '../shared/command';
import { Reference } from '../shared/reference';
import { MonitoringApi } from './monitoring-api';
import { dayFromNow } from './standing';

/** A rule, new or to be changed. */
@Component({
  selector: 'aj-expectation-form',
  imports: [ReactiveFormsModule, NzAlertComponent, NzButtonComponent, NzInputDirective, NzSelectModule],
  templateUrl: './expectation-form.html',
  styleUrl: './monitoring.css',
})
export class ExpectationForm {
  private readonly api = inject(MonitoringApi);
  private readonly rule = inject<ExpectationRule | null>(NZ_MODAL_DATA);
  protected readonly dialog = inject<NzModalRef<ExpectationForm, boolean>>(NzModalRef);
  protected readonly reference = inject(Reference);
  protected readonly command = new Command<ExpectationRule>();
  protected readonly isNew = this.rule === null;
  private readonly must = { nonNullable: true, validators: Validators.required } as const;
  protected readonly form = new FormGroup({
    id: new FormControl(this.rule?.id ?? '', {
      nonNullable: true,
      validators: [Validators.required, Validators.pattern(/^[0-9a-z][0-9a-z-]{0,39}$/)],
    }),
    name: new FormControl(this.rule?.name ?? '', this.must),
    system: new FormControl(this.rule?.system ?? '', {
      nonNullable: true,
      validators: [Validators.required, Validators.pattern(/^[0-9A-Za-z_.-]{1,32}$/)],
    }),
    categories: new FormControl<string[]>(this.rule?.categories ?? [], { nonNullable: true }),
    kind: new FormControl<string>(this.rule ? (this.rule.kind ?? '') : 'INPATIENT', { nonNullable: true }),
    campus: new FormControl(this.rule?.campus ?? '', { nonNullable: true }),
    departments: new FormControl<string[]>(this.rule?.departments ?? [], { nonNullable: true }),
    days: new FormControl(this.rule?.days ?? 7, this.must),
    atLeast: new FormControl(this.rule?.atLeast ?? 1, this.must),
    since: new FormControl(this.rule?.since ?? dayFromNow(0), this.must),
    enabled: new FormControl(this.rule?.enabled ?? true, { nonNullable: true }),
  });

  protected async save(): Promise<void> {
    const { id, kind, campus, ...rest } = this.form.getRawValue();
    const draft = {
      ...rest,
      ...(kind === '' ? {} : { kind: kind as 'INPATIENT' | 'OUTPATIENT' }),
      ...(campus === '' ? {} : { campus }),
      version: this.rule?.version ?? 0,
    };
    const changed = await this.command.run(this.api.changeRule(id, draft));
    if (changed) this.dialog.close(true);
  }
}
