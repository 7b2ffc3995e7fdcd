import { Routes } from '@angular/router';
import { QuarantinePage } from './quarantine-page';

export default [
  { path: '', component: QuarantinePage, title: $localize`:@@title.quarantine:隔离区` },
] satisfies Routes;
