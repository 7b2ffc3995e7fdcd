import { Component, computed, inject, signal } from '@angular/core';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NZ_MODAL_DATA, NzModalRef } from 'ng-zorro-antd/modal';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { FormsModule } from '@angular/forms';
import { Account, Posting } from '../api/types';
import { Command } from '../shared/command';
import { Reference } from '../shared/reference';
import { PeopleApi } from './people-api';
import { isAdministrator, roleNames, roleText } from './role-texts';

interface Row {
  readonly key: number;
  readonly role: string;
  readonly campus: string;
  readonly departments: readonly string[];
}

/** All postings of an account at once: a role at a campus in departments, as many as needed. */
@Component({
  selector: 'aj-rights-form',
  imports: [FormsModule, NzAlertComponent, NzButtonComponent, NzInputDirective, NzSelectModule],
  templateUrl: './rights-form.html',
  styleUrl: './form.css',
})
export class RightsForm {
  private readonly api = inject(PeopleApi);
  private readonly dialog = inject<NzModalRef<RightsForm, boolean>>(NzModalRef);
  private readonly account = inject<Account>(NZ_MODAL_DATA);
  protected readonly lists = inject(Reference).lists;
  protected readonly command = new Command<Account>();
  protected readonly roles = roleNames;
  protected readonly roleText = roleText;
  protected readonly isAdministrator = isAdministrator;
  private next = 0;
  protected readonly rows = signal<readonly Row[]>(this.account.postings.map((posting) => this.row(posting)));
  protected readonly clearance = signal(this.account.clearance);
  protected readonly mixed = computed(
    () => this.rows().length > 1 && this.rows().some((row) => isAdministrator(row.role)),
  );

  protected add(): void {
    const campus = this.lists().campuses.at(0)?.code ?? '';
    this.rows.update((rows) => [...rows, this.row({ role: 'PHYSICIAN', campus, departments: [] })]);
  }

  protected remove(key: number): void {
    this.rows.update((rows) => rows.filter((row) => row.key !== key));
  }

  protected set(key: number, change: Partial<Row>): void {
    this.rows.update((rows) => rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  }

  protected departmentsOf(campus: string) {
    return this.lists().departments.filter((department) => department.campus === campus);
  }

  protected async save(): Promise<void> {
    const postings = this.rows().map(({ role, campus, departments }) =>
      isAdministrator(role) ? { role, departments: [] } : { role, campus, departments: [...departments] },
    );
    const deed = this.api.setRights(this.account, postings, this.clearance());
    if ((await this.command.run(deed)) !== undefined) this.dialog.close(true);
  }

  protected cancel(): void {
    this.dialog.close(false);
  }

  private row(posting: Posting): Row {
    return {
      key: this.next++,
      role: posting.role,
      campus: posting.campus ?? '',
      departments: posting.departments ?? [],
    };
  }
}
