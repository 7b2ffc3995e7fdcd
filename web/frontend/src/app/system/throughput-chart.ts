import {
  afterNextRender,
  Component,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  signal,
} from '@angular/core';
import type { EChartsType } from 'echarts/core';
import { english } from '../shared/locale';
import { Sample } from './live-system';

/** Documents per minute and what waits, since the page was opened. ECharts comes when it is needed. */
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
    afterNextRender(async () => {
      const { open } = await import('./chart-engine');
      if (destroyed.destroyed) return;
      const chart = open(this.host.nativeElement, english());
      const observer = new ResizeObserver(() => chart.resize());
      observer.observe(this.host.nativeElement);
      destroyed.onDestroy(() => {
        observer.disconnect();
        chart.dispose();
      });
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
