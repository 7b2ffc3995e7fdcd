import { Routes } from '@angular/router';
import { needs } from '../shared/guards';
import { ListenersPage } from './listeners-page';
import { MessagesPage } from './messages-page';

export default [
  { path: '', component: MessagesPage, title: $localize`:@@title.messages:消息` },
  {
    path: 'listeners',
    component: ListenersPage,
    canActivate: [needs('LISTENER_MANAGE')],
    title: $localize`:@@title.listeners:接收端`,
  },
] satisfies Routes;
