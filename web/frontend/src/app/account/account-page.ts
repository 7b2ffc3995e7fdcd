import { DatePipe } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { OwnAccount } from '../api/types';
import { Notice } from '../shared/notice';
import { Reference } from '../shared/reference';
import { roleName } from '../shared/role-names';
import { Session } from '../shared/session';
import { LogInHistory } from './log-in-history';
import { OwnAddressesCard } from './own-addresses';
import { OwnResets } from './own-resets';
import { OwnSessions } from './own-sessions';
import { PasswordCard } from './password-card';
import { SecondFactorCard } from './second-factor-card';

/** One's own account. Who has a duty sees only what fulfils it. */
@Component({
  selector: 'aj-account-page',
  imports: [
    DatePipe,
    NzAlertComponent,
    Notice,
    PasswordCard,
    SecondFactorCard,
    OwnAddressesCard,
    OwnResets,
    OwnSessions,
    LogInHistory,
  ],
  template: `
    <div class="page">
      <div class="page-head">
        <div>
          <h1 i18n="@@account.title">我的账号</h1>
          <p>{{ me()?.name }} · {{ me()?.username }} · {{ roles() }}</p>
        </div>
      </div>
      @if (mustChangePassword()) {
        <nz-alert
          nzType="warning"
          nzShowIcon
          nzMessage="请先修改密码：初始密码或已到期的密码不能用于其他操作。"
          i18n-nzMessage="@@account.passwordFirst"
        />
      } @else if (mustSetUpFactor()) {
        <nz-alert
          nzType="warning"
          nzShowIcon
          nzMessage="您的角色须启用双因素认证，请先完成设置。"
          i18n-nzMessage="@@account.factorFirst"
        />
      }
      @if (account.error(); as problem) {
        <aj-notice [problem]="problem" (again)="account.reload()" />
      } @else if (account.hasValue()) {
        <div class="grid">
          @if (!mustSetUpFactor() || mustChangePassword()) {
            <section class="panel">
              <aj-password-card [demands]="account.value().passwordDemands" (changed)="fulfilled()" />
              <small>
                <ng-container i18n="@@account.passwordSince">密码设置于</ng-container>
                {{ account.value().passwordSince | date: 'yyyy-MM-dd' }}
                @if (account.value().passwordExpires; as expires) {
                  · <ng-container i18n="@@account.passwordExpires">有效期至</ng-container>
                  {{ expires | date: 'yyyy-MM-dd' }}
                }
              </small>
            </section>
          }
          @if (!mustChangePassword()) {
            <section class="panel">
              <aj-second-factor-card
                [active]="account.value().secondFactor"
                [codesLeft]="account.value().recoveryCodesLeft"
                (changed)="fulfilled()"
              />
            </section>
          }
          @if (free()) {
            <section class="panel wide">
              <h2 i18n="@@account.postings">我的角色与范围</h2>
              @for (posting of account.value().postings; track $index) {
                <div>{{ postingText(posting) }}</div>
              }
            </section>
            @if (account.value().resets.length > 0) {
              <section class="panel wide"><aj-own-resets [resets]="account.value().resets" /></section>
            }
            <section class="panel wide"><aj-own-addresses /></section>
            <section class="panel wide"><aj-own-sessions /></section>
            <section class="panel wide"><aj-log-in-history /></section>
          }
        </div>
      }
    </div>
  `,
  styleUrl: './account.css',
})
export class AccountPage {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly reference = inject(Reference);
  protected readonly account = httpResource<OwnAccount>(() => '/api/me/account');
  protected readonly me = this.session.me;
  protected readonly roles = computed(() => (this.me()?.roles ?? []).map(roleName).join('、'));
  protected readonly mustChangePassword = computed(() => this.session.owes('CHANGE_PASSWORD'));
  protected readonly mustSetUpFactor = computed(() => this.session.owes('SET_UP_SECOND_FACTOR'));
  protected readonly free = computed(() => !this.mustChangePassword() && !this.mustSetUpFactor());

  protected postingText(posting: OwnAccount['postings'][number]): string {
    const departments = posting.departments.map((code) => this.reference.department(code)).join('、');
    const campus = posting.campus ? this.reference.campus(posting.campus) : '';
    return [roleName(posting.role), campus, departments].filter((part) => part !== '').join(' · ');
  }

  protected async fulfilled(): Promise<void> {
    const owed = !this.free();
    await this.session.reload();
    this.account.reload();
    if (owed && this.free()) await this.router.navigateByUrl('/');
  }
}
