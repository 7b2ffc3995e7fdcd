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
  { path: 'applications', right: 'APPLICATION_MANAGE', label: $localize`:@@nav.applications:外部应用` },
  { path: 'audit', right: 'AUDIT_READ', label: $localize`:@@nav.audit:审计` },
];

const roles: Readonly<Record<string, string>> = {
  RECORDS_STAFF: $localize`:@@role.recordsStaff:病案管理员`,
  PHYSICIAN: $localize`:@@role.physician:医师`,
  NURSE: $localize`:@@role.nurse:护士`,
  QC_REVIEWER: $localize`:@@role.qcReviewer:质控员`,
  COUNTER_CLERK: $localize`:@@role.counterClerk:窗口人员`,
  SYSTEM_ADMIN: $localize`:@@role.systemAdmin:系统管理员`,
  SECURITY_ADMIN: $localize`:@@role.securityAdmin:安全管理员`,
  AUDIT_ADMIN: $localize`:@@role.auditAdmin:审计管理员`,
};

export const roleName = (role: string): string => roles[role] ?? role;
export const allRoles = Object.entries(roles).map(([code, name]) => ({ code, name }));
