import type { ActName } from '../ladder/acts/act-names.js';
import type { CaseEvent } from '../ladder/case-events.js';
import type { Reason } from '../ladder/vocabulary.js';
import { foldedReason } from './health-permissions.js';

/**
 * The free words of an act whose matter may be a child's health are read by those who read that. No machine can tell
 * what other words say: their form asks people not to write it there.
 */
const DISCREET_ACTS: readonly ActName[] = [
  'requestPause',
  'requestExtension',
  'decideHold',
  'resume',
  'requestArrangement',
  'decideArrangement',
  'refer',
  'recordReferralReply',
  'pullSafetyBrake',
  'releaseSafetyBrake',
  'recordAid',
];

/** What these acts make happen first; {@link DISCREET_ACTS} says the same of a form that has not been sent. */
const DISCREET_EVENTS: readonly CaseEvent['type'][] = [
  'HoldRequested',
  'HoldDecided',
  'PauseEnded',
  'ArrangementRequested',
  'ArrangementDecided',
  'Referred',
  'ReferralAnswered',
  'SafetyBrakePulled',
  'SafetyBrakeReleased',
  'AidRecorded',
];

/** Health is shown to others as one of the other reasons, so the words of all of these are kept back. */
function isDiscreetReason(reason: Reason): boolean {
  return foldedReason(reason) === 'other';
}

export function hasDiscreetWords(act: ActName, input: Readonly<Record<string, unknown>>): boolean {
  const { reason } = input;
  return (
    DISCREET_ACTS.includes(act) ||
    (MEETINGS.includes(act) && typeof reason === 'string' && isDiscreetReason(reason as Reason))
  );
}

const MEETINGS: readonly ActName[] = ['recordContact', 'recordHomeVisit', 'recordPersuasion'];

/** The acts among these events, by id, whose words are discreet. What an act is about is the first thing it made happen. */
export function discreetActs(events: readonly CaseEvent[]): ReadonlySet<string> {
  const first = new Map<string, CaseEvent>();
  for (const event of events) if (event.act !== null && !first.has(event.act)) first.set(event.act, event);
  return new Set([...first].flatMap(([act, event]) => (isDiscreet(event) ? [act] : [])));
}

function isDiscreet(event: CaseEvent): boolean {
  switch (event.type) {
    case 'ContactRecorded':
    case 'HomeVisitRecorded':
    case 'PersuasionRecorded':
      return event.reason !== null && isDiscreetReason(event.reason);
    default:
      return DISCREET_EVENTS.includes(event.type);
  }
}
