import { Routes } from '@angular/router';
import { RecordPage } from './record-page';

export default [
  { path: ':id', component: RecordPage, title: $localize`:@@title.record:病案` },
] satisfies Routes;
