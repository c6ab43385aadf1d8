import type { Actor } from '../../../src/domain/access/role.js';
import type { ActName } from '../../../src/domain/ladder/acts/act-names.js';
import { HERE } from '../../api/support/sample-county.js';
import { officer } from '../../support/people.js';

export const WOMEN = officer('women');
export const DISABILITY = officer('disability');
export const HEALTH_OFFICE = officer('health');

/** What is done to both children, and the input in which the second differs. */
export interface Step {
  readonly by: readonly [ofTheIll: Actor, ofTheOther: Actor];
  readonly act: ActName;
  readonly ill: object;
  readonly other: object;
}

const step = (by: Actor, act: ActName, same: object, ill: object = {}, other: object = {}): Step => ({
  by: [by, by],
  act,
  ill: { ...same, ...ill },
  other: { ...same, ...other },
});

const request = { until: '2026-01-31', application: 'application-1' };

/** Every way in which a child's health can enter a case, one life each. */
export const LIVES: Readonly<Record<string, readonly Step[]>> = {
  'told at the door': [
    step(
      HERE.village_cadre,
      'recordContact',
      { means: 'phone', outcome: 'undecided' },
      { reason: 'health' },
      { reason: 'other' },
    ),
    step(
      HERE.class_teacher,
      'recordHomeVisit',
      { visitedOn: '2025-09-12', participants: ['homeroom'], outcome: 'refused' },
      { reason: 'mental' },
      { reason: 'other' },
    ),
    step(
      HERE.principal,
      'recordAid',
      { outcome: 'granted', settledOn: '2025-09-12' },
      { item: 'disability_aid' },
      { item: 'nutrition' },
    ),
  ],
  'given time': [
    step(
      HERE.principal,
      'requestPause',
      { days: 10, evidence: 'evidence-1' },
      { reason: 'illness' },
      { reason: 'disaster' },
    ),
    step(HERE.bureau_head, 'decideHold', { approve: true }),
    step(HERE.principal, 'resume', {}),
  ],
  'taught elsewhere': [
    step(
      HERE.principal,
      'requestArrangement',
      request,
      { kind: 'home_teaching', evidence: 'hospital-1' },
      { kind: 'deferral', evidence: 'school-1' },
    ),
    step(HERE.bureau_head, 'decideArrangement', { approve: true }),
  ],
  'sent to a department': [
    step(HERE.principal, 'refer', {}, { department: 'disability' }, { department: 'women' }),
    {
      by: [DISABILITY, WOMEN],
      act: 'recordReferralReply',
      ill: { referral: 'referral-2', result: 'done' },
      other: { referral: 'referral-2', result: 'done' },
    },
  ],
  'in danger': [step(HERE.village_cadre, 'pullSafetyBrake', {}, { sign: 'injury' }, { sign: 'pregnancy' })],
};
