import { Component } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';

/** The stations, and what they have brought. */
@Component({
  selector: 'aj-station-tabs',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <nav aria-label="采集站内容" i18n-aria-label="@@stationTabs.label">
      <a
        routerLink="/stations"
        routerLinkActive="here"
        [routerLinkActiveOptions]="{ exact: true }"
        ariaCurrentWhenActive="page"
        i18n="@@stationTabs.stations"
        >设备</a
      >
      <a
        routerLink="/stations/log"
        routerLinkActive="here"
        ariaCurrentWhenActive="page"
        i18n="@@stationTabs.log"
        >采集日志</a
      >
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
export class StationTabs {}
