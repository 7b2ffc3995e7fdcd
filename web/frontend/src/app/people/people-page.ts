import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { PageTab, PageTabs } from '../shared/page-tabs';

const tabs: readonly PageTab[] = [
  { path: '/people/users', right: 'ACCOUNT_READ', name: $localize`:@@people.users:用户` },
  { path: '/people/organisation', right: 'ACCOUNT_READ', name: $localize`:@@people.organisation:院区与科室` },
  { path: '/people/roles', right: 'ACCOUNT_READ', name: $localize`:@@people.roles:角色与权限` },
  { path: '/people/rules', right: 'USER_ADMIN', name: $localize`:@@people.rules:登录规则` },
  { path: '/people/tokens', right: 'TOKEN_MANAGE', name: $localize`:@@people.tokens:系统令牌` },
];

/** People and what they may: one page a part. */
@Component({
  selector: 'aj-people-page',
  imports: [RouterOutlet, PageTabs],
  template: `
    <aj-page-tabs [tabs]="tabs" area="人员与机构" i18n-area="@@nav.people" />
    <router-outlet />
  `,
  styles: `
    aj-page-tabs {
      display: block;
      max-width: 1680px;
      margin: 0 auto;
      padding: 12px 24px 0;
    }
  `,
})
export class PeoplePage {
  protected readonly tabs = tabs;
}
