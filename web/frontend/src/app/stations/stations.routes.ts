import { Routes } from '@angular/router';
import { StationLogPage } from './station-log-page';
import { StationsPage } from './stations-page';

export default [
  { path: '', component: StationsPage, title: $localize`:@@title.stations:采集站` },
  { path: 'log', component: StationLogPage, title: $localize`:@@title.stationLog:采集站日志` },
] satisfies Routes;
