import { Component, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';

/** The pages about who may see what. */
@Component({
  selector: 'aj-access-nav',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <nav aria-label="权限页面" i18n-aria-label="@@access.pages">
      @if (area() === 'grants') {
        <a routerLink="/grants/list" routerLinkActive="here" i18n="@@title.grants">授权</a>
        <a routerLink="/grants/templates" routerLinkActive="here" i18n="@@title.templates">分类模板</a>
      } @else {
        <a routerLink="/access/categories" routerLinkActive="here" i18n="@@title.categoryRules">分级访问</a>
        <a routerLink="/access/tags" routerLinkActive="here" i18n="@@title.tags">标签</a>
        <a routerLink="/access/tag-rules" routerLinkActive="here" i18n="@@title.tagRules">标签规则</a>
        <a routerLink="/access/places" routerLinkActive="here" i18n="@@title.places">网络地点</a>
        <a routerLink="/access/simulation" routerLinkActive="here" i18n="@@title.simulation">决策模拟</a>
      }
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
export class AccessNav {
  readonly area = input.required<'grants' | 'access'>();
}
