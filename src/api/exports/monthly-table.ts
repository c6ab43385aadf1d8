import { addDays, addMonths, plainDate, type PlainDate } from '../../domain/calendar/plain-date.js';
import { reasonsOf } from '../../domain/indicators/breakdowns.js';
import { wasConfirmed, type CaseFacts } from '../../domain/indicators/case-facts.js';
import type { SchoolMonth } from '../../persistence/readers/export-rows.js';
import { specialGroupLabel } from '../rosters/special-groups.js';
import { tableOf, type Column, type Table } from './watermarked-workbook.js';

export interface Month {
  readonly name: string;
  readonly from: PlainDate;
  readonly until: PlainDate;
}

export function monthOf(name: string): Month {
  const from = plainDate(`${name}-01`);
  return { name, from, until: addDays(addMonths(from, 1), -1) };
}

interface Row {
  readonly school: SchoolMonth;
  readonly suspected: readonly CaseFacts[];
  readonly dropped: readonly CaseFacts[];
  readonly returned: readonly CaseFacts[];
  readonly soFar: readonly CaseFacts[];
}

const KINDS: Readonly<Record<string, string>> = { primary: '小学', junior: '初中', nine_year: '九年一贯' };

/**
 * 月报表: one row a school, those with nothing to report among them (a missing row reads as "not reported"), and a
 * sum. What the register does not keep stays an empty column for the hand.
 */
export function monthlyTable(
  schools: readonly SchoolMonth[],
  facts: readonly CaseFacts[],
  month: Month,
  isCurrent: boolean,
): Table {
  const within = (on: PlainDate | null) => on !== null && month.from <= on && on <= month.until;
  const yearFrom = schoolYearOf(month.from);
  const rows = schools.map((school): Row => {
    const own = facts.filter((each) => each.school === school.code);
    const confirmed = own.filter(wasConfirmed);
    return {
      school,
      suspected: own.filter(({ openedOn }) => within(openedOn)),
      dropped: confirmed.filter(({ droppedOn }) => within(droppedOn)),
      returned: confirmed.filter(({ returnedOn }) => within(returnedOn)),
      soFar: confirmed.filter(
        ({ droppedOn }) => droppedOn !== null && yearFrom <= droppedOn && droppedOn <= month.until,
      ),
    };
  });
  return tableOf(`月报表 ${month.name}`, columnsFor(month, isCurrent), [...rows, ...sumOf(rows)]);
}

function columnsFor(month: Month, isCurrent: boolean): readonly Column<Row>[] {
  const count = (header: string, of: (row: Row) => number | null): Column<Row> => ({
    header,
    width: 9,
    value: of,
  });
  const byHand = (header: string, width = 9): Column<Row> => ({ header, width, value: () => null });
  return [
    { header: '学校', width: 20, value: ({ school }) => school.name },
    { header: '学段', width: 8, value: ({ school }) => KINDS[school.kind] ?? (school.kind || null) },
    byHand('月初在校'),
    byHand('转入'),
    count('转出', ({ school }) => school.transferred),
    // The register knows how it stands today, and not how it stood at the end of an earlier month.
    count('休学', ({ school }) => (isCurrent ? school.suspended : null)),
    byHand('学籍复学'),
    count('死亡', ({ school }) => school.died),
    count('月末在校', ({ school }) => (isCurrent ? school.registered : null)),
    count('疑似', ({ suspected }) => suspected.length),
    count('新增辍学', ({ dropped }) => dropped.length),
    count('劝返（人次）', ({ school }) => school.persuasions),
    count('复学', ({ returned }) => returned.length),
    count('学年累计', ({ soFar }) => soFar.length),
    {
      header: '按原因',
      width: 22,
      value: ({ dropped }) => told(reasonsOf(dropped).map(({ label, cases }) => [label, cases])),
    },
    { header: '按群体', width: 22, value: ({ dropped }) => told(groupsOf(dropped)) },
    count('学期初在册', ({ school }) => school.roll),
    {
      header: '辍学率',
      width: 12,
      value: ({ dropped, school }) => (school.roll ? rate(dropped.length, school.roll) : '无学期初在册数'),
    },
    { header: '典型案例（案号）', width: 20, value: ({ returned }) => returned[0]?.caseNo ?? null },
    byHand('填报人', 10),
    byHand('审核人', 10),
    byHand('校长', 10),
    { header: '月份', width: 10, value: () => month.name },
  ];
}

/** With what it is made of; 99.96 is never rounded to a hundred, nor 0.04 to nothing. */
function rate(dropped: number, roll: number): string {
  return `${Math.floor((dropped * 100_000) / roll) / 1_000}%（${dropped}/${roll}）`;
}

function told(counts: readonly (readonly [string, number])[]): string | null {
  return counts.length > 0 ? counts.map(([label, cases]) => `${label}${cases}`).join('、') : null;
}

function groupsOf(facts: readonly CaseFacts[]): readonly (readonly [string, number])[] {
  const groups = [...new Set(facts.flatMap((each) => each.groups))].sort();
  return groups.map((group) => [
    specialGroupLabel(group),
    facts.filter((each) => each.groups.includes(group)).length,
  ]);
}

function sumOf(rows: readonly Row[]): readonly Row[] {
  if (rows.length === 0) return [];
  const all = <Key extends 'suspected' | 'dropped' | 'returned' | 'soFar'>(key: Key) =>
    rows.flatMap((row) => row[key]);
  const sum = (of: (school: SchoolMonth) => number) =>
    rows.reduce((total, { school }) => total + of(school), 0);
  const uncounted = rows.some(({ school }) => school.roll === null);
  return [
    {
      school: {
        code: '',
        name: '合计',
        kind: '',
        roll: uncounted ? null : sum(({ roll }) => roll ?? 0),
        registered: sum(({ registered }) => registered),
        suspended: sum(({ suspended }) => suspended),
        persuasions: sum(({ persuasions }) => persuasions),
        transferred: sum(({ transferred }) => transferred),
        died: sum(({ died }) => died),
      },
      suspected: all('suspected'),
      dropped: all('dropped'),
      returned: all('returned'),
      soFar: all('soFar'),
    },
  ];
}

/** The first of September before it. */
function schoolYearOf(day: PlainDate): PlainDate {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return plainDate(`${month >= 9 ? year : year - 1}-09-01`);
}
