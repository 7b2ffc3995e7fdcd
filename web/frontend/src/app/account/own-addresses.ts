import { httpResource } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import { OwnAddresses } from '../api/types';
import { Command } from '../shared/command';
import { Notice } from '../shared/notice';
import { ways } from '../shared/way-names';
import { AccountApi } from './account-api';

/** Under which names messages find one outside. */
@Component({
  selector: 'aj-own-addresses',
  imports: [NzAlertComponent, NzButtonComponent, NzInputDirective, Notice],
  template: `
    <h2 i18n="@@account.addresses">消息接收账号</h2>
    <small i18n="@@account.addressesHint"
      >系统通知发到手机时用的账号。留空即用工号；与工号不同时才需填写。</small
    >
    @if (command.problem(); as problem) {
      <nz-alert nzType="error" nzShowIcon [nzMessage]="problem.message" />
    }
    @if (names.error(); as problem) {
      <aj-notice [problem]="problem" (again)="names.reload()" />
    } @else if (names.hasValue()) {
      <div class="ways">
        @for (way of ways; track way.value) {
          <form (submit)="set(way.value, name.value); $event.preventDefault()">
            <label [for]="'way-' + way.value">{{ way.label }}</label>
            <input
              #name
              nz-input
              maxlength="64"
              autocomplete="off"
              placeholder="工号"
              i18n-placeholder="@@account.byNumber"
              [id]="'way-' + way.value"
              [value]="names.value().names[way.value] ?? ''"
            />
            <button
              nz-button
              type="submit"
              [nzLoading]="command.running() === way.value"
              [attr.aria-label]="save + ' ' + way.label"
            >
              {{ save }}
            </button>
          </form>
        }
      </div>
    }
  `,
  styleUrl: './account.css',
  styles: `
    .ways {
      display: grid;
      gap: 10px;
      margin-top: 10px;
    }
    .ways form {
      display: grid;
      grid-template-columns: 120px 1fr auto;
      align-items: center;
    }
  `,
})
export class OwnAddressesCard {
  private readonly api = inject(AccountApi);
  private readonly message = inject(NzMessageService);
  protected readonly names = httpResource<OwnAddresses>(() => '/api/me/notice-addresses');
  protected readonly command = new Command<OwnAddresses>();
  protected readonly ways = ways;
  protected readonly save = $localize`:@@action.save:保存`;

  protected async set(way: string, name: string): Promise<void> {
    const known = await this.command.run(this.api.nameMe(way, name.trim()), way);
    if (!known) return;
    this.names.set(known);
    this.message.success($localize`:@@rule.saved:已保存，立即生效`);
  }
}
