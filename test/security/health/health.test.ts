import type { ActAnswer, CaseDetail, Timeline } from '../../../src/contracts/http-schemas-answers.js';
import { mayReadHealth } from '../../../src/domain/access/health-permissions.js';
import type { Actor } from '../../../src/domain/access/role.js';
import { ROUTES } from '../../../src/domain/access/route-permissions.js';
import { ApiWorld } from '../../api/support/api-world.js';
import { enrol, HERE, POLICE } from '../../api/support/sample-county.js';
import { jpeg } from '../../domain/attachments/sample-files.js';
import { officer } from '../../support/people.js';
import { seat } from '../../support/seat.js';
import { DISABILITY, HEALTH_OFFICE, LIVES, WOMEN } from './lives.js';
import { saidOf, type Twin } from './same-but-for-names.js';

/** In the words of every act of the first twin; nobody but those who read health may be told them. */
const SPOKEN = '系统性红斑狼疮';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const OTHERS = [...Object.values(HERE), POLICE].filter((actor) => !mayReadHealth(actor));
const READERS = [...Object.values(HERE), HEALTH_OFFICE].filter(mayReadHealth);

/**
 * Two children with one life. The one's health explains it and the other's does not, and whoever need not know that
 * is given the very same answers: not only is no telling word there, nothing else tells by its absence.
 */
