import { Routes } from '@angular/router';
import { AnomaliesPage } from './anomalies-page';
import { AnomalyRulesPage } from './anomaly-rules-page';
import { AuditPage } from './audit-page';
import { ChainPage } from './chain-page';

const title = $localize`:@@title.audit:审计`;

export default [
  { path: '', component: AuditPage, title },
  { path: 'anomalies', component: AnomaliesPage, title },
  { path: 'rules', component: AnomalyRulesPage, title },
  { path: 'chain', component: ChainPage, title },
] satisfies Routes;
