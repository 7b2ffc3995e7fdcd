import { AuditAction, AuditOutcome } from '../api/types';

/** The archive's deeds in words: all that it knows. */
const names: Readonly<Record<AuditAction, string>> = {
  LOG_IN: $localize`:@@deed.logIn:登录`,
  LOG_IN_FAILED: $localize`:@@deed.logInFailed:登录失败`,
  LOG_OUT: $localize`:@@deed.logOut:退出`,
  ACCOUNT_LOCKED: $localize`:@@deed.accountLocked:账号锁定`,
  ACCOUNT_CREATED: $localize`:@@deed.accountCreated:新建账号`,
  TOKEN_CREATED: $localize`:@@deed.tokenCreated:签发令牌`,
  TOKEN_REFUSED: $localize`:@@deed.tokenRefused:令牌被拒`,
  SEARCH: $localize`:@@deed.search:检索`,
  VIEW_RECORD: $localize`:@@deed.viewRecord:打开病案`,
  VIEW_PAGE: $localize`:@@deed.viewPage:阅览页面`,
  READ_TEXT: $localize`:@@deed.readText:阅读文字`,
  DOWNLOAD: $localize`:@@deed.download:下载`,
  INTAKE: $localize`:@@deed.intake:入库`,
  QUARANTINED: $localize`:@@deed.quarantined:隔离`,
  QUARANTINE_VIEWED: $localize`:@@deed.quarantineViewed:查看隔离文件`,
  QUARANTINE_ASSIGNED: $localize`:@@deed.quarantineAssigned:手工归入`,
  QUARANTINE_RETRIED: $localize`:@@deed.quarantineRetried:重试隔离文件`,
  INDEX_REBUILD_STARTED: $localize`:@@deed.indexRebuild:重建索引`,
  DEAD_LETTER_RETRIED: $localize`:@@deed.deadLetterRetried:重试失败处理`,
  AUDIT_SEARCHED: $localize`:@@deed.auditSearched:查询审计`,
  AUDIT_VERIFIED: $localize`:@@deed.auditVerified:校验审计`,
  ACCESS_REFUSED: $localize`:@@deed.accessRefused:越权被拒`,
  ACCOUNT_CHANGED: $localize`:@@deed.accountChanged:修改用户`,
  ACCOUNT_DEACTIVATED: $localize`:@@deed.accountDeactivated:停用账号`,
  ACCOUNT_REACTIVATED: $localize`:@@deed.accountReactivated:启用账号`,
  ACCOUNT_UNLOCKED: $localize`:@@deed.accountUnlocked:解锁账号`,
  RIGHTS_CHANGED: $localize`:@@deed.rightsChanged:变更权限`,
  PASSWORD_RESET: $localize`:@@deed.passwordReset:发放密码`,
  PASSWORD_CHANGED: $localize`:@@deed.passwordChanged:修改密码`,
  SESSION_ENDED: $localize`:@@deed.sessionEnded:结束会话`,
  SECOND_FACTOR_SET: $localize`:@@deed.secondFactorSet:启用双因素`,
  SECOND_FACTOR_REMOVED: $localize`:@@deed.secondFactorRemoved:解除双因素`,
  SECOND_FACTOR_FAILED: $localize`:@@deed.secondFactorFailed:验证码错误`,
  RECOVERY_CODE_USED: $localize`:@@deed.recoveryCodeUsed:使用恢复码`,
  DEVICE_FORGOTTEN: $localize`:@@deed.deviceForgotten:移除设备`,
  TOKEN_REVOKED: $localize`:@@deed.tokenRevoked:吊销令牌`,
  ABNORMAL_LOG_IN: $localize`:@@deed.abnormalLogIn:异常登录`,
  ALERT_ACKNOWLEDGED: $localize`:@@deed.alertAcknowledged:处理异常登录`,
  SECURITY_RULES_CHANGED: $localize`:@@deed.securityRulesChanged:修改登录规则`,
  ORGANISATION_CHANGED: $localize`:@@deed.organisationChanged:修改院区科室`,
  PEOPLE_IMPORTED: $localize`:@@deed.peopleImported:导入人员机构`,
  PEOPLE_EXPORTED: $localize`:@@deed.peopleExported:导出人员机构`,
  DAY_OPENED: $localize`:@@deed.dayOpened:日链开始`,
  DAY_CLOSED: $localize`:@@deed.dayClosed:日链封闭`,
  OTHER: $localize`:@@deed.other:其他`,
};

export const actionName = (action: AuditAction): string => names[action] ?? action;
export const knownActions = Object.keys(names) as readonly AuditAction[];

const outcomes: Readonly<Record<AuditOutcome, { name: string; tone: 'good' | 'bad' }>> = {
  SUCCESS: { name: $localize`:@@outcome.ok:成功`, tone: 'good' },
  REFUSED: { name: $localize`:@@outcome.refused:拒绝`, tone: 'bad' },
  FAILED: { name: $localize`:@@outcome.failed:失败`, tone: 'bad' },
};

export const outcomeOf = (outcome: AuditOutcome) => outcomes[outcome];
