import { Component } from '@angular/core';
import { PageTab, PageTabs } from '../shared/page-tabs';

const tabs: readonly PageTab[] = [
  { path: '/audit', name: $localize`:@@auditTabs.events:日志` },
  { path: '/audit/anomalies', name: $localize`:@@auditTabs.anomalies:异常` },
  { path: '/audit/rules', name: $localize`:@@auditTabs.rules:异常规则` },
  { path: '/audit/chain', name: $localize`:@@auditTabs.chain:校验与日锚` },
];

/** The parts of the audit. */
@Component({
  selector: 'aj-audit-tabs',
  imports: [PageTabs],
  template: `<aj-page-tabs [tabs]="tabs" area="审计内容" i18n-area="@@auditTabs.label" />`,
})
export class AuditTabs {
  protected readonly tabs = tabs;
}
