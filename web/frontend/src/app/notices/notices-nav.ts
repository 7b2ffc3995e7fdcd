import { Component } from '@angular/core';
import { PageTab, PageTabs } from '../shared/page-tabs';

const tabs: readonly PageTab[] = [
  { path: '/notices/rules', name: $localize`:@@notices.rules:通知规则` },
  { path: '/notices/ways', name: $localize`:@@notices.ways:发送通道` },
  { path: '/notices/pushes', name: $localize`:@@notices.pushes:发送记录` },
];

/** The pages about notices. */
@Component({
  selector: 'aj-notices-nav',
  imports: [PageTabs],
  template: `<aj-page-tabs [tabs]="tabs" area="通知页面" i18n-area="@@notices.pages" />`,
})
export class NoticesNav {
  protected readonly tabs = tabs;
}
