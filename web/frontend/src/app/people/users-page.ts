import { DatePipe } from '@angular/common';
import { Component, inject, signal } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzModalService } from 'ng-zorro-antd/modal';
import { NzTableModule } from 'ng-zorro-antd/table';
import { Account, AccountList, Posting } from '../api/types';
import { CursorList } from '../shared/cursor-list';
import { MoreRows } from '../shared/more-rows';
import { Notice } from '../shared/notice';
import { Reference } from '../shared/reference';
import { Session } from '../shared/session';
import { AccountDeeds } from './account-deeds';
import { AccountForm } from './account-form';
import { ImportDialog } from './import-dialog';
import { AccountFilter, ImportKind, PeopleApi } from './people-api';
import { RightsForm } from './rights-form';
import { roleText } from './role-texts';
import { UsersFilter } from './users-filter';
import { WaitingResets } from './waiting-resets';

/** Accounts: the system administrator keeps them, the security administrator gives them rights. */
@Component({
  selector: 'aj-users-page',
  imports: [
    DatePipe,
    NzButtonComponent,
    NzTableModule,
    MoreRows,
    Notice,
    AccountDeeds,
    UsersFilter,
    WaitingResets,
  ],
  providers: [NzModalService],
  templateUrl: './users-page.html',
  styleUrl: './form.css',
})
export class UsersPage {
  private readonly api = inject(PeopleApi);
  private readonly modal = inject(NzModalService);
  private readonly message = inject(NzMessageService);
  private readonly session = inject(Session);
  protected readonly reference = inject(Reference);

  protected readonly keeps = this.session.may('ACCOUNT_MANAGE');
  protected readonly givesRights = this.session.may('USER_ADMIN');
  private readonly asked = signal<AccountFilter>({ q: '', role: '', campus: '', department: '', active: '' });
  protected readonly list = new CursorList<AccountList, Account>(
    (cursor) => this.api.accounts(this.asked(), cursor),
    (slice) => slice.items,
  );

  constructor() {
    this.list.restart();
  }

  protected ask(filter: AccountFilter): void {
    this.asked.set(filter);
    this.list.restart();
  }

  protected exportUrl(): string {
    return this.api.exportUrl(this.asked());
  }

  protected postingText(posting: Posting): string {
    const place = posting.campus ? ` · ${this.reference.campus(posting.campus)}` : '';
    const departments = (posting.departments ?? []).map((code) => this.reference.department(code)).join('、');
    return `${roleText(posting.role)}${place}${departments ? ` · ${departments}` : ''}`;
  }

  protected edit(account: Account | null): void {
    this.dialog(
      AccountForm,
      account,
      account ? $localize`:@@people.editUser:修改用户` : $localize`:@@people.newUser:新建用户`,
    );
  }

  protected rights(account: Account): void {
    this.dialog(RightsForm, account, $localize`:@@people.rightsOf:权限：${account.name}:name:`, 820);
  }

  protected rightsUrl(): string {
    return this.api.rightsUrl(this.asked());
  }

  protected importFile(): void {
    this.take('accounts', $localize`:@@people.importUsers:导入用户`);
  }

  protected importRights(): void {
    this.take('rights', $localize`:@@people.importRights:导入权限`);
  }

  private take(what: ImportKind, title: string): void {
    this.modal
      .create<ImportDialog, ImportKind, boolean>({
        nzTitle: title,
        nzContent: ImportDialog,
        nzData: what,
        nzWidth: 760,
        nzFooter: null,
        nzMaskClosable: false,
      })
      .afterClose.subscribe(() => this.list.restart());
  }

  protected changed(): void {
    this.list.restart();
  }

  private dialog(
    content: typeof AccountForm | typeof RightsForm,
    account: Account | null,
    title: string,
    width = 520,
  ): void {
    this.modal
      .create<AccountForm | RightsForm, Account | null, boolean>({
        nzTitle: title,
        nzContent: content,
        nzData: account,
        nzWidth: width,
        nzFooter: null,
        nzMaskClosable: false,
      })
      .afterClose.subscribe((done) => {
        if (!done) return;
        this.message.success($localize`:@@people.saved:已保存，立即生效`);
        this.list.restart();
      });
  }
}
