import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Right } from '../api/types';
import { Session } from '../shared/session';

interface Tab {
  readonly path: string;
  readonly right: Right;
  readonly label: string;
}

const tabs: readonly Tab[] = [
  { path: '/paper', right: 'PAPER_SCAN', label: $localize`:@@paper.tabScans:扫描` },
  { path: '/paper/reviews', right: 'PAPER_REVIEW', label: $localize`:@@paper.tabReviews:图片审核` },
  { path: '/paper/labels', right: 'PAPER_STORE', label: $localize`:@@paper.tabLabels:标签与分隔页` },
  { path: '/paper/boxes', right: 'PAPER_STORE', label: $localize`:@@paper.tabBoxes:装箱上架` },
  { path: '/paper/workload', right: 'PAPER_MANAGE', label: $localize`:@@paper.tabWorkload:工作量` },
  { path: '/paper/rules', right: 'PAPER_MANAGE', label: $localize`:@@paper.tabRules:设置` },
];

/** The rooms of paper work, as far as they are open to the reader. */
@Component({
  selector: 'aj-paper-tabs',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <nav aria-label="纸质病案" i18n-aria-label="@@nav.paper">
      @for (tab of shown; track tab.path) {
        <a
          [routerLink]="tab.path"
          routerLinkActive="on"
          ariaCurrentWhenActive="page"
          [routerLinkActiveOptions]="{ exact: true }"
          >{{ tab.label }}</a
        >
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
    a.on {
      color: var(--theme-strong);
      font-weight: 600;
      border-color: var(--theme);
    }
  `,
})
export class PaperTabs {
  private readonly session = inject(Session);
  protected readonly shown = tabs.filter((tab) => this.session.may(tab.right));
}
