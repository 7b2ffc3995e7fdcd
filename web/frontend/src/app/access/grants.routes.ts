import { Routes } from '@angular/router';
import { GrantsPage } from './grants-page';
import { templates } from './rule-kinds';
import { RulesPage } from './rules-page';

export default [
  { path: '', pathMatch: 'full', redirectTo: 'list' },
  { path: 'list', component: GrantsPage, title: $localize`:@@title.grants:授权` },
  {
    path: 'templates',
    component: RulesPage,
    title: templates.title,
    data: { kind: templates, area: 'grants' },
  },
] satisfies Routes;
