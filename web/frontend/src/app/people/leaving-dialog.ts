import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NZ_MODAL_DATA, NzModalRef } from 'ng-zorro-antd/modal';
import { Account, HandOverOutcome, OpenWork } from '../api/types';
import { Command } from '../shared/command';
import { ours } from '../shared/locale';
import { Notice } from '../shared/notice';
import { Session } from '../shared/session';
import { PeopleApi } from './people-api';

/**
 * What hangs on somebody. The security administrator hands it over; the system administrator closes the
 * account, and says why where something is left.
 */
@Component({
  selector: 'aj-leaving-dialog',
  imports: [FormsModule, NzAlertComponent, NzButtonComponent, NzInputDirective, Notice],
  templateUrl: './leaving-dialog.html',
  styleUrls: ['./form.css', './leaving-dialog.css'],
})
export class LeavingDialog {
  private readonly api = inject(PeopleApi);
  private readonly dialog = inject<NzModalRef<LeavingDialog, boolean>>(NzModalRef);
  private readonly session = inject(Session);
  protected readonly account = inject<Account>(NZ_MODAL_DATA);
  protected readonly work = httpResource<OpenWork[]>(
    () => `/api/people/accounts/${encodeURIComponent(this.account.username)}/open-work`,
  );
  protected readonly all = computed(() => (this.work.hasValue() ? this.work.value() : []));
  protected readonly waits = computed(() => this.all().some((work) => work.passes));
  protected readonly handsOver = computed(() => this.waits() && this.session.may('USER_ADMIN'));
  protected readonly closes = this.session.may('ACCOUNT_MANAGE') && this.account.active;
  protected readonly command = new Command<HandOverOutcome[] | Account>();
  protected readonly outcomes = signal<readonly HandOverOutcome[] | null>(null);
  protected readonly ours = ours;
  protected successor = '';
  protected toNobody = false;
  protected reason = '';
  private changed = false;

  protected ready(): boolean {
    return this.reason.trim() !== '' && (this.toNobody || this.successor.trim() !== '');
  }

  protected async handOver(): Promise<void> {
    const successor = this.toNobody ? null : this.successor.trim();
    const deed = this.api.handOver(this.account.username, { successor, reason: this.reason });
    const done = await this.command.run(deed);
    if (!Array.isArray(done)) return;
    this.outcomes.set(done);
    this.work.reload();
  }

  protected async deactivate(): Promise<void> {
    const done = await this.command.run(this.api.deactivate(this.account, this.reason));
    if (done === undefined) return;
    this.changed = true;
    this.close();
  }

  protected close(): void {
    this.dialog.close(this.changed);
  }
}
