import { Routes } from '@angular/router';
import { SystemPage } from './system-page';

export default [
  { path: '', component: SystemPage, title: $localize`:@@title.system:系统运行` },
] satisfies Routes;
