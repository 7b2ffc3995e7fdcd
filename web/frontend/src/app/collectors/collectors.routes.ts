import { Routes } from '@angular/router';
import { needs } from '../shared/guards';
import { CategoryMapPage } from './category-map-page';
import { CollectingPage } from './collecting-page';
import { CollectorFormPage } from './collector-form-page';
import { CollectorPage } from './collector-page';
import { CollectorsPage } from './collectors-page';

const title = $localize`:@@nav.collectors:采集配置`;

export default [
  {
    path: '',
    component: CollectingPage,
    children: [
      { path: '', pathMatch: 'full', component: CollectorsPage, title },
      {
        path: 'categories',
        canActivate: [needs('CATEGORY_MAP_MANAGE')],
        component: CategoryMapPage,
        title: $localize`:@@collect.map:分类对照`,
      },
      {
        path: 'new',
        canActivate: [needs('COLLECTOR_MANAGE')],
        component: CollectorFormPage,
        title: $localize`:@@collect.add:新建采集器`,
      },
      {
        path: ':id/settings',
        canActivate: [needs('COLLECTOR_MANAGE')],
        component: CollectorFormPage,
        title: $localize`:@@collect.change:修改采集器`,
      },
      { path: ':id', component: CollectorPage, title },
    ],
  },
] satisfies Routes;
