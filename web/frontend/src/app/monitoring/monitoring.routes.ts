import { Routes } from '@angular/router';
import { HeartbeatsPage } from './heartbeats-page';
import { LackingPage } from './lacking-page';
import { MonitoringPage } from './monitoring-page';
import { RecordCollectionPage } from './record-collection-page';
import { ExpectationsPage } from './expectations-page';
import { TotalsPage } from './totals-page';

export default [
  {
    path: '',
    component: MonitoringPage,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'totals' },
      { path: 'totals', component: TotalsPage, title: $localize`:@@monitoring.totals:采集对账` },
      { path: 'records', component: LackingPage, title: $localize`:@@monitoring.records:病案清单` },
      {
        path: 'records/:id',
        component: RecordCollectionPage,
        title: $localize`:@@monitoring.record:病案采集情况`,
      },
      { path: 'heartbeats', component: HeartbeatsPage, title: $localize`:@@monitoring.heartbeats:运行心跳` },
      { path: 'rules', component: ExpectationsPage, title: $localize`:@@monitoring.rules:应采规则` },
    ],
  },
] satisfies Routes;
