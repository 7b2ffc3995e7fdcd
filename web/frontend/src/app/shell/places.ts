import { Right } from '../api/types';

export interface Place {
  readonly path: string;
  readonly right: Right;
  readonly label: string;
}

export const places: readonly Place[] = [
  { path: 'search', right: 'RECORD_SEARCH', label: $localize`:@@nav.search:病案检索` },
  { path: 'numbers', right: 'DOCUMENT_DOWNLOAD', label: $localize`:@@nav.numbers:批量检索` },
  { path: 'exports', right: 'DOCUMENT_DOWNLOAD', label: $localize`:@@nav.exports:我的导出` },
  { path: 'quarantine', right: 'QUARANTINE_MANAGE', label: $localize`:@@nav.quarantine:隔离区` },
  { path: 'system', right: 'SYSTEM_MONITOR', label: $localize`:@@nav.system:系统运行` },
  { path: 'collectors', right: 'COLLECTOR_RUN', label: $localize`:@@nav.collectors:采集配置` },
  { path: 'stations', right: 'STATION_LOG_READ', label: $localize`:@@nav.stations:采集站` },
  { path: 'monitoring', right: 'COLLECTION_WATCH', label: $localize`:@@nav.monitoring:采集监控` },
  { path: 'paper', right: 'PAPER_SCAN', label: $localize`:@@nav.paper:纸质病案` },
  { path: 'messages', right: 'MESSAGE_MANAGE', label: $localize`:@@nav.messages:消息` },
  { path: 'grants', right: 'GRANT_MANAGE', label: $localize`:@@nav.grants:授权` },
  { path: 'access', right: 'ACCESS_RULES_MANAGE', label: $localize`:@@nav.access:权限规则` },
  { path: 'people', right: 'ACCOUNT_READ', label: $localize`:@@nav.people:人员与机构` },
  { path: 'applications', right: 'APPLICATION_MANAGE', label: $localize`:@@nav.applications:外部应用` },
  { path: 'audit', right: 'AUDIT_READ', label: $localize`:@@nav.audit:审计` },
  { path: 'watermark/templates', right: 'WATERMARK_SET', label: $localize`:@@nav.watermark:水印设置` },
  { path: 'watermark/reading', right: 'WATERMARK_READ', label: $localize`:@@nav.watermarkReading:水印识别` },
  { path: 'alerts', right: 'LOG_IN_ALERT_READ', label: $localize`:@@people.alerts:异常登录` },
  { path: 'notices', right: 'NOTICE_MANAGE', label: $localize`:@@notices.title:通知` },
  { path: 'sign-on', right: 'SIGN_ON_MANAGE', label: $localize`:@@nav.signOn:单点登录` },
];

export { roleName } from '../shared/role-names';
