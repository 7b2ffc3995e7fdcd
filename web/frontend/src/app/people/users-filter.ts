import { Component, inject, input, output } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { Reference } from '../shared/reference';
import { AccountFilter } from './people-api';
import { roleNames, roleText } from './role-texts';

const text = () => new FormControl('', { nonNullable: true });

/** Which accounts to list. */
@Component({
  selector: 'aj-users-filter',
  imports: [ReactiveFormsModule, NzButtonComponent, NzInputDirective],
  template: `
    <form class="panel bar" [formGroup]="filter" (ngSubmit)="ask()" role="search">
      <label class="field"
        ><span i18n="@@people.find">姓名、用户名或工号</span>
        <input nz-input formControlName="q" autocomplete="off" />
      </label>
      <label class="field"
        ><span i18n="@@people.role">角色</span>
        <select class="choice" formControlName="role">
          <option value="" i18n="@@audit.anyAction">不限</option>
          @for (role of roles; track role) {
            <option [value]="role">{{ roleText(role) }}</option>
          }
        </select>
      </label>
      <label class="field"
        ><span i18n="@@field.campus">院区</span>
        <select class="choice" formControlName="campus">
          <option value="" i18n="@@audit.anyAction">不限</option>
          @for (campus of reference.lists().campuses; track campus.code) {
            <option [value]="campus.code">{{ campus.name }}</option>
          }
        </select>
      </label>
      <label class="field"
        ><span i18n="@@people.state">状态</span>
        <select class="choice" formControlName="active">
          <option value="" i18n="@@audit.anyAction">不限</option>
          <option value="true" i18n="@@people.active">启用</option>
          <option value="false" i18n="@@people.inactive">停用</option>
        </select>
      </label>
      <button nz-button type="submit" [nzLoading]="loading()" i18n="@@people.show">查询</button>
    </form>
  `,
  styleUrl: './form.css',
})
export class UsersFilter {
  readonly loading = input.required<boolean>();
  readonly asked = output<AccountFilter>();
  protected readonly reference = inject(Reference);
  protected readonly roles = roleNames;
  protected readonly roleText = roleText;
  protected readonly filter = new FormGroup({
    q: text(),
    role: text(),
    campus: text(),
    department: text(),
    active: text(),
  });

  protected ask(): void {
    this.asked.emit(this.filter.getRawValue());
  }
}
