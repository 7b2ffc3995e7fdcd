import { Component, inject } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NZ_MODAL_DATA, NzModalRef } from 'ng-zorro-antd/modal';
import { Campus, Department } from '../api/types';
import { Command } from '../shared/command';
import { PeopleApi } from './people-api';

export type PlaceToEdit =
  | { readonly what: 'campus'; readonly campus: Campus | null }
  | {
      readonly what: 'department';
      readonly department: Department | null;
      readonly campuses: readonly Campus[];
    };

const text = (value: string | null | undefined) =>
  new FormControl(value ?? '', { nonNullable: true, validators: Validators.required });
const flag = (value: boolean | null | undefined) => new FormControl(value ?? true, { nonNullable: true });

/** A campus or a department. */
@Component({
  selector: 'aj-place-form',
  imports: [ReactiveFormsModule, NzAlertComponent, NzButtonComponent, NzInputDirective],
  template: `
    <form [formGroup]="form" (ngSubmit)="save()" novalidate>
      @if (command.problem(); as problem) {
        <nz-alert nzType="error" nzShowIcon [nzMessage]="problem.message" />
      }
      <label class="field"
        ><span i18n="@@people.code">编码</span>
        <input nz-input formControlName="code" autocomplete="off" spellcheck="false" />
      </label>
      <label class="field"
        ><span i18n="@@people.placeName">名称</span>
        <input nz-input formControlName="name" autocomplete="off" />
      </label>
      @if (place.what === 'department') {
        <label class="field"
          ><span i18n="@@field.campus">院区</span>
          <select class="choice" formControlName="campus">
            @for (campus of place.campuses; track campus.code) {
              <option [value]="campus.code">{{ campus.name }}</option>
            }
          </select>
        </label>
        <label class="field"
          ><span i18n="@@people.kind">类型</span>
          <select class="choice" formControlName="kind">
            <option value="INPATIENT" i18n="@@people.inpatient">住院</option>
            <option value="OUTPATIENT" i18n="@@people.outpatient">门诊</option>
            <option value="BOTH" i18n="@@people.both">住院与门诊</option>
          </select>
        </label>
        <label class="check"
          ><input type="checkbox" formControlName="ward" /><span i18n="@@people.ward">病区</span></label
        >
      }
      <label class="check"
        ><input type="checkbox" formControlName="active" /><span i18n="@@people.active">启用</span></label
      >
      <div class="foot">
        <button nz-button type="button" (click)="cancel()" i18n="@@action.cancel">取消</button>
        <button
          nz-button
          nzType="primary"
          type="submit"
          [disabled]="form.invalid"
          [nzLoading]="command.running() !== null"
          i18n="@@people.save"
        >
          保存
        </button>
      </div>
    </form>
  `,
  styleUrl: './form.css',
})
export class PlaceForm {
  private readonly api = inject(PeopleApi);
  private readonly dialog = inject<NzModalRef<PlaceForm, boolean>>(NzModalRef);
  protected readonly place = inject<PlaceToEdit>(NZ_MODAL_DATA);
  protected readonly command = new Command<unknown>();
  private readonly known = this.place.what === 'campus' ? this.place.campus : this.place.department;
  private readonly department = this.place.what === 'department' ? this.place.department : null;
  protected readonly form = new FormGroup({
    code: text(this.known?.code),
    name: text(this.known?.name),
    campus: new FormControl(this.department?.campus ?? this.firstCampus(), { nonNullable: true }),
    kind: new FormControl<'INPATIENT' | 'OUTPATIENT' | 'BOTH'>(this.department?.kind ?? 'BOTH', {
      nonNullable: true,
    }),
    ward: new FormControl(this.department?.ward ?? false, { nonNullable: true }),
    active: flag(this.known?.active),
  });

  constructor() {
    if (this.known) {
      this.form.controls.code.disable();
      this.form.controls.campus.disable();
    }
  }

  protected async save(): Promise<void> {
    const { code, name, active, ...rest } = this.form.getRawValue();
    const version = this.known?.version ?? 0;
    const deed =
      this.place.what === 'campus'
        ? this.api.saveCampus({ code, name, active, version }, this.known !== null)
        : this.api.saveDepartment({ code, name, active, version, ...rest }, this.known !== null);
    if ((await this.command.run(deed)) !== undefined) this.dialog.close(true);
  }

  protected cancel(): void {
    this.dialog.close(false);
  }

  private firstCampus(): string {
    return this.place.what === 'department' ? (this.place.campuses.at(0)?.code ?? '') : '';
  }
}
