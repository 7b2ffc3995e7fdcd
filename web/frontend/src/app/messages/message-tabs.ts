import { Component } from '@angular/core';
import { PageTab, PageTabs } from '../shared/page-tabs';

const tabs: readonly PageTab[] = [
  { path: '/messages', right: 'MESSAGE_MANAGE', name: $localize`:@@messageTabs.messages:收到的消息` },
  { path: '/messages/listeners', right: 'LISTENER_MANAGE', name: $localize`:@@messageTabs.listeners:接收端` },
];

/** Messages, and for who sets them up the ends where they come in. */
@Component({
  selector: 'aj-message-tabs',
  imports: [PageTabs],
  template: `<aj-page-tabs [tabs]="tabs" area="消息内容" i18n-area="@@messageTabs.label" />`,
})
export class MessageTabs {
  protected readonly tabs = tabs;
}
