import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Session } from '../shared/session';

/** Messages, and for who sets them up the ends where they come in. */
@Component({
  selector: 'aj-message-tabs',
  imports: [RouterLink, RouterLinkActive],
  template: `
    @if (tabs.length > 1) {
      <nav aria-label="消息内容" i18n-aria-label="@@messageTabs.label">
        @for (tab of tabs; track tab.path) {
          <a
            [routerLink]="tab.path"
            routerLinkActive="here"
            [routerLinkActiveOptions]="{ exact: true }"
            ariaCurrentWhenActive="page"
            >{{ tab.name }}</a
          >
        }
      </nav>
    }
  `,
  styles: `
    nav {
      display: flex;
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
    a.here {
      color: var(--theme);
      font-weight: 500;
      border-bottom-color: var(--theme);
    }
  `,
})
export class MessageTabs {
  protected readonly tabs = [
    {
      path: '/messages',
      name: $localize`:@@messageTabs.messages:收到的消息`,
      right: 'MESSAGE_MANAGE' as const,
    },
    {
      path: '/messages/listeners',
      name: $localize`:@@messageTabs.listeners:接收端`,
      right: 'LISTENER_MANAGE' as const,
    },
  ].filter((tab) => inject(Session).may(tab.right));
}
