import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { ShownCase } from '../../domain/access/shown-case.js';
import type { DrillEvent, DrillMail } from './drill-driver.js';
import type { Expectation, PlainExpectation } from './expectation.schema.js';

/** What can be seen of a case at one moment. */
export interface Seen {
  readonly view: ShownCase;
  readonly timeline: readonly DrillEvent[];
  /** Null where the mails go to a server that the drill cannot read. */
  readonly mails: readonly DrillMail[] | null;
}

/** Resolves a date expression of the scenario against the case as it now stands. */
export type Resolve = (when: string) => PlainDate | undefined;

/** Everything that is not as expected, in words; empty when all holds. */
export function differences(
  expect: Expectation,
  policy: string,
  seen: Seen,
  resolve: Resolve,
): readonly string[] {
  const { under, ...always } = expect;
  const here = under?.[policy];
  return [always, ...(here ? [here] : [])].flatMap((each) => [
    ...ofStanding(each, seen.view, resolve),
    ...ofPapers(each, seen.view),
    ...ofJournal(each, seen.timeline),
    ...(each.mails ?? []).flatMap((mail) => ofMail(mail, seen.mails)),
    ...ofDates(each, resolve),
  ]);
}

function differs(what: string, expected: unknown, found: unknown): readonly string[] {
  return expected === undefined || expected === found
    ? []
    : [`${what}：应为 ${String(expected)}，实为 ${String(found ?? '无')}`];
}

function ofStanding(expect: PlainExpectation, view: ShownCase, resolve: Resolve): readonly string[] {
  const { standing, awaiting, nextEvent } = view;
  const waits = expect.awaiting;
  const next = expect.nextEvent;
  return [
    ...differs('standing', expect.standing, standing.status),
    ...differs('rung', expect.rung, view.rung),
    ...differs('stuck', expect.stuck, view.stuckSince !== null),
    ...differs('outcome', expect.outcome, standing.status === 'closed' ? standing.outcome : undefined),
    ...differs('contacts', expect.contacts, view.contacts),
    ...differs('persuasions', expect.persuasions, view.persuasions),
    ...differs('relapses', expect.relapses, view.relapses),
    ...(waits === 'nobody'
      ? differs('awaiting', 'nobody', awaiting?.what ?? 'nobody')
      : [
          ...differs('awaiting.what', waits?.what, awaiting?.what),
          ...differs('awaiting.role', waits?.role, awaiting?.role),
          ...differs('awaiting.from', dateOf(waits?.from, resolve), awaiting?.from),
          ...differs('awaiting.dueOn', dateOf(waits?.dueOn, resolve), awaiting?.dueOn),
        ]),
    ...(next === 'none'
      ? differs('nextEvent', 'none', nextEvent?.kind ?? 'none')
      : [
          ...differs('nextEvent.kind', next?.kind, nextEvent?.kind),
          ...differs('nextEvent.on', dateOf(next?.on, resolve), nextEvent?.on),
          ...differs('nextEvent.role', next?.role, nextEvent?.role),
        ]),
  ];
}

function ofPapers(expect: PlainExpectation, view: ShownCase): readonly string[] {
  const papers = Object.entries(expect.papers ?? {}).flatMap(([kind, status]) =>
    differs(`papers.${kind}`, status, view.papers.findLast((paper) => paper.kind === kind)?.status ?? 'none'),
  );
  const referrals = Object.entries(expect.referrals ?? {}).flatMap(([department, status]) => {
    const last = view.referrals.findLast((each) => each.department === department);
    return differs(
      `referrals.${department}`,
      status,
      last ? (last.answeredOn ? 'answered' : 'open') : 'none',
    );
  });
  const court = view.court ? (view.court.answers.at(-1) ?? 'filed') : 'none';
  return [...papers, ...referrals, ...differs('court', expect.court, court)];
}

function ofJournal(expect: PlainExpectation, timeline: readonly DrillEvent[]): readonly string[] {
  const types = new Set(timeline.map(({ type }) => type));
  const missing = (expect.events?.seen ?? []).filter((type) => !types.has(type));
  const unwanted = (expect.events?.never ?? []).filter((type) => types.has(type));
  return [
    ...missing.map((type) => `events.seen：没有发生 ${type}`),
    ...unwanted.map((type) => `events.never：不应发生的 ${type} 发生了`),
    ...ofTold(expect.told, timeline),
  ];
}

/** The superiors must have been told in this order; others may have been told in between. */
function ofTold(expected: PlainExpectation['told'], timeline: readonly DrillEvent[]): readonly string[] {
  if (!expected) return [];
  const told = timeline.flatMap(({ type, facts }) =>
    type === 'SuperiorInformed' ? [facts['superior']] : [],
  );
  let next = 0;
  for (const role of told) if (role === expected[next]) next += 1;
  return next === expected.length
    ? []
    : [`told：应依次报告 ${expected.join(' → ')}，实为 ${told.join(' → ') || '无'}`];
}

type MailExpectation = NonNullable<PlainExpectation['mails']>[number];

function ofMail(expected: MailExpectation, mails: Seen['mails']): readonly string[] {
  if (!mails) return [];
  const { to, subject, atLeast = 1, never } = expected;
  const fitting = mails.filter(
    (mail) => (!to || mail.roles.includes(to)) && (!subject || mail.subject.includes(subject)),
  ).length;
  const which = `${subject ? `「${subject}」` : '邮件'}${to ? `致 ${to}` : ''}`;
  if (never) return fitting === 0 ? [] : [`mails：不应有${which}，实有 ${fitting} 封`];
  return fitting >= atLeast ? [] : [`mails：应至少有 ${atLeast} 封${which}，实有 ${fitting} 封`];
}

function ofDates(expect: PlainExpectation, resolve: Resolve): readonly string[] {
  return Object.entries(expect.dates ?? {}).flatMap(([name, when]) =>
    differs(`dates.${name}`, dateOf(when, resolve), resolve(name)),
  );
}

/** An expected date that cannot be computed is itself a difference, never a pass. */
function dateOf(when: string | undefined, resolve: Resolve): string | undefined {
  return when === undefined ? undefined : (resolve(when) ?? `${when}（现无此日期）`);
}
