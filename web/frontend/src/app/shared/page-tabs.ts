import { Component, computed, inject, input } from '@angular/core';
import { IsActiveMatchOptions, RouterLink, RouterLinkActive } from '@angular/router';
import { Right } from '../api/types';
import { Session } from './session';

/** A page of an area. */
export interface PageTab {
  /** From the root. What lies below it counts as it, unless other tabs lie below it too. */
  readonly path: string;
  readonly name: string;
  /** Left out for readers without it. */
  readonly right?: Right;
}

const within: IsActiveMatchOptions = {
  paths: 'subset',
  queryParams: 'ignored',
  fragment: 'ignored',
  matrixParams: 'ignored',
};
const exactly: IsActiveMatchOptions = { ...within, paths: 'exact' };

/** The pages of an area beside each other; nothing where only one is open to the reader. */
@Component({
  selector: 'aj-page-tabs',
  imports: [RouterLink, RouterLinkActive],
  template: `
    @if (shown().length > 1) {
      <nav [attr.aria-label]="area()">
        @for (tab of shown(); track tab.path) {
          <a
            [routerLink]="tab.path"
            routerLinkActive="here"
            [routerLinkActiveOptions]="tab.match"
            ariaCurrentWhenActive="page"
            >{{ tab.name }}</a
          >
        }
        <ng-content />
      </nav>
    }
  `,
  styles: `
    nav {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      margin-bottom: 12px;
      border-bottom: 1px solid var(--line);
    }
    a {
      padding: 8px 14px;
      color: var(--ink-2);
      text-decoration: none;
      border-bottom: 2px solid transparent;
    }
    a:hover {
      color: var(--theme-strong);
    }
    a.here {
      color: var(--theme-strong);
      font-weight: 600;
      border-bottom-color: var(--theme);
    }
  `,
})
export class PageTabs {
  private readonly session = inject(Session);
  /** What the pages have in common, for who can't see them. */
  readonly area = input.required<string>();
  readonly tabs = input.required<readonly PageTab[]>();

  protected readonly shown = computed(() =>
    this.tabs()
      .filter((tab) => !tab.right || this.session.may(tab.right))
      .map((tab) => ({ ...tab, match: this.hasNearer(tab) ? exactly : within })),
  );

  private hasNearer(tab: PageTab): boolean {
    return this.tabs().some((other) => other.path.startsWith(`${tab.path}/`));
  }
}
