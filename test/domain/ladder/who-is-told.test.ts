import { addDays } from '../../../src/domain/calendar/plain-date.js';
import { clockOfOrder } from '../../../src/domain/ladder/step.js';
import { policyById } from '../../../src/policies/load-policy-packs.js';
import { Scene } from '../../support/scene.js';

const toldOfReturn = (scene: Scene) =>
  scene.mails.filter(({ template }) => template === 'returned').map(({ role }) => role);

/** Day after day whoever is awaited does what is awaited, until `done`. */
function walked(scene: Scene, done: () => boolean): Scene {
  for (let day = 0; day < 400 && !done(); day += 1) scene.doesWhatIsAwaited().days(1);
  expect(done()).toBe(true);
  return scene;
}

describe('who is told that the child is back', () => {
  it('is the school alone while nothing has left it', () => {
    const scene = Scene.opened('2025-09-08')
      .does('class_teacher', 'recordContact', { means: 'phone', outcome: 'refused' })
      .does('class_teacher', 'escalate')
      .does('principal', 'reportReturn', { returnedOn: '2025-09-08' });
    expect(toldOfReturn(scene)).toEqual(['principal']);
  });

  it('is also the issuer of the order, where the regime reports to somebody else', () => {
    const scene = Scene.opened('2025-09-08', { policy: policyById('guling') });
    walked(scene, () =>
      scene.state.papers.some(({ kind, status }) => kind === 'order' && status === 'served'),
    );
    scene.does('principal', 'reportReturn', { returnedOn: scene.today });
    expect(toldOfReturn(scene)).toEqual(['principal', 'bureau_officer', 'township_cadre', 'township_head']);
  });

  it('is also justice, once its notice exists, and the court, once the request does', () => {
    const scene = Scene.opened('2025-09-08');
    walked(scene, () => scene.state.court !== null);
    scene.does('principal', 'reportReturn', { returnedOn: scene.today });
    expect(toldOfReturn(scene)).toEqual(expect.arrayContaining(['justice_official', 'court_liaison']));
  });

  it('leaves out those whose papers belong to an absence before the relapse', () => {
    const scene = Scene.opened('2025-09-08');
    walked(scene, () => scene.state.court !== null);
    scene.does('principal', 'reportReturn', { returnedOn: scene.today });
    scene.days(20).does('class_teacher', 'recordRelapse', { absentSince: scene.today });
    scene.mails.length = 0;
    scene.does('principal', 'reportReturn', { returnedOn: scene.today });
    expect(toldOfReturn(scene)).toEqual(['principal']);
  });
});

describe('a reminder', () => {
  it('names the last day of a suspension, not the day of the reminder', () => {
    const scene = Scene.opened('2025-09-08');
    const until = addDays(scene.today, 45);
    scene
      .does('registrar', 'requestArrangement', {
        kind: 'suspension',
        until,
        evidence: 'hospital-1',
        application: 'sq-1',
      })
      .does('township_head', 'decideArrangement', { approve: true })
      .until(addDays(until, -10));
    expect(scene.mails.findLast(({ template }) => template === 'reminder')).toMatchObject({
      role: 'registrar',
      facts: { what: 'arrangement', dueOn: until },
    });
  });

  it('names the last safe day of the window for the court, not the day of the warning', () => {
    const scene = Scene.atTownship('2025-09-08').untilOrderServed();
    const clock = clockOfOrder(scene.state);
    if (!clock?.ok) throw new Error('the order has no clock');
    const { safeLastDay } = clock.value;
    scene.until(addDays(safeLastDay, -30));
    const warning = scene.mails.findLast(({ facts }) => facts['what'] === 'filing');
    expect(warning?.facts['dueOn']).toBe(safeLastDay);
  });
});
