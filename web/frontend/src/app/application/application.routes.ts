import { Routes } from '@angular/router';
import { ApplicationsPage } from './applications-page';

export default [
  { path: '', component: ApplicationsPage, title: $localize`:@@title.applications:外部应用` },
] satisfies Routes;
