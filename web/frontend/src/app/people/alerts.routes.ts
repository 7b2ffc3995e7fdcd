import { Routes } from '@angular/router';
import { AlertsPage } from './alerts-page';

export default [
  { path: '', component: AlertsPage, title: $localize`:@@people.alerts:异常登录` },
] satisfies Routes;
