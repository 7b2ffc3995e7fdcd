import { DatePipe } from '@angular/common';
import { Component, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NZ_MODAL_DATA, NzModalRef } from 'ng-zorro-antd/modal';
import { Account, PasswordHandover } from '../api/types';
import { Command } from '../shared/command';
import { PeopleApi } from './people-api';

/** A one-time password: whole where one hand suffices, else the first half of one. Shown once. */
@Component({
  selector: 'aj-reset-dialog',
  imports: [DatePipe, FormsModule, NzAlertComponent, NzButtonComponent, NzInputDirective],
  template: `
    <div class="stack">
      @if (given(); as handed) {
        @if (handed.waits) {
          <nz-alert
            nzType="info"
            nzShowIcon
            nzMessage="这是前一半。系统管理员核实后给出后一半，两半连写才是密码；此前原密码照常有效。"
            i18n-nzMessage="@@people.firstHalf"
          />
        } @else {
          <p i18n="@@people.wholePassword">请当面交给本人，首次登录须修改。</p>
        }
        <p class="secret" tabindex="0">{{ handed.password }}</p>
        <p class="muted">
          @if (handed.waits) {
            <ng-container i18n="@@people.releaseUntil">须在此前核实：</ng-container>
          } @else {
            <ng-container i18n="@@people.validUntil">有效期至：</ng-container>
          }
          {{ handed.expires | date: 'yyyy-MM-dd HH:mm' }}。<ng-container i18n="@@people.onlyOnce"
            >关闭后无法再看。</ng-container
          >
        </p>
        <div class="foot">
          <button nz-button nzType="primary" type="button" (click)="close(true)" i18n="@@people.noted">
            已记下
          </button>
        </div>
      } @else {
        @if (account.passwordGiven) {
          <p class="muted" i18n="@@people.resetTwoHands">
            替换已有密码须两人办理：您得到前一半，系统管理员核实后给出后一半。规则可设为一人办理。
          </p>
          <label class="field"
            ><span i18n="@@people.resetReason">原因，以及如何核实本人</span>
            <input nz-input autocomplete="off" maxlength="200" [(ngModel)]="reason" />
          </label>
          <label class="check"
            ><input type="checkbox" [(ngModel)]="emergency" /><span i18n="@@people.emergency"
              >紧急：立即发放整个密码</span
            ></label
          >
          @if (emergency) {
            <nz-alert
              nzType="warning"
              nzShowIcon
              nzMessage="将列入异常登录，由另一位管理员核查；本人也会看到是谁在何时发放。"
              i18n-nzMessage="@@people.emergencyHint"
            />
          }
        } @else {
          <p i18n="@@people.firstPassword">此账号尚无密码，将发放一次性密码，首次登录须修改。</p>
        }
        @if (command.problem(); as problem) {
          <nz-alert nzType="error" nzShowIcon [nzMessage]="problem.message" />
        }
        <div class="foot">
          <button nz-button type="button" (click)="close(false)" i18n="@@action.cancel">取消</button>
          <button
            nz-button
            nzType="primary"
            type="button"
            [nzLoading]="command.running() !== null"
            (click)="give()"
            i18n="@@people.give"
          >
            发放
          </button>
        </div>
      }
    </div>
  `,
  styleUrl: './form.css',
})
export class ResetDialog {
  private readonly api = inject(PeopleApi);
  private readonly dialog = inject<NzModalRef<ResetDialog, boolean>>(NzModalRef);
  protected readonly account = inject<Account>(NZ_MODAL_DATA);
  protected readonly command = new Command<PasswordHandover>();
  protected readonly given = signal<PasswordHandover | null>(null);
  protected reason = '';
  protected emergency = false;

  protected async give(): Promise<void> {
    const { username } = this.account;
    const order = { reason: this.reason, emergency: this.emergency };
    this.given.set((await this.command.run(this.api.resetPassword(username, order))) ?? null);
  }

  protected close(done: boolean): void {
    this.dialog.close(done);
  }
}
