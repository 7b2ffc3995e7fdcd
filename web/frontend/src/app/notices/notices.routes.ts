import { Routes } from '@angular/router';
import { NoticePushesPage } from './pushes-page';
import { NoticeRulesPage } from './rules-page';
import { NoticeWaysPage } from './ways-page';

const title = $localize`:@@notices.title:通知`;

export default [
  { path: '', pathMatch: 'full', redirectTo: 'rules' },
  { path: 'rules', component: NoticeRulesPage, title },
  { path: 'ways', component: NoticeWaysPage, title },
  { path: 'pushes', component: NoticePushesPage, title },
] satisfies Routes;
