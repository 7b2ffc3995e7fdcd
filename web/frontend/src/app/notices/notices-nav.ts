import { Component } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';

/** The pages about notices. */
@Component({
  selector: 'aj-notices-nav',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <nav aria-label="通知页面" i18n-aria-label="@@notices.pages">
      <a routerLink="/notices/rules" routerLinkActive="here" i18n="@@notices.rules">通知规则</a>
      <a routerLink="/notices/ways" routerLinkActive="here" i18n="@@notices.ways">发送通道</a>
      <a routerLink="/notices/pushes" routerLinkActive="here" i18n="@@notices.pushes">发送记录</a>
    </nav>
  `,
  styles: `
    nav {
      display: flex;
      gap: 4px;
      margin-bottom: 12px;
      border-bottom: 1px solid var(--line);
    }
    a {
      padding: 6px 14px;
      color: var(--ink-2);
      border-bottom: 2px solid transparent;
    }
    .here {
      color: var(--theme);
      font-weight: 600;
      border-bottom-color: var(--theme);
    }
  `,
})
export class NoticesNav {}
