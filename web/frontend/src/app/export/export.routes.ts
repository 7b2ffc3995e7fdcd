import { Routes } from '@angular/router';
import { ExportsPage } from './exports-page';

export default [
  { path: '', component: ExportsPage, title: $localize`:@@nav.exports:我的导出` },
] satisfies Routes;
