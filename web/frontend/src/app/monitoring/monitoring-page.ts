import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Session } from '../shared/session';

const tabs = [
  { path: 'totals', label: $localize`:@@monitoring.totals:采集对账` },
  { path: 'records', label: $localize`:@@monitoring.records:病案清单` },
  { path: 'heartbeats', label: $localize`:@@monitoring.heartbeats:运行心跳` },
  { path: 'rules', label: $localize`:@@monitoring.rules:应采规则` },
];

/** Whether everything has arrived: one page a part. */
@Component({
  selector: 'aj-monitoring-page',
  imports: [RouterOutlet, RouterLink, RouterLinkActive],
  template: `
    <nav aria-label="采集监控" i18n-aria-label="@@nav.monitoring">
      @for (tab of tabs; track tab.path) {
        <a [routerLink]="tab.path" routerLinkActive="here" ariaCurrentWhenActive="page">{{ tab.label }}</a>
      }
      @if (mayHang) {
        <a class="wall" href="wall" target="_blank" rel="noopener" i18n="@@monitoring.openWall"
          >打开大屏（新窗口）</a
        >
      }
    </nav>
    <router-outlet />
  `,
  styles: `
    nav {
      display: flex;
      gap: 4px;
      max-width: 1680px;
      margin: 0 auto;
      padding: 12px 24px 0;
    }
    a {
      padding: 6px 14px;
      color: var(--ink-2);
      text-decoration: none;
      border-radius: var(--radius);
    }
    a:hover {
      background: var(--theme-softer);
    }
    a.here {
      color: var(--theme-strong);
      font-weight: 600;
      background: var(--theme-soft);
    }
    .wall {
      margin-left: auto;
    }
  `,
})
export class MonitoringPage {
  protected readonly tabs = tabs;
  protected readonly mayHang = inject(Session).may('WALL_DISPLAY');
}
