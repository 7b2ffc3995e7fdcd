import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { PageTab, PageTabs } from '../shared/page-tabs';
import { Session } from '../shared/session';

const tabs: readonly PageTab[] = [
  { path: '/monitoring/totals', name: $localize`:@@monitoring.totals:采集对账` },
  { path: '/monitoring/records', name: $localize`:@@monitoring.records:病案清单` },
  { path: '/monitoring/heartbeats', name: $localize`:@@monitoring.heartbeats:运行心跳` },
  { path: '/monitoring/rules', name: $localize`:@@monitoring.rules:应采规则` },
];

/** Whether everything has arrived: one page a part. */
@Component({
  selector: 'aj-monitoring-page',
  imports: [RouterOutlet, PageTabs],
  template: `
    <aj-page-tabs [tabs]="tabs" area="采集监控" i18n-area="@@nav.monitoring">
      @if (mayHang) {
        <a class="wall" href="wall" target="_blank" rel="noopener" i18n="@@monitoring.openWall"
          >打开大屏（新窗口）</a
        >
      }
    </aj-page-tabs>
    <router-outlet />
  `,
  styles: `
    aj-page-tabs {
      display: block;
      max-width: 1680px;
      margin: 0 auto;
      padding: 12px 24px 0;
    }
    .wall {
      margin-left: auto;
      padding: 8px 14px;
    }
  `,
})
export class MonitoringPage {
  protected readonly tabs = tabs;
  protected readonly mayHang = inject(Session).may('WALL_DISPLAY');
}
