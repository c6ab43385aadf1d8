import { discreetActs, hasDiscreetWords } from '../../../src/domain/access/discreet-words.js';
import type { Reader } from '../../../src/domain/access/health-permissions.js';
import { caseShownTo } from '../../../src/domain/access/shown-case.js';
import { eventShownTo } from '../../../src/domain/access/shown-event.js';
import type { Role } from '../../../src/domain/access/role.js';
import type { ActName } from '../../../src/domain/ladder/acts/act-names.js';
import { viewOf } from '../../../src/domain/ladder/case-view.js';
import { officer, person, PLACE } from '../../support/people.js';
import { Scene } from '../../support/scene.js';

const OTHERS: readonly Reader[] = [
  ...(['village_cadre', 'justice_official', 'court_liaison', 'supervisor', 'county_leader'] as const).map(
    (role) => person(role),
  ),
  officer('women'),
];

/** The whole of a case as one reader is shown it, day after day. */
function told(reader: Reader, scene: Scene): string {
  const events = scene.events.map((event) => eventShownTo(reader, PLACE, event));
  return JSON.stringify([caseShownTo(reader, viewOf(scene.state)), events]);
}

type Did = readonly [Role, ActName, object];
const arranged = (kind: string): readonly Did[] => [
  ['principal', 'requestArrangement', { kind, until: '2025-12-01', evidence: kind, application: 'a-1' }],
  ['bureau_head', 'decideArrangement', { approve: true }],
];
const paused = (reason: string): readonly Did[] => [
  ['principal', 'requestPause', { reason, days: 20, evidence: 'evidence-1' }],
  ['bureau_head', 'decideHold', { approve: true }],
];
const endangered = (sign: string): readonly Did[] => [['class_teacher', 'pullSafetyBrake', { sign }]];
const referred = (department: string): readonly Did[] => [['principal', 'refer', { department }]];

describe('a case shown to somebody who need not know a child’s health', () => {
  it.each([
    ['an arrangement', arranged('home_teaching'), arranged('deferral')],
    ['a pause', paused('illness'), paused('disaster')],
    ['a danger', endangered('injury'), endangered('abuse')],
    ['a referral', referred('disability'), referred('procuratorate')],
  ])('is the same whatever is behind %s, also once the clock has gone on for months', (_what, ill, other) => {
    const scenes = [ill, other].map((did) => {
      const scene = Scene.opened('2025-09-08');
      for (const [role, act, input] of did) scene.does(role, act, input);
      return scene;
    });
    const [one, another] = scenes as [Scene, Scene];
    for (let week = 0; week < 20; week += 1) {
      for (const reader of OTHERS) expect(told(reader, one)).toEqual(told(reader, another));
      for (const scene of scenes) scene.days(7);
    }
    expect(told(person('class_teacher'), one)).not.toEqual(told(person('class_teacher'), another));
  });

  it('tells a department of the danger that is reported to it, and of no other', () => {
    const seen = (sign: string) => {
      const { state } = Scene.opened('2025-09-08').does('class_teacher', 'pullSafetyBrake', { sign });
      const { standing } = caseShownTo(officer('police'), viewOf(state));
      return standing.status === 'protected' && standing.sign;
    };
    expect([seen('abuse'), seen('injury')]).toEqual(['abuse', 'withheld']);
  });

  it('keeps the words of exactly those acts whose form has said so', () => {
    const did: readonly Did[] = [
      ['class_teacher', 'recordContact', { means: 'phone', outcome: 'refused', reason: 'work' }],
      ['class_teacher', 'recordContact', { means: 'phone', outcome: 'refused', reason: 'mental' }],
      ['class_teacher', 'recordContact', { means: 'phone', outcome: 'refused', reason: 'other' }],
      ['class_teacher', 'recordContact', { means: 'phone', outcome: 'refused' }],
      ['principal', 'namePersuader', { persuader: 'u-1' }],
      ...referred('police'),
      ...paused('disaster'),
      ['principal', 'resume', {}],
      ['class_teacher', 'recordAid', { item: 'other', outcome: 'applied', settledOn: '2025-09-08' }],
      ['class_teacher', 'reportMissing', {}],
      ['class_teacher', 'recordFound', {}],
      ...endangered('abuse'),
    ];
    const scene = Scene.opened('2025-09-08');
    const kept = did.flatMap(([role, act, input]) => {
      scene.does(role, act, input);
      return hasDiscreetWords(act, { ...input }) ? scene.events.findLast((event) => event.act)?.act : [];
    });
    expect([...discreetActs(scene.events)]).toEqual(kept);
    expect(kept).toHaveLength(8);
  });
});
