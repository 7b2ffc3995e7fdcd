import { httpResource } from '@angular/common/http';
import { Component, computed, output } from '@angular/core';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { SignOnButton } from '../api/types';
import { english, ours } from '../shared/locale';

/** The identity providers at the door: links, since the browser itself must go there. */
@Component({
  selector: 'aj-sign-on-buttons',
  imports: [NzButtonComponent, NzIconDirective],
  template: `
    @if (buttons().length > 0) {
      <p class="or"><span i18n="@@signOn.or">或</span></p>
      @for (button of buttons(); track button.id) {
        <a nz-button nzSize="large" nzBlock [href]="address(button)" (click)="leave.emit()">
          <nz-icon nzType="login" aria-hidden="true" /><span>{{ ours(button) }}</span>
        </a>
      }
    }
  `,
  styles: `
    .or {
      display: flex;
      gap: 12px;
      align-items: center;
      margin: 16px 0 12px;
      color: var(--ink-3);
      font-size: 12px;
    }
    .or::before,
    .or::after {
      flex: 1;
      height: 1px;
      background: var(--line);
      content: '';
    }
    a + a {
      margin-top: 10px;
    }
  `,
})
export class SignOnButtons {
  private readonly known = httpResource<SignOnButton[]>(() => '/api/sign-on');

  readonly leave = output();
  protected readonly ours = ours;
  protected readonly buttons = computed(() => (this.known.hasValue() ? this.known.value() : []));

  protected address(button: SignOnButton): string {
    return `/api/sign-on/${encodeURIComponent(button.id)}/start?language=${english() ? 'en' : 'zh'}`;
  }
}
