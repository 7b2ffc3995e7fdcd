import { DatePipe } from '@angular/common';
import { Component, computed, inject } from '@angular/core';
import { Wall, WallWarning } from '../../api/types';
import { ago } from '../ago';
import { share } from '../standing';
import { WallChart } from './wall-chart';
import type { Picture } from './wall-chart-engine';
import { WallFeed } from './wall-feed';

const MOST_SOURCES = 12;
const MOST_WARNINGS = 6;
const NONE: Picture = { labels: [], series: [] };

const warnings: Readonly<Record<WallWarning['kind'], string>> = {
  COLLECTOR_FAILING: $localize`:@@wall.collectorFailing:采集器失败`,
  COLLECTOR_LATE: $localize`:@@wall.collectorLate:采集器逾期未运行`,
  SOURCE_SILENT: $localize`:@@wall.sourceSilent:来源静默`,
  NODE_SILENT: $localize`:@@wall.nodeSilent:节点失联`,
  WORK_STUCK: $localize`:@@wall.workStuck:任务失败待处理`,
  QUARANTINE: $localize`:@@wall.quarantine:隔离区待处理`,
};

/** The wall display: readable from five metres, live, and honest about when it is not. */
@Component({
  selector: 'aj-wall-page',
  imports: [DatePipe, WallChart],
  providers: [WallFeed],
  templateUrl: './wall-page.html',
  styleUrl: './wall-page.css',
})
export class WallPage {
  protected readonly feed = inject(WallFeed);
  protected readonly ago = ago;
  protected readonly share = share;
  protected readonly wall = this.feed.wall;
  /** What does not do well comes first: the wall has room for so many. */
  protected readonly sources = computed(() =>
    [...(this.wall()?.sources ?? [])]
      .sort((a, b) => Number(b.state === 'SILENT') - Number(a.state === 'SILENT') || b.expected - a.expected)
      .slice(0, MOST_SOURCES),
  );
  /** How many of all collectors do well; null where there are none. */
  protected readonly collectors = computed(() => {
    const count = this.wall()?.collectors;
    if (!count) return null;
    const all = count.well + count.late + count.failing + count.paused;
    return all > 0 ? { ...count, all } : null;
  });
  protected readonly more = computed(() => (this.wall()?.sources.length ?? 0) - this.sources().length);
  protected readonly warnings = computed(() => (this.wall()?.warnings ?? []).slice(0, MOST_WARNINGS));
  protected readonly alive = computed(
    () => (this.wall()?.nodes ?? []).filter((node) => node.state === 'ALIVE').length,
  );
  protected readonly months = computed(() => this.picture(monthsPicture));
  protected readonly arrivals = computed(() => this.picture(arrivalsPicture));
  protected readonly days = computed(() => this.picture(daysPicture));

  protected warningName(warning: WallWarning): string {
    return warnings[warning.kind];
  }

  private picture(of: (wall: Wall) => Picture): Picture {
    const wall = this.wall();
    return wall ? of(wall) : NONE;
  }
}

function monthsPicture(wall: Wall): Picture {
  const { months } = wall;
  return {
    labels: months.map((month) => month.month.slice(2)),
    series: [
      {
        name: $localize`:@@wall.discharged:出院`,
        type: 'bar',
        color: '#7fb6ae',
        data: months.map((month) => month.discharged),
      },
      {
        name: $localize`:@@wall.collected:采齐`,
        type: 'bar',
        color: '#e6c46a',
        data: months.map((month) => month.collected),
      },
      {
        name: $localize`:@@wall.archived:归档`,
        type: 'bar',
        color: '#6fa8dc',
        data: months.map((month) => month.archived),
      },
    ],
  };
}

function arrivalsPicture(wall: Wall): Picture {
  return {
    labels: wall.months.map((month) => month.month.slice(2)),
    series: [
      {
        name: $localize`:@@wall.reports:收到报告`,
        type: 'line',
        color: '#7fd1b9',
        data: wall.months.map((month) => month.reports),
      },
    ],
  };
}

function daysPicture(wall: Wall): Picture {
  const { days } = wall;
  return {
    labels: days.map((day) => day.day.slice(5)),
    series: [
      {
        name: $localize`:@@wall.missing:缺失`,
        type: 'bar',
        stack: 'all',
        color: '#ff8f6b',
        data: days.map((day) => day.missing),
      },
      {
        name: $localize`:@@wall.failed:失败`,
        type: 'bar',
        stack: 'all',
        color: '#ffd166',
        data: days.map((day) => day.failed),
      },
      {
        name: $localize`:@@wall.quarantined:隔离`,
        type: 'bar',
        stack: 'all',
        color: '#c9a7eb',
        data: days.map((day) => day.quarantined),
      },
    ],
  };
}
