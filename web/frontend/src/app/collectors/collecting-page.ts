import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Session } from '../shared/session';

/** Collectors, and what their sources' codes stand for. */
@Component({
  selector: 'aj-collecting-page',
  imports: [RouterOutlet, RouterLink, RouterLinkActive],
  template: `
    <nav aria-label="采集配置" i18n-aria-label="@@nav.collectors">
      <a
        routerLink="/collectors"
        routerLinkActive="here"
        [routerLinkActiveOptions]="{ exact: true }"
        ariaCurrentWhenActive="page"
        i18n="@@collect.collectors"
        >采集器</a
      >
      @if (mayMap) {
        <a
          routerLink="/collectors/categories"
          routerLinkActive="here"
          ariaCurrentWhenActive="page"
          i18n="@@collect.map"
          >分类对照</a
        >
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
export class CollectingPage {
  protected readonly mayMap = inject(Session).may('CATEGORY_MAP_MANAGE');
}
