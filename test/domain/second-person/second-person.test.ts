import fc from 'fast-check';
import { ROLES, type Actor } from '../../../src/domain/access/role.js';
import {
  stateAt,
  whyNotRequest,
  whyNotSettle,
  whyNotWithdraw,
  type Wait,
} from '../../../src/domain/second-person/second-person.js';
import {
  asksOf,
  TWO_PERSON_ACTS,
  TWO_PERSON_KINDS,
} from '../../../src/domain/second-person/two-person-acts.js';
import { ELSEWHERE } from '../../api/support/sample-county.js';
import { person, PLACE } from '../../support/people.js';

const HOUR = 3_600_000;
const { county, township, school } = PLACE;
const wait = (given: Partial<Wait> = {}): Wait => ({
  kind: 'remove_attachment',
  scope: { county, township, school },
  requestedBy: 'u-class_teacher-1',
  requestedFor: null,
  requestedRole: 'class_teacher',
  alsoNot: [],
  state: 'waiting',
  expiresAtMs: HOUR,
  ...given,
});
const principal = person('principal');

describe('what takes two', () => {
  it('is confirmed by another entitled person of an office it belongs to', () => {
    for (const by of [principal, person('township_head'), person('bureau_head')]) {
      expect(whyNotSettle(by, wait(), 0)).toBeUndefined();
    }
    expect(whyNotSettle(person('principal', 2, ELSEWHERE), wait(), 0)?.code).toBe('not_your_jurisdiction');
    expect(whyNotSettle(person('bureau_officer'), wait(), 0)?.code).toBe('not_your_role');
    const ofTheTownship = wait({ scope: { county, township, school: null } });
    expect(whyNotSettle(principal, ofTheTownship, 0)?.code).toBe('not_your_jurisdiction');
  });

  it('is confirmed, of a paper of the justice office, by a colleague or the county’s leader and by no bureau', () => {
    const ofJustice = wait({
      kind: 'void_document',
      scope: { county, township: null, school: null },
      requestedBy: 'u-justice_official-1',
      requestedRole: 'justice_official',
    });
    const may = (of: Wait) =>
      ROLES.filter((role) => whyNotSettle(person(role, 2), of, 0) === undefined).sort();
    expect(may(ofJustice)).toEqual(['county_leader', 'justice_official']);
    // And neither of them what a school, a township or the bureau has asked for.
    const ofASchool = wait({ kind: 'void_document', requestedRole: 'registrar' });
    expect(may(ofASchool)).toEqual(['bureau_head', 'principal', 'township_head']);
    expect(asksOf('county_leader').filter(({ kind }) => kind === 'void_document')).toEqual([
      { kind: 'void_document', requestedRole: 'justice_official' },
    ]);
  });

  it('is never confirmed by who has asked, in whatever post, nor on their behalf, nor by whose work it is', () => {
    expect(whyNotSettle(principal, wait({ requestedBy: principal.user }), 0)?.code).toBe('own_request');
    const moved: Actor = { ...principal, user: 'u-class_teacher-1' };
    expect(whyNotSettle(moved, wait(), 0)?.code).toBe('own_request');
    const standingIn: Actor = { ...principal, actingFor: 'u-class_teacher-1' };
    expect(whyNotSettle(standingIn, wait(), 0)?.code).toBe('own_request');
    expect(whyNotSettle(principal, wait({ requestedFor: principal.user }), 0)?.code).toBe('own_request');
    expect(whyNotSettle(principal, wait({ alsoNot: [principal.user] }), 0)?.code).toBe('own_work');
  });

  it('is a decision, which a substitute without decisions leaves to others', () => {
    const substitute: Actor = { ...principal, actingFor: 'u-other', scope: 'no_decisions' };
    expect(whyNotSettle(substitute, wait(), 0)?.code).toBe('substitute_may_not_decide');
  });

  it('lapses, and is settled once', () => {
    expect(whyNotSettle(principal, wait(), HOUR - 1)).toBeUndefined();
    expect(stateAt(wait(), HOUR)).toBe('expired');
    expect(whyNotSettle(principal, wait(), HOUR)?.code).toBe('request_expired');
    for (const state of ['confirmed', 'declined', 'withdrawn'] as const) {
      expect(stateAt(wait({ state }), 2 * HOUR)).toBe(state);
      expect(whyNotSettle(principal, wait({ state }), 0)?.code).toBe(`request_${state}`);
      expect(whyNotWithdraw(person('class_teacher'), wait({ state }), 0)?.code).toBe(`request_${state}`);
    }
  });

  it('is taken back by who has asked alone', () => {
    expect(whyNotWithdraw(person('class_teacher'), wait(), 0)).toBeUndefined();
    expect(whyNotWithdraw(principal, wait(), 0)?.code).toBe('not_your_request');
  });

  it('has, for every kind, somebody to ask and somebody else to confirm, and no way for one to be both', () => {
    for (const kind of TWO_PERSON_KINDS) {
      const { requests, confirms, days, reasons } = TWO_PERSON_ACTS[kind];
      expect([requests.length, confirms.length, days, Object.keys(reasons).length]).not.toContain(0);
    }
    const anyKind = fc.constantFrom(...TWO_PERSON_KINDS);
    fc.assert(
      fc.property(anyKind, fc.constantFrom(...ROLES), fc.constantFrom(...ROLES), (kind, asks, settles) => {
        const one = person(asks).user;
        const asked = whyNotRequest(person(asks), kind) === undefined;
        const both = whyNotSettle({ ...person(settles), user: one }, wait({ kind, requestedBy: one }), 0);
        expect(asked && both === undefined).toBe(false);
      }),
    );
  });
});
