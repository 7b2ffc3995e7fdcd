import { Routes } from '@angular/router';
import { InboxPage } from './inbox-page';

export default [
  { path: '', component: InboxPage, title: $localize`:@@inbox.title:我的消息` },
] satisfies Routes;
