import type { LegalClockFacts } from '../domain/calendar/legal-clock.js';
import { isBefore, parsePlainDate, type PlainDate } from '../domain/calendar/plain-date.js';

/** The question cannot be answered as it was put; the message says why, in Chinese, and what would do. */
export class LegalClockUsage extends Error {}

export const HELP = `用法：npm run legal-clock -- --served 日期 [选项]

  --served 日期                    责令限期改正通知书有效送达之日（必填，如 2025-09-15）
  --remedies-not-told              通知书没有载明救济途径和期限
  --reconsideration-decided 日期   复议决定书送达之日（申请过行政复议的）
  --demand-served 日期             履行行政决定催告书送达之日
  --json                           只输出 JSON
`;

const DATES = {
  '--served': '责令送达之日',
  '--reconsideration-decided': '复议决定书送达之日',
  '--demand-served': '催告书送达之日',
} as const;
type DateOption = keyof typeof DATES;

export interface LegalClockQuestion {
  readonly facts: LegalClockFacts;
  readonly json: boolean;
  /** Set when only the help was asked for. */
  readonly help?: string;
}

/** @throws LegalClockUsage naming the option and the value at fault. */
export function readLegalClockArguments(args: readonly string[]): LegalClockQuestion {
  const dates = new Map<DateOption, PlainDate>();
  const flags = new Set<string>();
  const rest = args.flatMap((arg) => (arg.startsWith('--') ? splitOnce(arg) : [arg]));
  while (rest.length > 0) {
    const option = rest.shift() ?? '';
    if (option in DATES) {
      const name = option as DateOption;
      if (dates.has(name)) throw new LegalClockUsage(`「${name}」只能给一次。`);
      dates.set(name, dateOf(name, rest.shift()));
    } else if (['--remedies-not-told', '--json', '--help'].includes(option)) flags.add(option);
    else throw new LegalClockUsage(`没有「${option}」这个选项。\n\n${HELP}`);
  }
  const servedOn = dates.get('--served');
  const asked = { json: flags.has('--json') };
  if (flags.has('--help'))
    return { ...asked, help: HELP, facts: { servedOn: '2000-01-01' as PlainDate, remediesTold: true } };
  if (servedOn === undefined)
    throw new LegalClockUsage(`缺少「--served」：没有送达之日，任何期限都不起算。\n\n${HELP}`);
  const reconsidered = dates.get('--reconsideration-decided');
  const demanded = dates.get('--demand-served');
  for (const name of ['--reconsideration-decided', '--demand-served'] as const) {
    const date = dates.get(name);
    if (date !== undefined && isBefore(date, servedOn))
      throw new LegalClockUsage(`「${name}」（${DATES[name]} ${date}）不能早于责令送达之日（${servedOn}）。`);
  }
  return {
    ...asked,
    facts: {
      servedOn,
      remediesTold: !flags.has('--remedies-not-told'),
      ...(reconsidered === undefined ? {} : { reconsiderationDecidedServedOn: reconsidered }),
      ...(demanded === undefined ? {} : { demandServedOn: demanded }),
    },
  };
}

function splitOnce(option: string): string[] {
  const at = option.indexOf('=');
  return at < 0 ? [option] : [option.slice(0, at), option.slice(at + 1)];
}

function dateOf(option: DateOption, value: string | undefined): PlainDate {
  if (value === undefined || value.startsWith('--'))
    throw new LegalClockUsage(`「${option}」后面缺少日期（${DATES[option]}），如 2025-09-15。`);
  const date = parsePlainDate(value);
  if (date === undefined)
    throw new LegalClockUsage(`「${option}」的日期「${value}」不是真实日期，应写成 2025-09-15 的形式。`);
  return date;
}
