import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Right } from '../api/types';
import { Session } from '../shared/session';

interface Tab {
  readonly path: string;
  readonly right: Right;
  readonly label: string;
}

const tabs: readonly Tab[] = [
  { path: 'users', right: 'ACCOUNT_READ', label: $localize`:@@people.users:用户` },
  { path: 'organisation', right: 'ACCOUNT_READ', label: $localize`:@@people.organisation:院区与科室` },
  { path: 'roles', right: 'ACCOUNT_READ', label: $localize`:@@people.roles:角色与权限` },
  { path: 'rules', right: 'USER_ADMIN', label: $localize`:@@people.rules:登录规则` },
  { path: 'tokens', right: 'TOKEN_MANAGE', label: $localize`:@@people.tokens:系统令牌` },
];

/** People and what they may: one page a part. */
@Component({
  selector: 'aj-people-page',
  imports: [RouterOutlet, RouterLink, RouterLinkActive],
  template: `
    <nav aria-label="人员与机构" i18n-aria-label="@@nav.people">
      @for (tab of tabs; track tab.path) {
        <a [routerLink]="tab.path" routerLinkActive="here" ariaCurrentWhenActive="page">{{ tab.label }}</a>
      }
    </nav>
    <router-outlet />
  `,
  styles: `
    nav {
      display: flex;
      gap: 4px;
      max-width: 1680px;
      margin: 0 auto;
      padding: 12px 24px 0;
    }
    a {
      padding: 6px 14px;
      color: var(--ink-2);
      text-decoration: none;
      border-radius: var(--radius);
    }
    a:hover {
      background: var(--theme-softer);
    }
    a.here {
      color: var(--theme-strong);
      font-weight: 600;
      background: var(--theme-soft);
    }
  `,
})
export class PeoplePage {
  private readonly session = inject(Session);
  protected readonly tabs = tabs.filter((tab) => this.session.may(tab.right));
}
