import { RANK, type Role } from '../domain/access/role.js';
import type { DayCount } from '../domain/calendar/day-count.js';
import { escalatesByItself, LADDER, rungOf, STEPS, type StepId } from '../domain/ladder/ladder.js';
import type { Authority } from '../domain/ladder/policy.js';
import { shownValue, type PolicyPackProblem } from './policy-pack-error.js';
import type { PolicyPack } from './policy-pack.schema.js';

type Problem = Omit<PolicyPackProblem, 'file'>;
type Tree = Readonly<Record<string, unknown>>;

/** The rungs and steps must be written in the order in which they are climbed: a reader trusts the page. */
export function checkStepOrder(raw: unknown): Problem[] {
  const ladder = branch(raw, 'ladder');
  const rungs = LADDER.map((each) => each.rung as string);
  return [
    ...orderProblem('ladder', Object.keys(ladder), rungs),
    ...LADDER.flatMap(({ rung, steps }) =>
      orderProblem(`ladder.${rung}`, Object.keys(branch(ladder, rung)), steps),
    ),
  ];
}

function orderProblem(path: string, written: readonly string[], expected: readonly string[]): Problem[] {
  const known = written.filter((name) => expected.includes(name));
  const right = expected.filter((name) => known.includes(name));
  return known.join() === right.join()
    ? []
    : [{ path, value: known.join(', '), message: `not in ladder order; expected ${right.join(', ')}` }];
}

/**
 * Every phrase said to be the document's must stand in its passages word for word, and so must every 「quotation」
 * inside a note or the reason of a local setting.
 */
export function checkQuotes(raw: unknown, sourceFile: string | undefined): Problem[] {
  const inline = branch(raw, 'document')['passages'];
  const passages = sourceFile ?? (typeof inline === 'string' ? inline : undefined);
  return quotesIn(raw, []).flatMap(({ path, phrase }): Problem[] => {
    if (passages === undefined) {
      const message = 'a quotation, but neither sources/<id>.txt nor document.passages holds the passages';
      return [{ path, value: shownValue(phrase), message }];
    }
    if (passages.includes(phrase)) return [];
    return [{ path, value: shownValue(phrase), message: 'not found word for word in the passages' }];
  });
}

interface Quote {
  readonly path: string;
  readonly phrase: string;
}

function quotesIn(node: unknown, path: readonly string[]): Quote[] {
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([key, value]) => {
    const here = [...path, key];
    if (typeof value !== 'string') return quotesIn(value, here);
    if (key === 'source' || key === 'expiredTarget') return [{ path: here.join('.'), phrase: value }];
    if (key !== 'local' && key !== 'note' && path.at(-1) !== 'leavesOpen') return [];
    return [...value.matchAll(/「([^」]+)」/g)].map((match) => ({
      path: here.join('.'),
      phrase: match[1] as string,
    }));
  });
}

/** What holds between values: lawful hands, superiors upwards, deadlines that leave time to act. */
export function checkRules(pack: PolicyPack): Problem[] {
  return [
    ...checkHands(pack),
    ...checkSuperiors(pack),
    ...checkReminders(pack),
    ...checkReachable(pack),
    ...checkRelapse(pack),
    ...checkFilingWindow(pack),
  ];
}

const OFFICERS: Readonly<Record<Authority, readonly Role[]>> = {
  township: ['township_cadre', 'township_head'],
  education_bureau: ['bureau_officer', 'bureau_head'],
};

/** Acts of the authority that orders; 法释〔2018〕1号 art. 155: whoever decided must also apply. */
const BY_THE_ISSUER: readonly StepId[] = [
  'criticism',
  'order_draft',
  'order_approval',
  'order_service',
  'order_compliance',
  'demand_draft',
  'demand_approval',
  'demand_service',
  'request_draft',
  'request_approval',
];

const APPROVALS = [
  ['order_draft', 'order_approval'],
  ['notice_draft', 'notice_approval'],
  ['demand_draft', 'demand_approval'],
  ['request_draft', 'request_approval'],
] as const satisfies readonly (readonly [StepId, StepId])[];

function checkHands(pack: PolicyPack): Problem[] {
  const { ladder } = pack;
  const approvals = APPROVALS.flatMap(([draft, approval]): Problem[] => {
    const [drafter, approver] = [ladder[draft].owner.value, ladder[approval].owner.value];
    if (drafter !== approver && RANK[approver] >= RANK[drafter]) return [];
    const message = `must differ from the drafter (${drafter}) and not rank below it`;
    return [{ path: `${pathOf(approval)}.owner`, value: approver, message }];
  });
  return [...checkLeader(pack), ...checkReceiver(pack), ...approvals];
}

