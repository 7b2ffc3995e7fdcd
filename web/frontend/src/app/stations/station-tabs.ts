import { Component } from '@angular/core';
import { PageTab, PageTabs } from '../shared/page-tabs';

const tabs: readonly PageTab[] = [
  { path: '/stations', name: $localize`:@@stationTabs.stations:设备` },
  { path: '/stations/log', name: $localize`:@@stationTabs.log:采集日志` },
];

/** The stations, and what they have brought. */
@Component({
  selector: 'aj-station-tabs',
  imports: [PageTabs],
  template: `<aj-page-tabs [tabs]="tabs" area="采集站内容" i18n-area="@@stationTabs.label" />`,
})
export class StationTabs {
  protected readonly tabs = tabs;
}
