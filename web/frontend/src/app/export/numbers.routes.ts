import { Routes } from '@angular/router';
import { NumbersPage } from './numbers-page';

export default [
  { path: '', component: NumbersPage, title: $localize`:@@nav.numbers:批量检索` },
] satisfies Routes;
