import { Component } from '@angular/core';
import { PageTab, PageTabs } from '../shared/page-tabs';

const tabs: readonly PageTab[] = [
  { path: '/paper', right: 'PAPER_SCAN', name: $localize`:@@paper.tabScans:扫描` },
  { path: '/paper/reviews', right: 'PAPER_REVIEW', name: $localize`:@@paper.tabReviews:图片审核` },
  { path: '/paper/labels', right: 'PAPER_STORE', name: $localize`:@@paper.tabLabels:标签与分隔页` },
  { path: '/paper/boxes', right: 'PAPER_STORE', name: $localize`:@@paper.tabBoxes:装箱上架` },
  { path: '/paper/workload', right: 'PAPER_MANAGE', name: $localize`:@@paper.tabWorkload:工作量` },
  { path: '/paper/rules', right: 'PAPER_MANAGE', name: $localize`:@@paper.tabRules:设置` },
];

/** The rooms of paper work, as far as they are open to the reader. */
@Component({
  selector: 'aj-paper-tabs',
  imports: [PageTabs],
  template: `<aj-page-tabs [tabs]="tabs" area="纸质病案" i18n-area="@@nav.paper" />`,
})
export class PaperTabs {
  protected readonly tabs = tabs;
}
