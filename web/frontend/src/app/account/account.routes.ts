import { Routes } from '@angular/router';
import { AccountPage } from './account-page';

export default [
  { path: '', component: AccountPage, title: $localize`:@@account.title:我的账号` },
] satisfies Routes;
