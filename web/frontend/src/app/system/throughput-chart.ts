import {
  afterNextRender,
  Component,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  InjectionToken,
  input,
  signal,
} from '@angular/core';
import type { EChartsType } from 'echarts/core';
import { english } from '../shared/locale';
import { Sample } from './live-system';

/** ECharts comes when it is needed. */
export const CHART_ENGINE = new InjectionToken('CHART_ENGINE', {
  providedIn: 'root',
  factory: () => () => import('./chart-engine'),
});

/** Documents per minute and what waits, since the page was opened. */
@Component({
  selector: 'aj-throughput-chart',
  host: { role: 'img', 'aria-label': label() },
  template: '',
})
export class ThroughputChart {
  readonly samples = input.required<readonly Sample[]>();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly chart = signal<EChartsType | null>(null);

  constructor() {
    const destroyed = inject(DestroyRef);
    const load = inject(CHART_ENGINE);
    afterNextRender(async () => {
      const { open } = await load();
      if (destroyed.destroyed) return;
      const chart = open(this.host.nativeElement, english());
      destroyed.onDestroy(() => chart.dispose());
      if (typeof ResizeObserver !== 'undefined') {
        const observer = new ResizeObserver(() => chart.resize());
        observer.observe(this.host.nativeElement);
        destroyed.onDestroy(() => observer.disconnect());
      }
      this.chart.set(chart);
    });
    effect(() => {
      const samples = this.samples();
      this.chart()?.setOption({
        series: [
          { id: 'rate', data: samples.map((s) => [s.at, s.perMinute]) },
          { id: 'waiting', data: samples.map((s) => [s.at, s.waiting]) },
        ],
      });
    });
  }
}

function label(): string {
  return $localize`:@@chart.label:每分钟入库份数与等待处理数随时间的变化`;
}
