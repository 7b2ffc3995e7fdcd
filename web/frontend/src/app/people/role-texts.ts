import { roleName } from '../shared/role-names';

export const roleNames: readonly string[] = [
  'RECORDS_STAFF',
  'PHYSICIAN',
  'NURSE',
  'QC_REVIEWER',
  'COUNTER_CLERK',
  'SYSTEM_ADMIN',
  'SECURITY_ADMIN',
  'AUDIT_ADMIN',
];

export const isAdministrator = (role: string): boolean => role.endsWith('_ADMIN');
export const roleText = (role: string): string => roleName(role);

const rights: Readonly<Record<string, string>> = {
  RECORD_SEARCH: $localize`:@@right.recordSearch:检索病案`,
  RECORD_VIEW: $localize`:@@right.recordView:查看病案`,
  DOCUMENT_DOWNLOAD: $localize`:@@right.documentDownload:下载文书`,
  INTAKE_PUSH: $localize`:@@right.intakePush:推送入库`,
  MESSAGE_MANAGE: $localize`:@@right.messageManage:查看与重试消息`,
  LISTENER_MANAGE: $localize`:@@right.listenerManage:设置接收端`,
  QUARANTINE_MANAGE: $localize`:@@right.quarantineManage:处理隔离区`,
  SYSTEM_MONITOR: $localize`:@@right.systemMonitor:查看系统运行`,
  INDEX_REBUILD: $localize`:@@right.indexRebuild:重建索引`,
  DEAD_LETTER_MANAGE: $localize`:@@right.deadLetterManage:处理失败任务`,
  USER_ADMIN: $localize`:@@right.userAdmin:授予权限、重置密码`,
  AUDIT_READ: $localize`:@@right.auditRead:查阅审计`,
  ACCOUNT_READ: $localize`:@@right.accountRead:查看用户`,
  ACCOUNT_MANAGE: $localize`:@@right.accountManage:维护用户基本信息`,
  ORGANISATION_MANAGE: $localize`:@@right.organisationManage:维护院区与科室`,
  TOKEN_MANAGE: $localize`:@@right.tokenManage:管理系统令牌`,
  PAPER_SCAN: $localize`:@@right.paperScan:扫描纸质病案`,
  PAPER_STORE: $localize`:@@right.paperStore:打印标签、装箱上架`,
  PAPER_REVIEW: $localize`:@@right.paperReview:图片审核`,
  PAPER_MANAGE: $localize`:@@right.paperManage:纸质病案设置与工作量`,
  LOG_IN_ALERT_READ: $localize`:@@right.logInAlertRead:处理异常登录`,
  COLLECTOR_MANAGE: $localize`:@@right.collectorManage:配置采集`,
  COLLECTOR_RUN: $localize`:@@right.collectorRun:查看采集、手动采集`,
  CATEGORY_MAP_MANAGE: $localize`:@@right.categoryMapManage:维护分类对照`,
  COLLECTION_WATCH: $localize`:@@right.collectionWatch:查看采集监控`,
  EXPECTATION_MANAGE: $localize`:@@right.expectationManage:维护应采规则、重新采集`,
  WALL_DISPLAY: $localize`:@@right.wallDisplay:显示监控大屏`,
  METRICS_READ: $localize`:@@right.metricsRead:读取运行指标`,
  STATION_MANAGE: $localize`:@@right.stationManage:登记采集站、更换密钥`,
  STATION_LOG_READ: $localize`:@@right.stationLogRead:查看采集站与采集日志`,
  STATION_UPLOAD: $localize`:@@right.stationUpload:采集站上传`,
};

export const rightText = (right: string): string => rights[right] ?? right;
