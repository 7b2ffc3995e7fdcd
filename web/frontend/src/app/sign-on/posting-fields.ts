import { Component, inject, input, model } from '@angular/core';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { PostingRule } from '../api/types';
import { Reference } from '../shared/reference';
import { roleName } from '../shared/role-names';
import { words } from './provider-fields';

/** Roles that may be given at the door: none of the three administrators. */
const roles = ['PHYSICIAN', 'NURSE', 'QC_REVIEWER', 'COUNTER_CLERK', 'RECORDS_STAFF'] as const;

/** A posting: role, campus, departments. */
@Component({
  selector: 'aj-posting-fields',
  imports: [NzInputDirective],
  template: `
    <select
      class="choice"
      [value]="posting().role"
      (change)="set({ role: text($event) })"
      [attr.aria-label]="label() + roleLabel"
    >
      @for (role of roles; track role) {
        <option [value]="role" [selected]="role === posting().role">{{ roleName(role) }}</option>
      }
    </select>
    <select
      class="choice"
      [value]="posting().campus"
      (change)="set({ campus: text($event) })"
      [attr.aria-label]="label() + campusLabel"
    >
      @for (campus of lists().campuses; track campus.code) {
        <option [value]="campus.code" [selected]="campus.code === posting().campus">{{ campus.name }}</option>
      }
    </select>
    <input
      nz-input
      [value]="posting().departments.join(' ')"
      (change)="set({ departments: words(text($event)) })"
      placeholder="科室代码"
      i18n-placeholder="@@provider.departmentsHint"
      [attr.aria-label]="label() + departmentsLabel"
    />
  `,
  styles: `
    :host {
      display: grid;
      flex: 1;
      grid-template-columns: 120px 140px 1fr;
      gap: 8px;
    }
  `,
})
export class PostingFields {
  readonly posting = model.required<PostingRule>();
  readonly label = input('');
  protected readonly lists = inject(Reference).lists;
  protected readonly roles = roles;
  protected readonly roleName = roleName;
  protected readonly words = words;
  protected readonly roleLabel = $localize`:@@provider.role:角色`;
  protected readonly campusLabel = $localize`:@@field.campus:院区`;
  protected readonly departmentsLabel = $localize`:@@provider.departments:科室`;

  protected text(event: Event): string {
    return (event.target as HTMLInputElement | HTMLSelectElement).value;
  }

  protected set(change: Partial<Record<keyof PostingRule, string | string[]>>): void {
    this.posting.update((posting) => ({ ...posting, ...change }) as PostingRule);
  }
}
