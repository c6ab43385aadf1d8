import type { IndicatorsAnswer } from '../../../contracts/http-schemas-indicators.js';
import { RUNGS } from '../../../domain/ladder/ladder.js';
import type { Bars } from './bar-option.js';

export interface FigureRow {
  readonly key: string;
  readonly cells: readonly (string | number | null)[];
  /** Where the cases behind the row are listed, for those who may see them. */
  readonly to?: string | undefined;
}

export interface FigureData {
  readonly title: string;
  readonly about?: string;
  readonly columns: readonly string[];
  readonly rows: readonly FigureRow[];
  readonly bars?: Bars;
  /** Long enough to have a row of the page to itself. */
  readonly wide?: boolean;
}

/** Everything the dashboard draws, as tables; the pictures are drawn from the tables. */
export function figuresOf(data: IndicatorsAnswer, linked: boolean): readonly FigureData[] {
  const { onTime } = data;
  const duties = dutyFigure('各环节按期办理', '环节', onTime.byDuty);
  if (data.beyond) return [duties];
  const worst = [...onTime.byUnit].sort((a, b) => share(a) - share(b));
  return [
    stageFigure(data, linked),
    duties,
    dutyFigure('各单位按期办理', '单位', worst),
    trendFigure(data),
    reasonFigure(data),
    groupFigure(data),
  ];
}

function stageFigure({ stages, unit }: IndicatorsAnswer, linked: boolean): FigureData {
  const place = unit.kind === 'county' ? '' : `&${unit.kind}=${unit.code}`;
  const climbing = stages.filter(({ key }) => (RUNGS as readonly string[]).includes(key));
  return {
    title: '各阶段和停留天数',
    wide: true,
    about: '停留天数自进入该阶段起算；中位数是排在正中间的那一个。',
    columns: ['阶段或状态', '件数', '逾期', '卡住', '停留中位数（天）', '最长（天）'],
    rows: stages.map(({ key, label, cases, overdue, stuck, medianDays, longestDays }) => ({
      key,
      cells: [label, cases, overdue, stuck, medianDays, longestDays],
      to:
        linked && cases > 0
          ? climbing.some((stage) => stage.key === key)
            ? `/cases?standing=climbing&rung=${key}${place}`
            : `/cases?standing=${key}${place}`
          : undefined,
    })),
    bars: {
      stacked: true,
      categories: stages.map(({ label }) => label),
      series: [
        { name: '期限内', tone: 'good', values: stages.map(({ cases, overdue }) => cases - overdue) },
        { name: '逾期', tone: 'late', values: stages.map(({ overdue }) => overdue) },
      ],
    },
  };
}

type OnTime = IndicatorsAnswer['onTime']['byDuty'][number];

function share({ onTime, due }: OnTime): number {
  return onTime === null || !due ? 1 : onTime / due;
}

function dutyFigure(title: string, first: string, rows: readonly OnTime[]): FigureData {
  return {
    title,
    about: '期限最后一日以前登记的为按期；到期未办的，以后补办仍算未按期。',
    columns: [first, '按期', '应办', '按期率'],
    rows: rows.map(({ key, label, onTime, due, percent }) => ({ key, cells: [label, onTime, due, percent] })),
    bars: {
      stacked: false,
      percent: true,
      categories: rows.map(({ label }) => label),
      series: [
        {
          name: '按期率',
          tone: 'good',
          values: rows.map((row) => (row.due === null ? null : Math.floor(1_000 * share(row)) / 10)),
        },
      ],
    },
  };
}

function trendFigure({ trend }: IndicatorsAnswer): FigureData {
  return {
    title: '各学期趋势',
    about: '假期计入前一学期。「已巩固」是该学期失学的学生中，现已返校并满 30 日的。',
    columns: ['学期', '疑似辍学', '劝返无效', '返校', '已巩固'],
    rows: trend.map(({ name, from, confirmed, dropped, returned, retained }) => ({
      key: from,
      cells: [name, confirmed, dropped, returned, retained],
    })),
    bars: {
      stacked: false,
      categories: trend.map(({ name }) => name),
      series: [
        { name: '疑似辍学', tone: 'plain', values: trend.map(({ confirmed }) => confirmed) },
        { name: '劝返无效', tone: 'late', values: trend.map(({ dropped }) => dropped) },
        { name: '返校', tone: 'soft', values: trend.map(({ returned }) => returned) },
        { name: '已巩固', tone: 'good', values: trend.map(({ retained }) => retained) },
      ],
    },
  };
}

function reasonFigure({ reasons }: IndicatorsAnswer): FigureData {
  return {
    title: '失学原因',
    about: '每案以最近一次问到的原因为准。',
    columns: ['原因', '件数'],
    rows: reasons.map(({ key, label, cases }) => ({ key, cells: [label, cases] })),
    bars: {
      stacked: false,
      categories: reasons.map(({ label }) => label),
      series: [{ name: '件数', tone: 'plain', values: reasons.map(({ cases }) => cases) }],
    },
  };
}

function groupFigure({ groups }: IndicatorsAnswer): FigureData {
  return {
    title: '特殊群体',
    about: '一名学生可以属于几个群体。',
    columns: ['群体', '在籍', '曾疑似辍学', '在办'],
    rows: groups.map(({ key, label, pupils, confirmed, open }) => ({
      key,
      cells: [label, pupils, confirmed, open],
    })),
  };
}
