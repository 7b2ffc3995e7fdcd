import { Routes } from '@angular/router';
import { dutiesFirst, needs, signedIn, signedInWith } from './shared/guards';
import { home } from './shell/home';

export const routes: Routes = [
  { path: 'login', loadChildren: () => import('./session/session.routes') },
  {
    path: 'wall',
    title: $localize`:@@wall.title:病案采集监控`,
    canActivate: [signedInWith('WALL_DISPLAY')],
    loadComponent: () => import('./monitoring/wall/wall-page').then((m) => m.WallPage),
  },
  {
    path: '',
    canActivate: [signedIn],
    canActivateChild: [dutiesFirst],
    loadComponent: () => import('./shell/shell').then((m) => m.Shell),
    children: [
      { path: '', pathMatch: 'full', canActivate: [home], children: [] },
      {
        path: 'search',
        canActivate: [needs('RECORD_SEARCH')],
        loadChildren: () => import('./search/search.routes'),
      },
      {
        path: 'records',
        canActivate: [needs('RECORD_VIEW')],
        loadChildren: () => import('./record/record.routes'),
      },
      {
        path: 'numbers',
        canActivate: [needs('RECORD_SEARCH')],
        loadChildren: () => import('./export/numbers.routes'),
      },
      {
        path: 'exports',
        canActivate: [needs('RECORD_VIEW')],
        loadChildren: () => import('./export/export.routes'),
      },
      {
        path: 'quarantine',
        canActivate: [needs('QUARANTINE_MANAGE')],
        loadChildren: () => import('./quarantine/quarantine.routes'),
      },
      {
        path: 'collectors',
        canActivate: [needs('COLLECTOR_RUN')],
        loadChildren: () => import('./collectors/collectors.routes'),
      },
      {
        path: 'stations',
        canActivate: [needs('STATION_LOG_READ')],
        loadChildren: () => import('./stations/stations.routes'),
      },
      {
        path: 'monitoring',
        canActivate: [needs('COLLECTION_WATCH')],
        loadChildren: () => import('./monitoring/monitoring.routes'),
      },
      {
        path: 'paper',
        loadChildren: () => import('./paper/paper.routes'),
      },
      {
        path: 'messages',
        canActivate: [needs('MESSAGE_MANAGE')],
        loadChildren: () => import('./messages/messages.routes'),
      },
      {
        path: 'grants',
        canActivate: [needs('GRANT_MANAGE')],
        loadChildren: () => import('./access/grants.routes'),
      },
      {
        path: 'access',
        canActivate: [needs('ACCESS_RULES_MANAGE')],
        loadChildren: () => import('./access/access.routes'),
      },
      {
        path: 'system',
        canActivate: [needs('SYSTEM_MONITOR')],
        loadChildren: () => import('./system/system.routes'),
      },
      {
        path: 'audit',
        canActivate: [needs('AUDIT_READ')],
        loadChildren: () => import('./audit/audit.routes'),
      },
      {
        path: 'watermark',
        loadChildren: () => import('./watermark/watermark.routes'),
      },
      {
        path: 'people',
        canActivate: [needs('ACCOUNT_READ')],
        loadChildren: () => import('./people/people.routes'),
      },
      {
        path: 'alerts',
        canActivate: [needs('LOG_IN_ALERT_READ')],
        loadChildren: () => import('./people/alerts.routes'),
      },
      { path: 'inbox', loadChildren: () => import('./inbox/inbox.routes') },
      {
        path: 'notices',
        canActivate: [needs('NOTICE_MANAGE')],
        loadChildren: () => import('./notices/notices.routes'),
      },
      { path: 'account', loadChildren: () => import('./account/account.routes') },
      {
        path: 'applications',
        canActivate: [needs('APPLICATION_MANAGE')],
        loadChildren: () => import('./application/application.routes'),
      },
      {
        path: 'sign-on',
        canActivate: [needs('SIGN_ON_MANAGE')],
        loadChildren: () => import('./sign-on/sign-on.routes'),
      },
      {
        path: 'forbidden',
        title: $localize`:@@title.forbidden:没有权限`,
        data: { kind: 'forbidden' },
        loadComponent: () => import('./shell/dead-end').then((m) => m.DeadEnd),
      },
      {
        path: '**',
        title: $localize`:@@title.absent:页面不存在`,
        data: { kind: 'absent' },
        loadComponent: () => import('./shell/dead-end').then((m) => m.DeadEnd),
      },
    ],
  },
];
