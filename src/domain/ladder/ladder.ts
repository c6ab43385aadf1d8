/**
 * The one ladder that all regimes climb. A rung is what the public document speaks of; a step is one thing
 * awaited from one role. The order of both is fixed here; who acts, how long and why is the policy pack's.
 */
export const LADDER = [
  { rung: 'alert', steps: ['triage'] },
  { rung: 'teacher_contact', steps: ['contact'] },
  { rung: 'school_persuasion', steps: ['persuasion'] },
  {
    rung: 'township_report',
    steps: [
      'report',
      'acknowledgement',
      'criticism',
      'order_draft',
      'order_approval',
      'order_service',
      'order_compliance',
    ],
  },
  {
    rung: 'judicial_notice',
    steps: ['notice_draft', 'notice_approval', 'notice_service', 'notice_compliance'],
  },
  {
    rung: 'court_request',
    steps: [
      'demand_draft',
      'demand_approval',
      'demand_service',
      'request_draft',
      'request_approval',
      'filing',
      'court_acceptance',
      'court_ruling',
      'enforcement',
    ],
  },
] as const;

export type RungId = (typeof LADDER)[number]['rung'];
export type StepId = (typeof LADDER)[number]['steps'][number];

export const RUNGS: readonly RungId[] = LADDER.map((each) => each.rung);
export const STEPS: readonly StepId[] = LADDER.flatMap((each) => [...each.steps]);

/**
 * The only steps whose deadline moves the case up by itself: work inside school and report line. Everything from
 * the written report on needs a person: there the clock reminds, tells the superior and marks the case as stuck.
 */
const SELF_ESCALATING: readonly StepId[] = ['triage', 'contact', 'persuasion'];

export function escalatesByItself(step: StepId): boolean {
  return SELF_ESCALATING.includes(step);
}

export function rungOf(step: StepId): RungId {
  const found = LADDER.find((each) => (each.steps as readonly StepId[]).includes(step));
  if (!found) throw new Error(`step outside the ladder: ${step}`);
  return found.rung;
}

export function nextRung(rung: RungId): RungId | undefined {
  return RUNGS[RUNGS.indexOf(rung) + 1];
}

export function isAtOrAbove(rung: RungId, other: RungId): boolean {
  return RUNGS.indexOf(rung) >= RUNGS.indexOf(other);
}
