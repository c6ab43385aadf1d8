import { startOf, liveClock } from '../../../src/domain/calendar/case-clock.js';
import { plainDate } from '../../../src/domain/calendar/plain-date.js';
import { perform } from '../../../src/domain/ladder/case-file.js';
import { person } from '../../support/people.js';
import { Scene } from '../../support/scene.js';

describe('acting on a case as it was seen', () => {
  const at = startOf(liveClock, plainDate('2025-09-09'));
  const contact = (actId: string, basedOn?: number) => ({
    act: 'recordContact',
    input: { means: 'phone', outcome: 'unreachable' },
    actor: person('class_teacher'),
    actId,
    via: 'person' as const,
    ...(basedOn === undefined ? {} : { basedOn }),
  });

  it('is done while nothing has happened since', () => {
    const { state } = Scene.opened('2025-09-08');
    expect(perform(state, contact('one', state.seq), at).ok).toBe(true);
  });

  it('is refused once a colleague was faster, and goes through without a word about what was seen', () => {
    const { state } = Scene.opened('2025-09-08');
    const first = perform(state, contact('one', state.seq), at);
    if (!first.ok) throw new Error(first.refusal.message);
    const moved = first.value.state;
    expect(perform(moved, contact('two', state.seq), at)).toMatchObject({
      ok: false,
      refusal: { code: 'case_moved', value: String(moved.seq) },
    });
    expect(perform(moved, contact('two'), at).ok).toBe(true);
  });

  it('is answered as before when it was this very act that moved the case', () => {
    const { state } = Scene.opened('2025-09-08');
    const first = perform(state, contact('one', state.seq), at);
    if (!first.ok) throw new Error(first.refusal.message);
    expect(perform(first.value.state, contact('one', state.seq), at)).toMatchObject({
      ok: true,
      value: { events: [] },
    });
  });
});
