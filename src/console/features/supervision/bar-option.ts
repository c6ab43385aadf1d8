import type { EChartsCoreOption } from 'echarts/core';
import { COLORS } from '../../ui/theme.js';

export interface Bars {
  readonly categories: readonly string[];
  readonly series: readonly {
    readonly name: string;
    readonly tone: 'good' | 'late' | 'plain' | 'soft';
    readonly values: readonly (number | null)[];
  }[];
  readonly stacked: boolean;
  /** The values are percentages. */
  readonly percent?: boolean;
}

const TONES = { good: COLORS.primary, late: COLORS.late, plain: COLORS.calm, soft: '#8fb3a8' } as const;

/** Lying bars: Chinese names of steps and schools are long, and are read without turning the head. */
export function barOption({ categories, series, stacked, percent }: Bars): EChartsCoreOption {
  return {
    animation: false,
    grid: { left: 4, right: 28, top: series.length > 1 ? 30 : 6, bottom: 4, containLabel: true },
    ...(series.length > 1 && { legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10 } }),
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      ...(percent && { valueFormatter: (value: unknown) => (value === null ? '—' : `${String(value)}%`) }),
    },
    xAxis: {
      type: 'value',
      minInterval: 1,
      ...(percent && { max: 100, axisLabel: { formatter: '{value}%' } }),
      splitLine: { lineStyle: { color: '#e6ebe8' } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: [...categories],
      axisTick: { show: false },
      axisLabel: { color: COLORS.ink, width: 150, overflow: 'truncate' },
    },
    series: series.map(({ name, tone, values }) => ({
      name,
      type: 'bar',
      color: TONES[tone],
      barMaxWidth: 16,
      barGap: '15%',
      ...(stacked && { stack: 'all' }),
      data: [...values],
    })),
  };
}

export function heightFor({ categories, series, stacked }: Bars): number {
  const rows = stacked ? 1 : series.length;
  return 56 + categories.length * (14 + rows * 18);
}
