import fc from 'fast-check';
import { legalClock } from '../../../src/domain/calendar/legal-clock.js';
import { addDays, plainDate } from '../../../src/domain/calendar/plain-date.js';
import { viewOf } from '../../../src/domain/ladder/case-view.js';
import type { Paper } from '../../../src/domain/ladder/case-state.js';
import { handedOver, Scene } from '../../support/scene.js';
import { testCalendar, valueOf } from '../../support/test-calendar.js';

const issued = (more: object = {}) => {
  const scene = Scene.atTownship('2025-09-08').does('principal', 'sendReport');
  return scene
    .does('township_cadre', 'acknowledgeReport', { receivedOn: scene.today })
    .does('bureau_officer', 'acknowledgeReport', { receivedOn: scene.today })
    .does('township_cadre', 'recordCriticism', { heldOn: scene.today })
    .issuePaper('order', more);
};
const last = (scene: Scene) => scene.state.papers.at(-1) as Paper;
const refused = (scene: Scene, more: object) =>
  scene.tries('township_cadre', 'recordService', {
    ...handedOver('order-1', scene.today),
    addressee: 'father',
    ...more,
  }).lastRefusal?.code;

describe('serving a paper on two parents', () => {
  it('starts no clock until the last of them has it, and then runs from that day', () => {
    const scene = issued().handTo('father');
    expect(last(scene)).toMatchObject({ status: 'approved', servedOn: null });
    expect(viewOf(scene.state)).toMatchObject({ legalClock: null, awaiting: { what: 'order_service' } });
    scene.days(3).handTo('mother');
    expect(last(scene)).toMatchObject({ status: 'served', servedOn: '2025-09-11' });
    expect(last(scene).services?.map(({ addressee, servedOn }) => [addressee, servedOn])).toEqual([
      ['father', '2025-09-08'],
      ['mother', '2025-09-11'],
    ]);
    expect(viewOf(scene.state)).toMatchObject({
      legalClock: { litigationEnds: '2026-03-11' },
      awaiting: { what: 'order_compliance', from: '2025-09-21' },
    });
  });

  it('asks whom it was handed to, and never counts one parent twice or a stranger at all', () => {
    const scene = issued();
    expect(refused(scene, { addressee: undefined })).toBe('missing_field');
    expect(refused(scene, { addressee: 'other_guardian' })).toBe('not_an_addressee');
    scene.handTo('father');
    expect(refused(scene, {})).toBe('already_served');
    // The one who is left need not be named.
    expect(refused(scene, { addressee: undefined })).toBeUndefined();
    expect(last(scene).status).toBe('served');
  });

  it('is recorded by the authority whose paper it is, or by the office it entrusted', () => {
    const scene = issued();
    const input = { ...handedOver('order-1', scene.today), addressee: 'father' };
    expect(scene.tries('bureau_officer', 'recordService', input).lastRefusal?.code).toBe('not_the_issuer');
    scene.does('bureau_officer', 'recordService', { ...input, mode: 'entrusted' });
  });

  it.each([
    ['nobody took it', { recipient: 'nobody' }, 'nobody_received'],
    ['it does not say who took it', { recipient: undefined }, 'recipient_missing'],
    [
      'a grandparent looking after the child took it',
      { recipient: 'entrusted_carer' },
      'not_a_lawful_recipient',
    ],
    ['it was left though nobody refused it', { mode: 'left', leftProof: 'witness' }, 'left_without_refusal'],
    ['it was left without proof', { mode: 'left', refused: true }, 'left_without_proof'],
    [
      'pictures are said to prove it, and there are none',
      { mode: 'left', refused: true, leftProof: 'pictures' },
      'pictures_missing',
    ],
    ['it was sent to a telephone without consent', { mode: 'electronic' }, 'no_consent'],
    ['the prison did not take it', { mode: 'prison', recipient: 'guardian' }, 'recipient_missing'],
    ['nothing had been announced', { mode: 'announcement' }, 'announcement_is_last_resort'],
    [
      'it is said to be announced, and no announcement is on file',
      { mode: 'announcement', otherModesFailed: true },
      'not_announced',
    ],
  ])('is no service when %s', (_, more, code) => {
    const scene = issued().days(31);
    expect(refused(scene, { deliveredOn: addDays(scene.today, -30), ...more })).toBe(code);
    expect(last(scene).services).toBeUndefined();
  });

  it.each([
    [
      'left with a refusal and a witness',
      { mode: 'left', recipient: 'nobody', refused: true, leftProof: 'witness' },
    ],
    ['sent electronically with written consent', { mode: 'electronic', consent: 'QR-1' }],
    ['sent by mail and signed for', { mode: 'mail' }],
    ['brought by another office', { mode: 'entrusted', recipient: 'adult_family' }],
    ['passed on by the prison', { mode: 'prison', recipient: 'prison' }],
  ])('counts when %s', (_, more) => {
    const scene = issued();
    expect(refused(scene, more)).toBeUndefined();
    expect(last(scene).services).toHaveLength(1);
  });

  it('waits out an announcement to one parent without being late, and says when it is over', () => {
    const scene = issued().handTo('father').does('township_cadre', 'recordFailedService', {
      paper: 'order-1',
      triedOn: '2025-09-08',
      mode: 'mail',
      result: 'mail_returned',
    });
    scene.does('township_cadre', 'announceService', {
      paper: 'order-1',
      publishedOn: '2025-09-08',
      ground: 'other_modes_failed',
      evidence: 'a-1',
    });
    expect(viewOf(scene.state).awaiting).toMatchObject({ what: 'order_service', from: '2025-10-08' });
    scene.until('2025-10-08');
    expect(scene.count('DeadlineMissed')).toBe(0);
    expect(
      scene.events.filter(
        (event) => event.type === 'ReminderDue' && event.key === 'announced:order-1:mother',
      ),
    ).toHaveLength(1);
    expect(
      refused(scene, { addressee: 'mother', mode: 'announcement', deliveredOn: '2025-09-08' }),
    ).toBeUndefined();
    expect(last(scene)).toMatchObject({ status: 'served', servedOn: '2025-10-08' });
  });
});

describe('the clock of an order that reached its parents on two days', () => {
  const day = fc.integer({ min: 0, max: 200 }).map((n) => addDays(plainDate('2025-01-02'), n));

  it('opens by the last service and is safe by the first', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (first, later) => {
        const servedOn = addDays(first, later);
        const alone = valueOf(legalClock(testCalendar, { servedOn, remediesTold: true }));
        const both = valueOf(
          legalClock(testCalendar, { servedOn, firstServedOn: first, remediesTold: true }),
        );
        const early = valueOf(legalClock(testCalendar, { servedOn: first, remediesTold: true }));
        expect({ ...both, safeLastDay: '', explanations: [] }).toEqual({
          ...alone,
          safeLastDay: '',
          explanations: [],
        });
        expect(both.safeLastDay <= alone.safeLastDay).toBe(true);
        expect(both.safeLastDay).toBe(early.safeLastDay);
        expect(both.safeLastDay > both.litigationEnds).toBe(true);
      }),
    );
  });

  it('goes by the ordinary reading where the two windows do not meet', () => {
    const servedOn = plainDate('2025-09-15');
    const facts = { servedOn, firstServedOn: plainDate('2025-03-03'), remediesTold: true };
    const clock = valueOf(legalClock(testCalendar, facts));
    expect(clock.safeLastDay).toBe(
      valueOf(legalClock(testCalendar, { servedOn, remediesTold: true })).safeLastDay,
    );
    expect(clock.safeLastDay > clock.litigationEnds).toBe(true);
  });
});
