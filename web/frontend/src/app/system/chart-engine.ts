import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { EChartsType, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

export function open(element: HTMLElement, english: boolean): EChartsType {
  const style = getComputedStyle(element);
  const theme = style.getPropertyValue('--theme').trim() || '#1d4f4b';
  const font = { fontFamily: style.fontFamily, color: '#586563', fontSize: 12 };
  const chart = init(element, null, { locale: english ? 'EN' : 'ZH' });
  const line = (id: string, name: string, color: string, yAxisIndex: number) => ({
    id,
    name,
    type: 'line' as const,
    yAxisIndex,
    showSymbol: false,
    data: [],
    color,
    lineStyle: { width: 1.8 },
    areaStyle: { opacity: yAxisIndex === 0 ? 0.1 : 0 },
  });
  chart.setOption({
    animation: false,
    textStyle: font,
    grid: { left: 44, right: 48, top: 34, bottom: 24 },
    legend: { top: 2, right: 0, textStyle: font, itemWidth: 16, itemHeight: 8 },
    tooltip: { trigger: 'axis' },
    xAxis: {
      type: 'time',
      axisLabel: { ...font, hideOverlap: true },
      axisLine: { lineStyle: { color: '#c6cfcb' } },
    },
    yAxis: [
      {
        type: 'value',
        minInterval: 1,
        min: 0,
        axisLabel: font,
        splitLine: { lineStyle: { color: '#e9edea' } },
      },
      { type: 'value', minInterval: 1, min: 0, axisLabel: font, splitLine: { show: false } },
    ],
    series: [
      line('rate', $localize`:@@chart.rate:每分钟入库`, theme, 0),
      line('waiting', $localize`:@@chart.waiting:等待处理`, '#b8862b', 1),
    ],
  });
  return chart;
}
