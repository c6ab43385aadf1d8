import type { CaseItem, Timeline } from '../../contracts/http-schemas-answers.js';
import { readsHealthOf, type Reader } from '../../domain/access/health-permissions.js';
import type { ShownCase } from '../../domain/access/shown-case.js';
import { officeShownTo } from '../../domain/access/shown-codes.js';
import { eventShownTo } from '../../domain/access/shown-event.js';
import { WITHHELD, WITHHELD_LABEL } from '../../domain/access/withheld.js';
import type { Actor } from '../../domain/access/role.js';
import { daysBetween, isBefore, type PlainDate } from '../../domain/calendar/plain-date.js';
import type { CaseEvent } from '../../domain/ladder/case-events.js';
import type { Place } from '../../domain/ladder/case-state.js';
import { awaitedWords } from '../../domain/wording/awaited.js';
import { ACT_NAMES } from '../../domain/ladder/acts/act-names.js';
import { actNamed } from '../../domain/ladder/acts/all-acts.js';
import { AGENDA_LABELS } from '../../domain/wording/current-details.js';
import { ROLE_LABELS, RUNG_LABELS } from '../../domain/wording/labels.js';
import { standingWords } from '../../domain/wording/standing.js';
import type { NarrativeRecord } from '../../persistence/readers/journal.js';

type Names = ReadonlyMap<string, string>;

/** A case in one row, with the words for its codes. */
export function caseItem(
  view: ShownCase,
  child: CaseItem['child'],
  names: Names,
  today: PlainDate,
): CaseItem {
  const { place, awaiting } = view;
  const overdue = awaiting?.dueOn != null && isBefore(awaiting.dueOn, today);
  return {
    caseNo: view.caseNo,
    seq: view.seq,
    child,
    regime: { id: view.policy.id, version: view.policy.version, title: view.policy.title },
    township: named(place.township, names),
    school: named(place.school, names),
    schoolClass: place.schoolClass,
    standing: view.standing.status,
    standingLabel: standingWords(view.standing),
    rung: view.rung,
    rungLabel: RUNG_LABELS[view.rung],
    openedOn: view.openedOn,
    absentSince: view.absentSince,
    awaiting: awaiting && {
      what: awaiting.what,
      words: awaitedWords(awaiting.what),
      role: awaiting.role,
      roleLabel: ROLE_LABELS[awaiting.role],
      office: awaiting.office,
      officeName: names.get(awaiting.office) ?? null,
      from: awaiting.from,
      dueOn: awaiting.dueOn,
      clause: awaiting.clause,
    },
    overdue,
    overdueDays: overdue && awaiting?.dueOn ? daysBetween(awaiting.dueOn, today) : 0,
    stuckSince: view.stuckSince,
    nextEvent: nextEventInWords(view),
  };
}

export function nextEventInWords({ nextEvent }: ShownCase): CaseItem['nextEvent'] {
  if (!nextEvent) return null;
  const { on, kind, role, about, clause } = nextEvent;
  const words = `${on} ${AGENDA_LABELS[kind] ?? kind}：${awaitedWords(about)}（${ROLE_LABELS[role]}）。依据：${clause}`;
  return { on, kind, words, role, roleLabel: ROLE_LABELS[role], clause };
}

/** What people wrote, and of which acts it is for those who read a child's health. */
export interface Words {
  readonly narratives: ReadonlyMap<string, NarrativeRecord>;
  readonly discreet: ReadonlySet<string>;
}

export function timelineEntry(
  event: CaseEvent,
  names: Names,
  { narratives, discreet }: Words,
  reader: Reader,
  place: Place,
): Timeline['entries'][number] {
  const shown = eventShownTo(reader, place, event);
  const { seq, on, at, actor, act, via, type } = event;
  const knows = readsHealthOf(reader, { place });
  const wordsWithheld = act !== null && discreet.has(act) && !knows;
  const narrative = act === null || wordsWithheld ? undefined : narratives.get(act);
  return {
    seq,
    on,
    at: new Date(at).toISOString(),
    type,
    words: shown.words,
    via,
    by: actor && (knows ? whoActed(actor, names) : whoActedFor(reader, actor, names)),
    narrative: narrative
      ? { text: narrative.text, childWords: narrative.childWords, words: namedWords(narrative) }
      : null,
    wordsWithheld,
    facts: shown.facts ? factsOf(shown.facts) : {},
  };
}

function whoActed({ user, role, office, actingFor }: Actor, names: Names) {
  const person = (code: string) => ({ user: code, name: names.get(code) ?? code });
  return {
    ...person(user),
    role,
    roleLabel: ROLE_LABELS[role],
    office,
    actingFor: actingFor ? person(actingFor) : null,
  };
}

/** Who has answered for a department says which it was. */
function whoActedFor(reader: Reader, actor: Actor, names: Names): ReturnType<typeof whoActed> {
  const office = officeShownTo(reader, actor.office);
  const shown = whoActed(actor, names);
  return office === actor.office
    ? shown
    : { ...shown, user: WITHHELD, name: WITHHELD_LABEL, office, actingFor: null };
}

const WORD_LABELS: Readonly<Record<string, string>> = Object.fromEntries(
  ACT_NAMES.flatMap((act) =>
    Object.entries(actNamed(act).words ?? {}).map(([name, { label }]) => [name, label] as const),
  ),
);

/** The words an act asked for by name. */
function namedWords({ words }: NarrativeRecord): readonly { name: string; label: string; text: string }[] {
  return Object.entries(words ?? {}).map(([name, text]) => ({
    name,
    label: WORD_LABELS[name] ?? name,
    text,
  }));
}

/** What the event says beyond its stamp. A whole policy or calendar is named by its version. */
function factsOf(event: CaseEvent): Readonly<Record<string, unknown>> {
  const { seq: _seq, on: _on, at: _at, actor: _actor, act: _act, via: _via, type: _type, ...facts } = event;
  switch (event.type) {
    case 'PolicyAdopted':
      return { policy: { id: event.policy.id, version: event.policy.version, title: event.policy.title } };
    case 'CalendarPublished':
      return { calendar: event.calendar.version };
    default:
      return facts;
  }
}

function named(code: string, names: Names): { code: string; name: string } {
  return { code, name: names.get(code) ?? code };
}
