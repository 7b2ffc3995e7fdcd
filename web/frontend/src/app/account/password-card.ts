import { Component, inject, input, output } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import { PasswordDemands } from '../api/types';
import { Command } from '../shared/command';
import { AccountApi } from './account-api';

const required = () => new FormControl('', { nonNullable: true, validators: Validators.required });

@Component({
  selector: 'aj-password-card',
  imports: [ReactiveFormsModule, NzAlertComponent, NzButtonComponent, NzInputDirective],
  template: `
    <h2 i18n="@@account.password">修改密码</h2>
    <form [formGroup]="form" (ngSubmit)="change()" novalidate>
      <p class="muted" i18n="@@account.demands">
        至少 {{ demands().minimumLength }} 个字符，混用至少
        {{ demands().classes }} 类（大写、小写、数字、符号或汉字）；不得含用户名、工号、姓名或键盘顺序。
      </p>
      @if (command.problem(); as problem) {
        <nz-alert nzType="error" nzShowIcon [nzMessage]="problem.message" />
      } @else if (differs()) {
        <nz-alert nzType="error" nzShowIcon nzMessage="两次输入不一致" i18n-nzMessage="@@account.differs" />
      }
      <label
        ><span i18n="@@account.present">当前密码</span>
        <input nz-input type="password" formControlName="present" autocomplete="current-password" />
      </label>
      <label
        ><span i18n="@@account.wanted">新密码</span>
        <input nz-input type="password" formControlName="wanted" autocomplete="new-password" />
      </label>
      <label
        ><span i18n="@@account.again">再次输入新密码</span>
        <input nz-input type="password" formControlName="again" autocomplete="new-password" />
      </label>
      <div class="foot">
        <button
          nz-button
          nzType="primary"
          type="submit"
          [disabled]="form.invalid"
          [nzLoading]="command.running() !== null"
          i18n="@@account.changePassword"
        >
          修改密码
        </button>
      </div>
    </form>
  `,
  styleUrl: './account.css',
})
export class PasswordCard {
  private readonly api = inject(AccountApi);
  private readonly message = inject(NzMessageService);
  readonly demands = input.required<PasswordDemands>();
  readonly changed = output();
  protected readonly command = new Command<unknown>();
  protected readonly form = new FormGroup({ present: required(), wanted: required(), again: required() });

  protected differs(): boolean {
    const { wanted, again } = this.form.getRawValue();
    return again !== '' && this.form.controls.again.touched && wanted !== again;
  }

  protected async change(): Promise<void> {
    const { present, wanted, again } = this.form.getRawValue();
    if (wanted !== again) {
      this.form.controls.again.markAsTouched();
      return;
    }
    await this.command.run(this.api.changePassword(present, wanted));
    if (this.command.problem()) return;
    this.form.reset();
    this.message.success($localize`:@@account.passwordChanged:密码已修改，其他会话已结束`);
    this.changed.emit();
  }
}