describe('the health of a child, behind every door of the API', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await ApiWorld.start();
    for (const { user, role, office } of [WOMEN, DISABILITY, HEALTH_OFFICE, officer('civil_affairs')]) {
      await seat(world.database, { user, role, office, email: `${user}@county.example` });
    }
  }, 120_000);
  afterAll(() => world?.stop());

  const ask = async (who: Actor, path: string) => {
    const headers = { authorization: `Bearer ${await world.api.tokenOf(who)}` };
    const response = await fetch(`${world.api.url}${path}`, { headers });
    return `${response.status} ${await response.text()}`;
  };
  let twins = 0;
  const twin = async (groups: string): Promise<Twin> => {
    const pupil = await enrol(world.database, { code: `p-twin22222${LETTERS[twins]}` });
    twins += 1;
    await world.database.query('UPDATE pupil SET special_groups = $2 WHERE code = $1', [pupil, groups]);
    const { caseNo } = (await world.api.report(HERE.class_teacher, pupil)).body;
    // So that the police, which reads nobody's health, sees both.
    const referred = { input: { department: 'police' } };
    await world.api.act(HERE.township_cadre, caseNo, 'refer', referred);
    return { caseNo, pupil };
  };
  /** At the court, so that justice and court have them on their desks, too. */
  const lift = ({ caseNo }: Twin) =>
    world.database.query(
      `UPDATE case_ledger SET rung = 'court_request', view = jsonb_set(view, '{rung}', '"court_request"')
        WHERE case_no = $1`,
      [caseNo],
    );
  const doors = ({ caseNo, pupil }: Twin) =>
    Object.keys(ROUTES)
      .filter((route) => route.startsWith('GET ') && route !== 'GET /events')
      .map((route) =>
        `/api${route.slice(4)}`.replace(':caseNo', caseNo).replace(':code', pupil).replace(/:\w+/, 'nothing'),
      );
  /** Doors behind which the twins are told apart, for one person. */
  const differences = async (who: Actor, ill: Twin, other: Twin) => {
    const found: string[] = [];
    const [doorsOfIll, doorsOfOther] = [doors(ill), doors(other)];
    for (const [index, path] of doorsOfIll.entries()) {
      const elsewhere = doorsOfOther[index] ?? path;
      const [status, text] = split(await ask(who, path));
      const [, otherText] = split(path === elsewhere ? `${status} ${text}` : await ask(who, elsewhere));
      const [said, otherwise] = [saidOf(ill, text, path), saidOf(other, otherText, elsewhere)];
      if (said !== otherwise) found.push(`${path}: ${firstDifference(said, otherwise)}`);
      if (text.includes(SPOKEN)) found.push(`${path}: ${SPOKEN}`);
    }
    return found;
  };

  it.each(Object.keys(LIVES))('is told to nobody who need not know it: %s', async (life) => {
    const [ill, other] = [await twin('{left_behind,disabled}'), await twin('{left_behind}')];
    await keepBesides(ill);
    for (const { by, act, ill: inputOfIll, other: inputOfOther } of LIVES[life] ?? []) {
      const answers: string[] = [];
      for (const [each, actor, input] of [
        [ill, by[0], inputOfIll],
        [other, by[1], inputOfOther],
      ] as const) {
        const narrative = { text: each === ill ? SPOKEN : '家里农忙' };
        const { status, body } = await world.api.act(actor, each.caseNo, act, { input, narrative });
        expect([act, status, status === 200 ? '' : body]).toEqual([act, 200, '']);
        answers.push(JSON.stringify((body as ActAnswer).view));
        await lift(each);
      }
      if (!mayReadHealth(by[0])) {
        expect(saidOf(ill, answers[0] ?? '', ill.caseNo)).toEqual(
          saidOf(other, answers[1] ?? '', other.caseNo),
        );
      }
      // The police is told of a pregnancy and not of an injury: to it this danger is reported.
      for (const who of OTHERS.filter((each) => each !== POLICE || act !== 'pullSafetyBrake')) {
        expect([act, who.role, await differences(who, ill, other)]).toEqual([act, who.role, []]);
      }
    }
    // Whoever does need to know it is told: otherwise silence would pass for discretion.
    for (const who of READERS.filter(({ role }) => role !== 'department_officer')) {
      const path = `/api/cases/${ill.caseNo}/timeline`;
      expect([who.role, (await ask(who, path)).includes(SPOKEN)]).toEqual([who.role, true]);
    }
  });

  /** What a case gathers beside the ladder: a lesson at home, a doctor's letter. */
  const keepBesides = async ({ caseNo }: Twin) => {
    const form = new FormData();
    form.set('kind', 'health_proof');
    form.set('file', new Blob([new Uint8Array(jpeg())]), 'proof.jpg');
    const added = await fetch(`${world.api.url}/api/cases/${caseNo}/attachments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await world.api.tokenOf(HERE.class_teacher)}` },
      body: form,
    });
    expect(added.status).toBe(200);
    const fields = { 残疾情况: SPOKEN, 评估意见: SPOKEN, 到期日期: '2026-08-31' };
    const issued = await world.api.ask(
      HERE.bureau_officer,
      'POST',
      `/api/cases/${caseNo}/documents/exemption_form`,
      { body: { fields } },
    );
    expect([issued.status, issued.body]).toMatchObject([200, {}]);
    const file = `/api/cases/${caseNo}/documents/${(issued.body as { id?: string }).id}/file`;
    await lift({ caseNo, pupil: '' });
    expect(split(await ask(HERE.court_liaison, file))[0]).toBe('404');
  };

  it('is told to the offices for it, and not to the school that is to receive the child', async () => {
    const { caseNo } = await twin('{disabled}');
    await world.api.act(HERE.principal, caseNo, 'refer', { input: { department: 'health' } });
    const seen = await world.api.ask<CaseDetail>(HEALTH_OFFICE, 'GET', `/api/cases/${caseNo}`);
    expect(seen.body.view.referrals.map(({ department }) => department)).toEqual(['police', 'health']);
    const police = await world.api.ask<CaseDetail>(POLICE, 'GET', `/api/cases/${caseNo}`);
    expect(police.body.view.referrals.map(({ department }) => department)).toEqual(['police', 'withheld']);
    const claim = { kind: 'transfer', toSchool: '3137000002', evidence: 'transfer-1' };
    await world.api.act(HERE.registrar, caseNo, 'claimExit', { input: claim });
    const receiving: Actor = { user: 'u-registrar-2', role: 'registrar', office: '3137000002' };
    const shown = await world.api.ask<CaseDetail>(receiving, 'GET', `/api/cases/${caseNo}`);
    expect(shown.body.view.referrals.map(({ department }) => department)).toEqual(['withheld', 'withheld']);
  });

  it('keeps from a village the words of what may be health, and no others', async () => {
    const { caseNo } = await twin('{}');
    const say = (text: string, input: object) =>
      world.api.act(HERE.class_teacher, caseNo, 'recordContact', { input, narrative: { text } });
    await say('想去打工', { means: 'phone', outcome: 'refused', reason: 'work' });
    await say(SPOKEN, { means: 'phone', outcome: 'refused', reason: 'health' });
    const { body } = await world.api.ask<Timeline>(
      HERE.village_cadre,
      'GET',
      `/api/cases/${caseNo}/timeline`,
    );
    const told = body.entries.filter(({ type }) => type === 'ContactRecorded');
    expect(told.map(({ narrative, wordsWithheld }) => [narrative?.text ?? null, wordsWithheld])).toEqual([
      ['想去打工', false],
      [null, true],
    ]);
  });
});

function firstDifference(one: string, other: string): string {
  const at = [...one].findIndex((sign, index) => sign !== other[index]);
  const near = (text: string) => text.slice(Math.max(0, at - 60), at + 60);
  return `${near(one)} ≠ ${near(other)}`;
}

function split(answer: string): readonly [status: string, text: string] {
  const at = answer.indexOf(' ');
  return [answer.slice(0, at), answer.slice(at + 1)];
}
