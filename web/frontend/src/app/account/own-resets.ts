import { DatePipe } from '@angular/common';
import { Component, input } from '@angular/core';
import { OwnReset } from '../api/types';

/** That somebody else gave one's password: stays for good, so that nobody does it unseen. */
@Component({
  selector: 'aj-own-resets',
  imports: [DatePipe],
  template: `
    <h2 i18n="@@account.resets">他人为我发放过的密码</h2>
    <ul>
      @for (reset of resets(); track reset.at) {
        <li>
          {{ reset.at | date: 'yyyy-MM-dd HH:mm' }} · {{ reset.by }}
          @if (reset.releasedBy && reset.state === 'GIVEN_BY_TWO') {
            <span class="mono">+ {{ reset.releasedBy }}</span>
          }
          · <span class="label" [class.warn]="reset.state === 'GIVEN_BY_ONE'">{{ state(reset.state) }}</span>
          {{ reset.reason }}
          @if (reset.firstLogIn) {
            <small>
              <ng-container i18n="@@account.firstAfter">之后首次登录</ng-container>
              {{ reset.firstLogIn | date: 'yyyy-MM-dd HH:mm' }} · {{ reset.firstAddress }}
            </small>
          }
        </li>
      }
    </ul>
    <small i18n="@@account.resetsHint">若不是您本人要求的，或首次登录的不是您，请立即告知审计管理员。</small>
  `,
  styleUrl: './account.css',
})
export class OwnResets {
  readonly resets = input.required<readonly OwnReset[]>();

  protected state(state: OwnReset['state']): string {
    switch (state) {
      case 'WAITING':
        return $localize`:@@account.resetWaiting:等待核实`;
      case 'GIVEN_BY_TWO':
        return $localize`:@@account.resetByTwo:两人办理`;
      case 'GIVEN_BY_ONE':
        return $localize`:@@account.resetByOne:一人办理`;
      case 'REFUSED':
        return $localize`:@@account.resetRefused:未同意`;
      case 'SUPERSEDED':
        return $localize`:@@account.resetSuperseded:已作废`;
    }
  }
}
