import { Component, inject, input, output, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { FactorSetup } from '../api/types';
import { Command } from '../shared/command';
import { AccountApi } from './account-api';

const text = () => new FormControl('', { nonNullable: true });

/** Set up, replace, take away. The secret and the recovery codes are shown once. */
@Component({
  selector: 'aj-second-factor-card',
  imports: [ReactiveFormsModule, NzAlertComponent, NzButtonComponent, NzInputDirective],
  template: `
    <h2 i18n="@@account.factor">双因素认证</h2>
    @if (command.problem(); as problem) {
      <nz-alert nzType="error" nzShowIcon [nzMessage]="problem.message" />
    }
    @if (codes().length > 0) {
      <div class="stack">
        <strong i18n="@@account.factorDone">已启用。请保存恢复码，每个只能用一次，关闭后无法再看。</strong>
        <div class="codes">
          @for (code of codes(); track code) {
            <span>{{ code }}</span>
          }
        </div>
        <div class="foot">
          <button nz-button nzType="primary" type="button" (click)="noted()" i18n="@@account.noted">
            已保存
          </button>
        </div>
      </div>
    } @else if (setup(); as setup) {
      <form [formGroup]="form" (ngSubmit)="confirm()">
        <p i18n="@@account.scan">用身份验证器扫描，或手工输入密钥，再填入显示的 6 位验证码。</p>
        <img class="code" [src]="setup.picture" alt="二维码" i18n-alt="@@account.picture" />
        <p class="mono secret">{{ setup.secret }}</p>
        <label
          ><span i18n="@@account.code">验证码</span>
          <input nz-input formControlName="code" inputmode="numeric" autocomplete="one-time-code" />
        </label>
        <div class="foot">
          <button
            nz-button
            nzType="primary"
            type="submit"
            [nzLoading]="command.running() !== null"
            i18n="@@account.confirm"
          >
            启用
          </button>
          <button nz-button type="button" (click)="cancel()" i18n="@@action.cancel">取消</button>
        </div>
      </form>
    } @else {
      <form [formGroup]="form" (ngSubmit)="begin()">
        @if (active()) {
          <p>
            <span class="label good" i18n="@@account.factorActive">已启用</span>
            <ng-container i18n="@@account.codesLeft">剩余恢复码 {{ codesLeft() }} 个</ng-container>
          </p>
        } @else {
          <p class="muted" i18n="@@account.factorHint">登录时除密码外，再输入手机上的动态验证码。</p>
        }
        <label
          ><span i18n="@@account.present">当前密码</span>
          <input nz-input type="password" formControlName="password" autocomplete="current-password" />
        </label>
        @if (active()) {
          <label
            ><span i18n="@@account.code">验证码</span>
            <input nz-input formControlName="code" autocomplete="one-time-code" />
          </label>
        }
        <div class="foot">
          <button nz-button type="submit" [nzLoading]="command.running() !== null">
            @if (active()) {
              <ng-container i18n="@@account.replaceFactor">更换验证器</ng-container>
            } @else {
              <ng-container i18n="@@account.beginFactor">设置</ng-container>
            }
          </button>
          @if (active()) {
            <button nz-button nzDanger type="button" (click)="remove()" i18n="@@account.removeFactor">
              停用
            </button>
          }
        </div>
      </form>
    }
  `,
  styleUrl: './account.css',
})
export class SecondFactorCard {
  private readonly api = inject(AccountApi);
  readonly active = input.required<boolean>();
  readonly codesLeft = input.required<number>();
  readonly changed = output();
  protected readonly command = new Command<unknown>();
  protected readonly setup = signal<FactorSetup | null>(null);
  protected readonly codes = signal<readonly string[]>([]);
  protected readonly form = new FormGroup({ password: text(), code: text() });

  protected async begin(): Promise<void> {
    const { password, code } = this.form.getRawValue();
    const begun = await this.command.run(this.api.beginFactor(password, code));
    this.form.reset();
    if (begun !== undefined) this.setup.set(begun as FactorSetup);
  }

  protected async confirm(): Promise<void> {
    const done = await this.command.run(this.api.confirmFactor(this.form.getRawValue().code));
    this.form.reset();
    if (done === undefined) return;
    this.setup.set(null);
    this.codes.set((done as { codes: string[] }).codes);
  }

  protected async remove(): Promise<void> {
    const { password, code } = this.form.getRawValue();
    await this.command.run(this.api.removeFactor(password, code));
    this.form.reset();
    if (!this.command.problem()) this.changed.emit();
  }

  protected noted(): void {
    this.codes.set([]);
    this.changed.emit();
  }

  protected cancel(): void {
    this.command.forgive();
    this.setup.set(null);
  }
}
