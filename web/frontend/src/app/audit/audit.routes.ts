import { Routes } from '@angular/router';
import { AuditPage } from './audit-page';

export default [{ path: '', component: AuditPage, title: $localize`:@@title.audit:审计` }] satisfies Routes;