/**
 * The issuer named first leads: its officers carry the case from the order to the court. Mixed hands would void the
 * request, and the running case takes the authority from the first issuer that is lawful in the child's place.
 */
function checkLeader({ ladder, order }: PolicyPack): Problem[] {
  const leader = order.issuers.value[0];
  if (leader === undefined) return [];
  return BY_THE_ISSUER.filter((step) => !OFFICERS[leader].includes(ladder[step].owner.value)).map((step) => ({
    path: `${pathOf(step)}.owner`,
    value: ladder[step].owner.value,
    message: `must be an officer of the leading issuer, the first of order.issuers (${leader})`,
  }));
}

function checkReceiver({ ladder, report }: PolicyPack): Problem[] {
  const owner = ladder.acknowledgement.owner.value;
  const recipients = report.recipients.value;
  if (recipients.some((each) => OFFICERS[each].includes(owner))) return [];
  const message = `must be an officer of a recipient of the report (${recipients.join(' or ')})`;
  return [{ path: `${pathOf('acknowledgement')}.owner`, value: owner, message }];
}

function checkSuperiors({ superiors }: PolicyPack): Problem[] {
  const ranks = superiors.value.map((role) => RANK[role]);
  const ascending = ranks.every((rank, index) => rank > (ranks[index - 1] ?? 0));
  if (ascending) return [];
  const message =
    'must run from the lowest to the highest rank, one role for each rank, without the supervisor';
  return [{ path: 'superiors', value: superiors.value.join(', '), message }];
}

function checkReminders({ ladder }: PolicyPack): Problem[] {
  return STEPS.flatMap((step): Problem[] => {
    const { within, remindBefore } = ladder[step];
    const earliest = remindBefore.value[0] ?? 0;
    if (earliest <= roughDays(within.value.length)) return [];
    const message = 'a reminder would fall before the step begins';
    return [{ path: `${pathOf(step)}.remindBefore`, value: shownValue(remindBefore.value), message }];
  });
}

/** A deadline counted from the absence must lie after those of the steps before it, or the step has no time. */
function checkReachable({ absence, ladder }: PolicyPack): Problem[] {
  const problems: Problem[] = [];
  let elapsed = roughDays(absence.threshold.value);
  for (const step of STEPS) {
    const { length, from } = ladder[step].within.value;
    const path = `${pathOf(step)}.within`;
    if (from === 'step') {
      elapsed += roughDays(length);
      continue;
    }
    if (!escalatesByItself(step)) {
      const message =
        'only steps inside the school count from the absence; legal clocks start with their own act';
      problems.push({ path, value: shownValue(length), message });
    } else if (roughDays(length) <= elapsed) {
      const message = `not reachable: over before the steps before it are (about day ${elapsed})`;
      problems.push({ path, value: shownValue(length), message });
    }
    elapsed = Math.max(elapsed, roughDays(length));
  }
  return problems;
}

/** A relapse reopens the case without anyone deciding, so it may not land on a rung that only an official enters. */
function checkRelapse({ observation }: PolicyPack): Problem[] {
  const { value } = observation.relapseReopensAt;
  const first = LADDER.find((each) => each.rung === value)?.steps[0];
  if (first !== undefined && escalatesByItself(first)) return [];
  const message = 'a relapse reopens by itself and so only on a rung inside the school';
  return [{ path: 'observation.relapseReopensAt', value, message }];
}

/** 行政强制法 art. 53: the request must reach the court within three months of the window's opening. */
function checkFilingWindow({ ladder }: PolicyPack): Problem[] {
  const steps = ['request_draft', 'request_approval', 'filing'] as const;
  const days = steps.reduce((sum, step) => sum + roughDays(ladder[step].within.value.length), 0);
  if (days < 85) return [];
  const message =
    'with request_approval and filing leaves no margin in the three months of 行政强制法 art. 53';
  return [{ path: `${pathOf('request_draft')}.within`, value: `about ${days} days`, message }];
}

function pathOf(step: StepId): string {
  return `ladder.${rungOf(step)}.${step}`;
}

/** Calendar days, roughly: only to compare lengths of different kinds, never to set a deadline. */
function roughDays({ count, unit }: DayCount): number {
  switch (unit) {
    case 'calendar-day':
      return count;
    case 'month':
      return count * 30;
    case 'school-day':
    case 'working-day':
      return Math.ceil((count * 7) / 5);
  }
}

function branch(node: unknown, key: string): Tree {
  const value = node !== null && typeof node === 'object' ? (node as Tree)[key] : undefined;
  return value !== null && typeof value === 'object' ? (value as Tree) : {};
}
