import type { ActName } from '../../../../domain/ladder/acts/act-names.js';

type Input = Readonly<Record<string, unknown>>;
type Rule = (input: Input) => boolean;

const mode =
  (...modes: readonly string[]): Rule =>
  (input) =>
    modes.includes(String(input['mode']));
const kind =
  (...kinds: readonly string[]): Rule =>
  (input) =>
    kinds.includes(String(input['kind']));
const never: Rule = () => false;
const bothParents: Rule = ({ addressees }) =>
  Array.isArray(addressees) && addressees.includes('father') && addressees.includes('mother');

/**
 * Which questions of a long form make sense after the answers given so far. It only spares reading: what is required
 * is the act's own word, and a field it asks for by name in a refusal is always shown.
 */
const RULES: Readonly<Partial<Record<ActName, Readonly<Record<string, Rule>>>>> = {
  recordService: {
    recipient: (input) => input['mode'] !== undefined && !mode('left', 'announcement')(input),
    refused: mode('left'),
    leftProof: mode('left'),
    consent: mode('electronic'),
    otherModesFailed: mode('announcement'),
    // The two certificates say how many came.
    servers: never,
    receivedBy: (input) => input['mode'] !== undefined && !mode('left', 'announcement')(input),
    witness: (input) => mode('left')(input) && input['leftProof'] === 'witness',
    refusalReason: mode('left'),
  },
  draftPaper: {
    noProperReason: kind('order'),
    officerOne: kind('order', 'penalty_notice', 'penalty_decision'),
    officerTwo: kind('order', 'penalty_notice', 'penalty_decision'),
    // What follows an order is addressed to whom the order was.
    addressees: kind('order'),
    soleBecause: (input) => kind('order')(input) && !bothParents(input),
  },
  correctPaper: { soleBecause: (input) => !bothParents(input) },
  claimExit: {
    toSchool: kind('transfer'),
    ageYears: kind('beyond_age'),
    schoolingCompleted: kind('beyond_age'),
  },
};

export function isShown(act: ActName, name: string, input: Input, asked: readonly string[]): boolean {
  return asked.includes(name) || (RULES[act]?.[name]?.(input) ?? true);
}

/** Optional to the act, because older cases lack it, and needed for what is usually done. */
const EXPECTED: Readonly<Partial<Record<ActName, readonly string[]>>> = {
  recordService: ['addressee', 'serverOne', 'serverTwo'],
  recordFailedService: ['addressee'],
  announceService: ['addressee'],
  draftPaper: ['remediesTold'],
  approvePaper: ['reviewed'],
};

/** What the act refuses to do without, whenever it is asked: said with a star beforehand, and all at once. */
const NEEDED: Readonly<Partial<Record<ActName, readonly string[]>>> = {
  recordService: ['addressee', 'recipient', 'leftProof', 'witness', 'serverOne', 'serverTwo'],
  recordFailedService: ['addressee'],
  announceService: ['addressee'],
  claimExit: ['toSchool', 'ageYears'],
  draftPaper: ['noProperReason', 'officerOne', 'officerTwo', 'addressees'],
};

export function isNeeded(act: ActName, name: string): boolean {
  return NEEDED[act]?.includes(name) ?? false;
}

/** Whether to leave out 「可不填」: once such a question is shown, it wants an answer. */
export function isExpected(act: ActName, name: string): boolean {
  return RULES[act]?.[name] !== undefined || (EXPECTED[act]?.includes(name) ?? false);
}
