import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { PageTab, PageTabs } from '../shared/page-tabs';

const tabs: readonly PageTab[] = [
  { path: '/collectors', name: $localize`:@@collect.collectors:采集器` },
  { path: '/collectors/categories', right: 'CATEGORY_MAP_MANAGE', name: $localize`:@@collect.map:分类对照` },
];

/** Collectors, and what their sources' codes stand for. */
@Component({
  selector: 'aj-collecting-page',
  imports: [RouterOutlet, PageTabs],
  template: `
    <aj-page-tabs [tabs]="tabs" area="采集配置" i18n-area="@@nav.collectors" />
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
export class CollectingPage {
  protected readonly tabs = tabs;
}
