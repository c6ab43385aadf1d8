import { addDays, type PlainDate } from '../calendar/plain-date.js';
import { refusal, type Refusal } from '../refusal.js';

/** A case file as a rule of retention looks at it. */
export interface KeptFile {
  readonly caseNo: string;
  /** Null while the case is open. */
  readonly closedOn: PlainDate | null;
  /** The other cases of the same child, one that is being opened at this moment among them. */
  readonly others: readonly { readonly caseNo: string; readonly closedOn: PlainDate | null }[];
}

export interface KeptHowLong {
  readonly keepDays: number;
  readonly today: PlainDate;
}

/** The last day on which it must be there. */
export function keptUntil(closedOn: PlainDate, keepDays: number): PlainDate {
  return addDays(closedOn, keepDays);
}

export function isOver(closedOn: PlainDate | null, { keepDays, today }: KeptHowLong): boolean {
  return closedOn !== null && keptUntil(closedOn, keepDays) < today;
}

/**
 * What stands against destroying a file. A child's cases are one file (一生一案): a later one refers to the earlier,
 * and they share what the register knows, so that they go together or not at all.
 *
 * @param chosen the case numbers that would be destroyed together with it.
 */
export function whyNotDestroy(
  { caseNo, closedOn, others }: KeptFile,
  rule: KeptHowLong,
  chosen: readonly string[],
): Refusal | undefined {
  const no = (code: string, message: string) =>
    refusal(code, message, { value: caseNo, possible: [`去掉 ${caseNo} 后再提出`] });
  if (closedOn === null) return no('case_not_closed', `案件 ${caseNo} 尚未销号，案卷不能销毁。`);
  if (!isOver(closedOn, rule)) {
    return no('file_not_over', `案件 ${caseNo} 的案卷${kept(closedOn, rule)}`);
  }
  for (const other of others) {
    if (other.closedOn === null) {
      return no(
        'child_has_open_case',
        `案件 ${caseNo} 的学生另有未销号的案件 ${other.caseNo}，案卷（一生一案）不能销毁。`,
      );
    }
    if (!isOver(other.closedOn, rule)) {
      return no(
        'other_file_not_over',
        `案件 ${caseNo} 的学生另有案卷 ${other.caseNo}，${kept(other.closedOn, rule)}`,
      );
    }
    if (!chosen.includes(other.caseNo)) {
      return refusal(
        'file_of_same_child',
        `案件 ${caseNo} 与 ${other.caseNo} 是同一学生的案卷（一生一案），须一并销毁。`,
        { value: caseNo, possible: [`把 ${other.caseNo} 一并列入`] },
      );
    }
  }
  return undefined;
}

function kept(closedOn: PlainDate, { keepDays }: KeptHowLong): string {
  const until = keptUntil(closedOn, keepDays);
  return `保存至 ${until}，${addDays(until, 1)} 起才能申请销毁。`;
}
