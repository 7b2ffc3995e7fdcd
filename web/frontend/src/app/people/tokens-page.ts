import { DatePipe } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzModalService } from 'ng-zorro-antd/modal';
import { NzTableModule } from 'ng-zorro-antd/table';
import { SystemToken, SystemTokenList } from '../api/types';
import { Command } from '../shared/command';
import { Notice } from '../shared/notice';
import { OnceShown } from '../shared/once-shown';
import { Reference } from '../shared/reference';
import { PeopleApi } from './people-api';
import { rightText } from './role-texts';
import { TokenForm } from './token-form';

/** Tokens of other systems. */
@Component({
  selector: 'aj-tokens-page',
  imports: [DatePipe, NzButtonComponent, NzTableModule, Notice],
  providers: [NzModalService],
  template: `
    <div class="page">
      <div class="page-head">
        <div>
          <h1 i18n="@@people.tokens">系统令牌</h1>
          <p i18n="@@tokens.lead">供其他系统推送文件。只显示一次，按散列保存；可限院区、来源地址和有效期。</p>
        </div>
        <div class="actions">
          <button nz-button nzType="primary" type="button" (click)="issue()" i18n="@@tokens.issue">
            签发令牌
          </button>
        </div>
      </div>
      @if (tokens.error(); as problem) {
        <div class="panel"><aj-notice [problem]="problem" (again)="tokens.reload()" /></div>
      } @else if (tokens.hasValue() && rows().length === 0) {
        <p class="panel none" i18n="@@tokens.none">还没有令牌。</p>
      } @else {
        <nz-table
          class="panel"
          nzSize="small"
          [nzData]="rows()"
          [nzFrontPagination]="false"
          [nzShowPagination]="false"
          [nzLoading]="tokens.isLoading()"
          [nzScroll]="{ x: '1080px' }"
        >
          <thead>
            <tr>
              <th scope="col" i18n="@@tokens.owner">系统</th>
              <th scope="col" i18n="@@people.right">权限</th>
              <th scope="col" i18n="@@tokens.limits">院区与来源地址</th>
              <th scope="col" nzWidth="160px" i18n="@@tokens.expires">有效期至</th>
              <th scope="col" nzWidth="180px" i18n="@@tokens.lastUsed">最近使用</th>
              <th scope="col" nzWidth="110px" nzRight i18n="@@quarantine.actions">处理</th>
            </tr>
          </thead>
          <tbody>
            @for (token of rows(); track token.id) {
              <tr>
                <td>
                  {{ token.owner }}<small class="mono">{{ token.id }}</small>
                </td>
                <td>{{ rightsOf(token) }}</td>
                <td>
                  {{ campusesOf(token) }}<small class="mono">{{ token.addresses.join(', ') || '—' }}</small>
                </td>
                <td>
                  @if (token.expires) {
                    {{ token.expires | date: 'yyyy-MM-dd HH:mm' }}
                  } @else {
                    <ng-container i18n="@@tokens.never">不限</ng-container>
                  }
                </td>
                <td>
                  @if (token.lastUsed) {
                    {{ token.lastUsed | date: 'yyyy-MM-dd HH:mm' }}<small>{{ token.lastAddress }}</small>
                  } @else {
                    —
                  }
                </td>
                <td nzRight>
                  @if (token.revoked) {
                    <span class="label bad" i18n="@@tokens.revoked">已吊销</span>
                  } @else {
                    <button
                      nz-button
                      nzSize="small"
                      nzDanger
                      type="button"
                      (click)="revoke(token)"
                      i18n="@@tokens.revoke"
                    >
                      吊销
                    </button>
                  }
                </td>
              </tr>
            }
          </tbody>
        </nz-table>
      }
    </div>
  `,
  styleUrl: './form.css',
})
export class TokensPage {
  private readonly api = inject(PeopleApi);
  private readonly modal = inject(NzModalService);
  private readonly message = inject(NzMessageService);
  private readonly reference = inject(Reference);
  protected readonly tokens = httpResource<SystemTokenList>(() => '/api/people/tokens');
  protected readonly rows = computed(() => (this.tokens.hasValue() ? this.tokens.value().items : []));

  protected rightsOf(token: SystemToken): string {
    return token.rights.map(rightText).join('、');
  }

  protected campusesOf(token: SystemToken): string {
    const names = token.campuses.map((code) => this.reference.campus(code));
    return names.join('、') || $localize`:@@tokens.allCampuses:全部院区`;
  }

  protected issue(): void {
    const grantable = this.tokens.hasValue() ? this.tokens.value().grantable : [];
    this.modal
      .create<TokenForm, readonly string[], string>({
        nzTitle: $localize`:@@tokens.issue:签发令牌`,
        nzContent: TokenForm,
        nzData: grantable,
        nzFooter: null,
        nzMaskClosable: false,
      })
      .afterClose.subscribe((secret) => {
        if (secret) this.show(secret);
        this.tokens.reload();
      });
  }

  protected revoke(token: SystemToken): void {
    this.modal.confirm({
      nzTitle: $localize`:@@tokens.revokeAsk:吊销 ${token.owner}:owner: 的令牌？立即失效，不能恢复。`,
      nzOkDanger: true,
      nzOnOk: async () => {
        const command = new Command<unknown>();
        await command.run(this.api.revokeToken(token.id));
        const problem = command.problem();
        if (problem) this.message.error(problem.message);
        this.tokens.reload();
      },
    });
  }

  private show(secret: string): void {
    this.modal.create<OnceShown, { secret: string; hint: string }>({
      nzTitle: $localize`:@@tokens.new:新令牌`,
      nzContent: OnceShown,
      nzData: { secret, hint: $localize`:@@tokens.once:请立即复制到对方系统，关闭后无法再看。` },
      nzFooter: null,
      nzMaskClosable: false,
    });
  }
}
