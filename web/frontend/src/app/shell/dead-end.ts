import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'aj-dead-end',
  imports: [RouterLink],
  template: `
    <p class="code" aria-hidden="true">{{ kind() === 'forbidden' ? '403' : '404' }}</p>
    <h1>{{ title() }}</h1>
    <p>{{ text() }}</p>
    <a routerLink="/" i18n="@@deadEnd.home">返回首页</a>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 8px;
      align-items: center;
      padding: 14vh 24px;
      color: var(--ink-2);
      text-align: center;
    }
    .code {
      color: var(--theme-line);
      font: 600 84px/1 var(--font-song);
      letter-spacing: 0.08em;
    }
    h1 {
      color: var(--ink);
    }
  `,
})
export class DeadEnd {
  readonly kind = input<'forbidden' | 'absent'>('absent');

  protected readonly title = computed(() =>
    this.kind() === 'forbidden'
      ? $localize`:@@deadEnd.forbidden:您没有进入此页的权限`
      : $localize`:@@deadEnd.absent:没有这个页面`,
  );
  protected readonly text = computed(() =>
    this.kind() === 'forbidden'
      ? $localize`:@@deadEnd.forbiddenText:权限由安全管理员授予。如工作需要，请与其联系。`
      : $localize`:@@deadEnd.absentText:地址可能已变更，或链接不完整。`,
  );
}
