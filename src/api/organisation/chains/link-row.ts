import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../domain/access/role.js';
import { isBefore, parsePlainDate, type PlainDate } from '../../../domain/calendar/plain-date.js';
import {
  assigningRefused,
  mayBeNamedOnly,
  placeOfChild,
  placeOfUnit,
  type LinkPlace,
} from '../../../domain/organisation/assigning.js';
import {
  CHAIN_LINES,
  CHAIN_UNITS,
  type ChainLevel,
  type ChainLevels,
  type ChainLine,
  type ChildPlace,
} from '../../../domain/organisation/chain.js';
import { accepted, refusal, refused, type Judged } from '../../../domain/refusal.js';
import type { NewLink } from '../../../persistence/readers/chains-writing.js';
import { placeOfSchool, unitOn } from '../../../persistence/readers/units.js';
import { levelNamed } from './county-chains.js';

/** As somebody has written it, in a form or a spreadsheet. */
export interface LinkRow {
  readonly line: string;
  readonly level: string;
  readonly unit?: string | undefined;
  readonly pupil?: string | undefined;
  readonly account?: string | undefined;
  readonly person?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface LinkScope {
  readonly manager: EntityManager;
  readonly by: Actor;
  readonly levels: ChainLevels;
  /** The children within reach, by their codes. */
  readonly children: ReadonlyMap<string, ChildPlace>;
  /** Accounts that hold a post today. */
  readonly people: ReadonlySet<string>;
  readonly today: PlainDate;
}

/** What the row asks for, or the first thing that is wrong with it. A person's name is never repeated. */
export async function judgeLink(row: LinkRow, scope: LinkScope): Promise<Judged<NewLink>> {
  const line = lineNamed(row.line);
  if (!line) return no('unknown_line', '责任线应为「政府线」或「教育线」。', 'line', row.line);
  const level = levelNamed(scope.levels, line, row.level);
  if (!level) {
    const known = scope.levels[line].map(({ label }) => label).join('、');
    return no('unknown_level', `${CHAIN_LINES[line]}没有这一层级，本县为：${known}。`, 'level', row.level);
  }
  const time = timeOf(row, scope.today);
  if (!time.ok) return time;
  const where = await whereOf(row, level, scope, time.value.from);
  if (!where.ok) return where;
  const notYours = assigningRefused(scope.by, line, level, where.value.place);
  if (notYours) return refused(notYours);
  const holder = holderOf(row, level, scope);
  if (!holder.ok) return holder;
  const { unit, pupil } = where.value;
  return accepted({ line, level: level.key, unit, pupil, ...holder.value, ...time.value });
}

function no(code: string, words: string, field: string, value?: string) {
  return refused(refusal(code, words, value === undefined ? { field } : { field, value }));
}

function lineNamed(words: string): ChainLine | undefined {
  const lines = Object.keys(CHAIN_LINES) as ChainLine[];
  return lines.find((line) => line === words || CHAIN_LINES[line] === words);
}

function timeOf(row: LinkRow, today: PlainDate): Judged<Pick<NewLink, 'from' | 'to'>> {
  const from = row.from ? parsePlainDate(row.from) : today;
  const to = row.to ? parsePlainDate(row.to) : null;
  if (from === undefined) return no('invalid_date', '起始日期应为 2026-09-01 形式。', 'from', row.from);
  if (to === undefined) return no('invalid_date', '终止日期应为 2026-09-01 形式。', 'to', row.to);
  // Who answered when is evidence; it is not written afterwards.
  if (isBefore(from, today)) return no('date_in_the_past', '责任不能从过去的日期开始。', 'from', from);
  if (to !== null && isBefore(to, from)) return no('dates_reversed', '终止日期早于起始日期。', 'to', to);
  return accepted({ from, to });
}

interface Where extends Pick<NewLink, 'unit' | 'pupil'> {
  readonly place: LinkPlace;
}

async function whereOf(
  { unit, pupil }: LinkRow,
  level: ChainLevel,
  { manager, children }: LinkScope,
  from: PlainDate,
): Promise<Judged<Where>> {
  if (level.unit === 'child') {
    const child = pupil ? children.get(pupil) : undefined;
    return child
      ? accepted({ place: placeOfChild(child), unit: null, pupil: child.pupil })
      : no('unknown_child', '您的管辖范围内没有登记这名学生。', 'pupil', pupil);
  }
  const found = unit ? await unitOn(manager, unit, from) : undefined;
  if (!unit || found?.kind !== level.unit) {
    const words = `「${level.label}」须填写${CHAIN_UNITS[level.unit]}的代码，且该单位已登记。`;
    return no('unknown_unit', words, 'unit', unit);
  }
  return accepted({ place: placeOfUnit(unit, await placeOfSchool(manager, unit)), unit, pupil: null });
}

function holderOf(
  { account, person }: LinkRow,
  level: ChainLevel,
  { people }: LinkScope,
): Judged<Pick<NewLink, 'account' | 'person'>> {
  if (!account === !person) {
    return no('one_holder', '责任人填写人员编号或姓名，两者填一项。', 'account');
  }
  if (account) {
    return people.has(account)
      ? accepted({ account, person: null })
      : no('unknown_account', '没有这个在任的人员。', 'account', account);
  }
  return mayBeNamedOnly(level)
    ? accepted({ account: null, person: person ?? null })
    : no('account_needed', `「${level.label}」的责任人须有账号，请填写人员编号。`, 'person');
}
