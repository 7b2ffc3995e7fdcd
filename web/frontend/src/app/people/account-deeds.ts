import { Component, inject, input, output } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzModalService } from 'ng-zorro-antd/modal';
import { Observable } from 'rxjs';
import { Account } from '../api/types';
import { Command } from '../shared/command';
import { Session } from '../shared/session';
import { LeavingDialog } from './leaving-dialog';
import { PeopleApi } from './people-api';
import { ResetDialog } from './reset-dialog';
import { SessionsDialog } from './sessions-dialog';

/** What can be done with one account beside its forms. What can't be undone is asked about first. */
@Component({
  selector: 'aj-account-deeds',
  imports: [NzButtonComponent],
  template: `
    @if (keeps) {
      @if (account().active) {
        <button nz-button nzSize="small" nzDanger type="button" (click)="leave()" i18n="@@people.deactivate">
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
      <button nz-button nzSize="small" type="button" (click)="leave()" i18n="@@people.handOver">交接</button>
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
  readonly account = input.required<Account>();
  readonly changed = output();

  protected readonly keeps = this.session.may('ACCOUNT_MANAGE');
  protected readonly givesRights = this.session.may('USER_ADMIN');
  private readonly command = new Command<unknown>();

  protected leave(): void {
    this.modal
      .create<LeavingDialog, Account, boolean>({
        nzTitle: this.keeps
          ? $localize`:@@people.deactivateOf:停用：${this.account().name}:name:（会话立即结束，账号保留）`
          : $localize`:@@people.handOverOf:交接：${this.account().name}:name:`,
        nzContent: LeavingDialog,
        nzData: this.account(),
        nzWidth: 640,
        nzFooter: null,
        nzMaskClosable: false,
      })
      .afterClose.subscribe((done) => {
        if (!done) return;
        this.message.success($localize`:@@people.saved:已保存，立即生效`);
        this.changed.emit();
      });
  }

  protected activate(): void {
    void this.run(this.api.activate(this.account()));
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
    this.modal
      .create<ResetDialog, Account, boolean>({
        nzTitle: $localize`:@@people.resetOf:发放密码：${this.account().name}:name:`,
        nzContent: ResetDialog,
        nzData: this.account(),
        nzFooter: null,
        nzMaskClosable: false,
      })
      .afterClose.subscribe(() => this.changed.emit());
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
