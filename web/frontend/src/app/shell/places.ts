import { Right } from '../api/types';

export interface Place {
  readonly path: string;
  readonly right: Right;
  readonly label: string;
}

export const places: readonly Place[] = [
  { path: 'search', right: 'RECORD_SEARCH', label: $localize`:@@nav.search:病案检索` },
  { path: 'quarantine', right: 'QUARANTINE_MANAGE', label: $localize`:@@nav.quarantine:隔离区` },
  { path: 'system', right: 'SYSTEM_MONITOR', label: $localize`:@@nav.system:系统运行` },
  { path: 'audit', right: 'AUDIT_READ', label: $localize`:@@nav.audit:审计` },
  { path: 'sign-on', right: 'SIGN_ON_MANAGE', label: $localize`:@@nav.signOn:单点登录` },
];
