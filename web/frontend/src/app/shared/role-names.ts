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
