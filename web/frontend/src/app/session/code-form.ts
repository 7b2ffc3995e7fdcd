import { afterNextRender, Component, ElementRef, input, output, viewChild } from '@angular/core';
import { NzAlertComponent } from 'ng-zorro-antd/alert';
import { NzButtonComponent } from 'ng-zorro-antd/button';
import { NzInputDirective } from 'ng-zorro-antd/input';
import { Problem } from '../shared/problem';

/** The second step of those who have a second factor. */
@Component({
  selector: 'aj-code-form',
  imports: [NzAlertComponent, NzButtonComponent, NzInputDirective],
  template: `
    <form (submit)="$event.preventDefault(); entered.emit(box.value); box.value = ''" novalidate>
      <h1 i18n="@@logIn.secondStep">输入验证码</h1>
      <div class="say" aria-live="assertive">
        @if (problem(); as problem) {
          <nz-alert nzType="error" nzShowIcon [nzMessage]="problem.message" />
        }
      </div>
      <label for="code" i18n="@@logIn.code">身份验证器上的 6 位数字，或一个恢复码</label>
      <input
        #box
        nz-input
        nzSize="large"
        id="code"
        autocomplete="one-time-code"
        spellcheck="false"
        inputmode="text"
      />
      <button nz-button nzType="primary" nzSize="large" nzBlock type="submit" [nzLoading]="running()">
        <span i18n="@@logIn.submit">登录</span>
      </button>
      <button nz-button nzType="link" nzBlock type="button" (click)="back.emit()" i18n="@@logIn.back">
        返回重新登录
      </button>
    </form>
  `,
  styles: `
    :host {
      display: flex;
      flex: 1;
    }
    form {
      display: flex;
      flex-direction: column;
      gap: 14px;
      width: min(380px, 100%);
      margin: auto;
    }
    h1 {
      font-size: 26px;
    }
    label {
      color: var(--ink-2);
      font-size: 13px;
    }
  `,
})
export class CodeForm {
  readonly problem = input.required<Problem | null>();
  readonly running = input.required<boolean>();
  readonly entered = output<string>();
  readonly back = output();
  private readonly field = viewChild.required<unknown, ElementRef<HTMLInputElement>>('box', {
    read: ElementRef,
  });

  constructor() {
    afterNextRender(() => this.field().nativeElement.focus());
  }
}
