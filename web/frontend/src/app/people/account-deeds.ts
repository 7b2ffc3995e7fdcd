import { DatePipe } from '@angular/common';
import { Component, inject, input, output } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzModalService } from 'ng-zorro-antd/modal';
import { Observable } from 'rxjs';
import { Account } from '../api/types';
import { Command } from '../shared/command';
import { Session } from '../shared/session';
import { OnceShown } from './once-shown';
import { PeopleApi } from './people-api';
import { SessionsDialog } from './sessions-dialog';

/** What can be done with one account beside its forms. What can't be undone is asked about first. */
@Component({
  selector: 'aj-account-deeds',
  imports: [NzButtonComponent],
  providers: [DatePipe],
  template: `
    @if (keeps) {
      @if (account().active) {
        <button
          nz-button
          nzSize="small"
          nzDanger
          type="button"
          (click)="deactivate()"
          i18n="@@people.deactivate"
        >
          停用
        </button>
      } @else {
        <button nz-button nzSize="small" type="button" (click)="activate()" i18n="@@people.activate">
          启用
        </button>
      }
    }
    @if (givesRights) {
      @if (account().lockedUntil) {
        <button nz-button nzSize="small" type="button" (click)="unlock()" i18n="@@people.unlock">解锁</button>
      }
      <button nz-button nzSize="small" type="button" (click)="reset()" i18n="@@people.reset">发放密码</button>
      <button nz-button nzSize="small" type="button" (click)="sessions()" i18n="@@people.sessions">
        会话
      </button>
      @if (account().secondFactor) {
        <button
          nz-button
          nzSize="small"
          nzDanger
          type="button"
          (click)="removeFactor()"
          i18n="@@people.removeFactor"
        >
          解除双因素
        </button>
      }
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class AccountDeeds {
  private readonly api = inject(PeopleApi);
  private readonly modal = inject(NzModalService);
  private readonly message = inject(NzMessageService);
  private readonly session = inject(Session);
  private readonly dates = inject(DatePipe);
  readonly account = input.required<Account>();
  readonly changed = output();

  protected readonly keeps = this.session.may('ACCOUNT_MANAGE');
  protected readonly givesRights = this.session.may('USER_ADMIN');
  private readonly command = new Command<unknown>();

  protected deactivate(): void {
    this.confirm(
      $localize`:@@people.deactivateAsk:停用 ${this.account().name}:name: 的账号？其会话立即结束。账号保留，可再启用。`,
      () => this.api.setActive(this.account(), false),
    );
  }

  protected activate(): void {
    void this.run(this.api.setActive(this.account(), true));
  }

  protected unlock(): void {
    void this.run(this.api.unlock(this.account().username));
  }

  protected removeFactor(): void {
    this.confirm(
      $localize`:@@people.removeFactorAsk:解除 ${this.account().name}:name: 的双因素认证？请先核实本人身份。`,
      () => this.api.removeSecondFactor(this.account().username),
    );
  }

  protected reset(): void {
    this.modal.confirm({
      nzTitle: $localize`:@@people.resetAsk:为 ${this.account().name}:name: 发放一次性密码？`,
      nzContent: $localize`:@@people.resetHint:原密码与全部会话立即失效；新密码只显示一次，首次登录须修改。`,
      nzOnOk: () => this.handOver(),
    });
  }

  protected sessions(): void {
    this.modal.create<SessionsDialog, Account>({
      nzTitle: $localize`:@@people.sessionsOf:会话：${this.account().name}:name:`,
      nzContent: SessionsDialog,
      nzData: this.account(),
      nzWidth: 760,
      nzFooter: null,
    });
  }

  private async handOver(): Promise<void> {
    const command = new Command<{ password: string; expires: string }>();
    const given = await command.run(this.api.resetPassword(this.account().username));
    if (given === undefined) {
      this.message.error(command.problem()?.message ?? '');
      return;
    }
    const until = this.dates.transform(given.expires, 'yyyy-MM-dd HH:mm') ?? '';
    this.modal.create<OnceShown, { secret: string; hint: string }>({
      nzTitle: $localize`:@@people.oneTimePassword:一次性密码`,
      nzContent: OnceShown,
      nzData: {
        secret: given.password,
        hint: $localize`:@@people.passwordUntil:请当面交给本人，${until}:until: 前有效。关闭后无法再看。`,
      },
      nzFooter: null,
      nzMaskClosable: false,
    });
    this.changed.emit();
  }

  private confirm(title: string, deed: () => Observable<unknown>): void {
    this.modal.confirm({ nzTitle: title, nzOkDanger: true, nzOnOk: () => this.run(deed()) });
  }

  private async run(deed: Observable<unknown>): Promise<void> {
    await this.command.run(deed);
    const problem = this.command.problem();
    if (problem) this.message.error(problem.message);
    else this.message.success($localize`:@@people.saved:已保存，立即生效`);
    this.changed.emit();
  }
}
