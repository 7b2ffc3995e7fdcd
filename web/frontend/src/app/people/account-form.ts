import { Component, inject } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NZ_MODAL_DATA, NzModalRef } from 'ng-zorro-antd/modal';
import { Account } from '../api/types';
import { Command } from '../shared/command';
import { PeopleApi } from './people-api';

const required = (value: string) =>
  new FormControl(value, { nonNullable: true, validators: Validators.required });

/** Name and staff number; of a new account the user name too, which stays for ever. */
@Component({
  selector: 'aj-account-form',
  imports: [ReactiveFormsModule, NzAlertComponent, NzButtonComponent, NzInputDirective],
  template: `
    <form [formGroup]="form" (ngSubmit)="save()" novalidate>
      @if (command.problem(); as problem) {
        <nz-alert nzType="error" nzShowIcon [nzMessage]="problem.message" />
      }
      <label class="field"
        ><span i18n="@@logIn.username">用户名</span>
        <input nz-input formControlName="username" autocomplete="off" spellcheck="false" />
      </label>
      <label class="field"
        ><span i18n="@@people.name">姓名</span>
        <input nz-input formControlName="name" autocomplete="off" />
      </label>
      <label class="field"
        ><span i18n="@@people.staffNo">工号</span>
        <input nz-input formControlName="staffNo" autocomplete="off" />
      </label>
      @if (!account) {
        <p class="muted" i18n="@@people.newUserHint">新账号没有权限也没有密码，由安全管理员授予和发放。</p>
      }
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
export class AccountForm {
  private readonly api = inject(PeopleApi);
  private readonly dialog = inject<NzModalRef<AccountForm, boolean>>(NzModalRef);
  protected readonly account = inject<Account | null>(NZ_MODAL_DATA);
  protected readonly command = new Command<Account>();
  protected readonly form = new FormGroup({
    username: required(this.account?.username ?? ''),
    name: required(this.account?.name ?? ''),
    staffNo: new FormControl(this.account?.staffNo ?? '', { nonNullable: true }),
  });

  constructor() {
    if (this.account) this.form.controls.username.disable();
  }

  protected async save(): Promise<void> {
    const wanted = this.form.getRawValue();
    const deed = this.account ? this.api.change(this.account, wanted) : this.api.open(wanted);
    if ((await this.command.run(deed)) !== undefined) this.dialog.close(true);
  }

  protected cancel(): void {
    this.dialog.close(false);
  }
}
