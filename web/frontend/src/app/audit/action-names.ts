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
  PAGES_READ: $localize`:@@deed.pagesRead:阅览时长`,
  AUDIT_EXPORTED: $localize`:@@deed.auditExported:导出审计`,
  AUDIT_ANCHORED: $localize`:@@deed.auditAnchored:日锚签名`,
  AUDIT_DAMAGED: $localize`:@@deed.auditDamaged:审计受损`,
  ANCHORS_EXPORTED: $localize`:@@deed.anchorsExported:导出日锚`,
  ANOMALY_RAISED: $localize`:@@deed.anomalyRaised:发现异常`,
  ANOMALY_ACKNOWLEDGED: $localize`:@@deed.anomalyAcknowledged:确认异常`,
  ANOMALY_RULE_CHANGED: $localize`:@@deed.anomalyRuleChanged:修改异常规则`,
  TRACE_VIEWED: $localize`:@@deed.traceViewed:查看轨迹`,
  // links
  APPLICATION_REGISTERED: $localize`:@@deed.applicationRegistered:登记应用`,
  APPLICATION_CHANGED: $localize`:@@deed.applicationChanged:修改应用`,
  APPLICATION_SECRET_ROTATED: $localize`:@@deed.applicationSecretRotated:更换应用密钥`,
  APPLICATION_DEACTIVATED: $localize`:@@deed.applicationDeactivated:停用应用`,
  APPLICATION_REACTIVATED: $localize`:@@deed.applicationReactivated:启用应用`,
  LINK_OPENED: $localize`:@@deed.linkOpened:经链接打开病案`,
  LINK_REFUSED: $localize`:@@deed.linkRefused:链接被拒`,
  LINK_TRIED: $localize`:@@deed.linkTried:试用链接`,
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
