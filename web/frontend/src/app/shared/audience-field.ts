import { Component, computed, inject, input, output } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { Option, Values } from './fields';
import { Reference } from './reference';
import { roleName } from './role-names';

const clinical = ['RECORDS_STAFF', 'PHYSICIAN', 'NURSE', 'QC_REVIEWER', 'COUNTER_CLERK'];
const administrators = ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'];

/** Persons, roles and departments: whom a rule is about. */
@Component({
  selector: 'aj-audience-field',
  imports: [FormsModule, NzInputDirective, NzSelectModule],
  template: `
    <textarea
      nz-input
      rows="2"
      [id]="'field-' + name()"
      [value]="draft()[name() + '.persons']"
      (input)="set('persons', $any($event.target).value)"
      placeholder="用户名，空格或换行分隔"
      i18n-placeholder="@@field.personsHint"
    ></textarea>
    <nz-select
      nzMode="multiple"
      nzPlaceHolder="角色"
      i18n-nzPlaceHolder="@@field.roles"
      [ngModelOptions]="{ standalone: true }"
      [ngModel]="draft()[name() + '.roles']"
      (ngModelChange)="set('roles', $event)"
    >
      @for (option of roles(); track option.value) {
        <nz-option [nzValue]="option.value" [nzLabel]="option.label" />
      }
    </nz-select>
    <nz-select
      nzMode="multiple"
      nzShowSearch
      nzPlaceHolder="科室"
      i18n-nzPlaceHolder="@@field.departments"
      [ngModelOptions]="{ standalone: true }"
      [ngModel]="draft()[name() + '.departments']"
      (ngModelChange)="set('departments', $event)"
    >
      @for (option of departments(); track option.value) {
        <nz-option [nzValue]="option.value" [nzLabel]="option.label" />
      }
    </nz-select>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: 1.2fr 1fr 1fr;
      gap: 8px;
      align-items: start;
    }
    nz-select {
      width: 100%;
    }
  `,
})
export class AudienceField {
  private readonly reference = inject(Reference);
  readonly name = input.required<string>();
  readonly draft = input.required<Values>();
  readonly changed = output<{ name: string; value: unknown }>();

  /** Administrators, too: where it is not about records. */
  readonly everyRole = input(false);

  protected readonly roles = computed<readonly Option[]>(() =>
    (this.everyRole() ? [...clinical, ...administrators] : clinical).map((role) => ({
      value: role,
      label: roleName(role),
    })),
  );
  protected readonly departments = computed<readonly Option[]>(() =>
    this.reference.lists().departments.map((d) => ({ value: d.code, label: `${d.name} (${d.code})` })),
  );

  protected set(part: string, value: unknown): void {
    this.changed.emit({ name: `${this.name()}.${part}`, value });
  }
}
