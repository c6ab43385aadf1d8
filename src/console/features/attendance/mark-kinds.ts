import type { ChildOnDay, ClassDay, MarkKind } from '../../../contracts/class-day.js';
import { momentWords } from '../../ui/moment-words.js';

const KINDS: Readonly<Record<MarkKind, string>> = {
  present: '到校',
  truant: '旷课',
  sick_leave: '病假',
  personal_leave: '事假',
  leave: '请假',
};
const ORDER = Object.keys(KINDS) as MarkKind[];

/** A teacher says which leave it is; a file may have left it open. */
export function optionsFor({ kind }: ChildOnDay) {
  return ORDER.filter((each) => each !== 'leave' || kind === 'leave').map((value) => ({
    value,
    label: KINDS[value],
  }));
}

/** Whom 「其余都到校」 means: of whom nothing is said yet, and who is not known to be away. */
export function restOf(
  pupils: readonly ChildOnDay[],
  marks: Readonly<Record<string, MarkKind>>,
): readonly ChildOnDay[] {
  return pupils.filter(({ code, kind, away }) => kind === null && away === null && marks[code] === undefined);
}

/** 「今天已点名：到校 38，旷课 1，由王老师于 2026年3月2日 08:10 提交；还有 2 名没有记录。」 */
export function recordedWords({ date, pupils, lastWord }: ClassDay, today: string): string {
  const day = date === today ? '今天' : `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
  if (lastWord === null) return `${day}还没有点名。`;
  const counts = ORDER.map((kind) => [kind, pupils.filter((each) => each.kind === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${KINDS[kind]} ${count}`);
  const missing = pupils.filter(({ kind }) => kind === null).length;
  return (
    `${day}已点名：${counts.join('，')}，由${lastWord.by}于 ${momentWords(lastWord.at)} 提交` +
    `${missing > 0 ? `；还有 ${missing} 名没有记录` : ''}。`
  );
}
