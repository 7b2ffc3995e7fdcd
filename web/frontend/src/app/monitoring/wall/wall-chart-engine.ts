import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { EChartsType, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([BarChart, LineChart, GridComponent, LegendComponent, CanvasRenderer]);

export interface Series {
  readonly name: string;
  readonly type: 'bar' | 'line';
  readonly color: string;
  readonly data: readonly number[];
  readonly stack?: string;
}

export interface Picture {
  readonly labels: readonly string[];
  readonly series: readonly Series[];
}

/** A chart for a wall: type grows with the screen, no tooltips, nothing moves. */
export function open(element: HTMLElement): EChartsType {
  return init(element, null);
}

export function draw(chart: EChartsType, picture: Picture, fontSize: number): void {
  const text = { color: '#dbe7e4', fontSize };
  chart.setOption(
    {
      animation: false,
      textStyle: text,
      grid: {
        left: fontSize * 4.2,
        right: fontSize,
        top: fontSize * 2.6,
        bottom: fontSize * 2,
      },
      legend: { top: 0, right: 0, textStyle: text, itemWidth: fontSize * 1.3, itemHeight: fontSize * 0.7 },
      xAxis: {
        type: 'category',
        data: picture.labels,
        axisLabel: text,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: '#4a6a66' } },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        min: 0,
        axisLabel: text,
        splitNumber: 4,
        splitLine: { lineStyle: { color: '#24423f' } },
      },
      series: picture.series.map((one) => ({
        ...one,
        barMaxWidth: fontSize * 2.4,
        symbolSize: fontSize * 0.6,
        lineStyle: { width: fontSize / 6 },
        itemStyle: { color: one.color },
      })),
    },
    { notMerge: true },
  );
}
