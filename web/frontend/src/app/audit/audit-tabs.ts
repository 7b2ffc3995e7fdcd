import { Component } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';

/** The parts of the audit. */
@Component({
  selector: 'aj-audit-tabs',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <nav aria-label="审计内容" i18n-aria-label="@@auditTabs.label">
      @for (tab of tabs; track tab.path) {
        <a
          [routerLink]="tab.path"
          routerLinkActive="here"
          [routerLinkActiveOptions]="{ exact: true }"
          ariaCurrentWhenActive="page"
          >{{ tab.name }}</a
        >
      }
    </nav>
  `,
  styles: `
    nav {
      display: flex;
      gap: 4px;
      margin-bottom: 12px;
      border-bottom: 1px solid var(--line);
    }
    a {
      padding: 8px 14px;
      color: var(--ink-2);
      text-decoration: none;
      border-bottom: 2px solid transparent;
    }
    a.here {
      color: var(--theme);
      font-weight: 500;
      border-bottom-color: var(--theme);
    }
  `,
})
export class AuditTabs {
  protected readonly tabs = [
    { path: '/audit', name: $localize`:@@auditTabs.events:日志` },
    { path: '/audit/anomalies', name: $localize`:@@auditTabs.anomalies:异常` },
    { path: '/audit/rules', name: $localize`:@@auditTabs.rules:异常规则` },
    { path: '/audit/chain', name: $localize`:@@auditTabs.chain:校验与日锚` },
  ];
}
