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
import type { Picture } from './wall-chart-engine';

/** ECharts comes when it is needed. */
export const WALL_CHARTS = new InjectionToken('WALL_CHARTS', {
  providedIn: 'root',
  factory: () => () => import('./wall-chart-engine'),
});

/** Bars and lines large enough for a wall; said in words to those who cannot see them. */
@Component({
  selector: 'aj-wall-chart',
  host: { role: 'img', '[attr.aria-label]': 'label()' },
  template: '',
  styles: `
    :host {
      display: block;
      flex: 1;
      min-height: 0;
    }
  `,
})
export class WallChart {
  readonly picture = input.required<Picture>();
  readonly label = input.required<string>();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly ready = signal<{
    chart: EChartsType;
    draw: (chart: EChartsType, picture: Picture, size: number) => void;
  } | null>(null);
  private readonly size = signal(0);

  constructor() {
    const destroyed = inject(DestroyRef);
    const load = inject(WALL_CHARTS);
    afterNextRender(async () => {
      const { open, draw } = await load();
      if (destroyed.destroyed) return;
      const chart = open(this.host.nativeElement);
      destroyed.onDestroy(() => chart.dispose());
      if (typeof ResizeObserver !== 'undefined') {
        const observer = new ResizeObserver(() => {
          chart.resize();
          this.measure();
        });
        observer.observe(this.host.nativeElement);
        destroyed.onDestroy(() => observer.disconnect());
      }
      this.measure();
      this.ready.set({ chart, draw });
    });
    effect(() => {
      const [ready, picture, size] = [this.ready(), this.picture(), this.size()];
      ready?.draw(ready.chart, picture, size);
    });
  }

  /** The page's type follows the screen; the canvas has to be told. */
  private measure(): void {
    this.size.set(parseFloat(getComputedStyle(this.host.nativeElement).fontSize) || 18);
  }
}
