import type { Timeline } from '../../../src/contracts/http-schemas-answers.js';
import type { PublicCounts } from '../../../src/contracts/http-schemas-public-counts.js';
import { mayReadHealth } from '../../../src/domain/access/health-permissions.js';
import { opens } from '../../../src/domain/access/opens.js';
import { QuietWorld } from '../support/quiet-world.js';
import { ELSEWHERE, HERE } from '../support/sample-county.js';

describe('what a county tells others, and its own offices', () => {
  let world: QuietWorld;
  beforeAll(async () => {
    world = await QuietWorld.start();
    for (let i = 0; i < 3; i += 1) await world.open();
    for (let i = 0; i < 7; i += 1) await world.open({ place: ELSEWHERE });
  }, 60_000);
  afterAll(() => world?.stop());

  it('is never a number from which a child could be told, nor one that gives another away', async () => {
    for (const by of [HERE.supervisor, HERE.bureau_head, HERE.county_leader]) {
      const { status, body } = await world.api.ask<PublicCounts>(by, 'GET', '/api/oversight/public-counts');
      expect(status).toBe(200);
      expect(body.rows.map(({ name }) => name).sort()).toEqual(['东湖中学', '柳河中学']);
      const numbers = [
        ...body.rows.flatMap(({ counts, total }) => [...counts, total]),
        ...body.totals,
        body.total,
      ];
      expect(numbers.filter((each) => each !== null && each > 0 && each < 5)).toEqual([]);
      // 3 of 10: with the other school's seven on the same board the three would be a subtraction away.
      expect(numbers).not.toContain(7);
      expect(numbers).toContain(10);
    }
  });

  it('is for those who answer for a place, and ends where it ends', async () => {
    const { body } = await world.api.ask<PublicCounts>(
      HERE.township_cadre,
      'GET',
      '/api/oversight/public-counts',
    );
    expect(body.rows.map(({ name }) => name)).toEqual(['柳河中学']);
    expect((await world.api.ask(HERE.principal, 'GET', '/api/oversight/public-counts')).status).toBe(403);
  });

  it('tells a child’s health to those who need it, role by role and field by field', async () => {
    const { pupil, caseNo } = await world.open({ name: '慕容听雪', code: 'p-health2345' });
    const { source } = world.database;
    await source.query(`UPDATE pupil SET special_groups = '{left_behind,disabled}' WHERE code = $1`, [pupil]);
    await source.query(
      `UPDATE case_ledger SET rung = 'court_request', view = jsonb_set(view, '{rung}', '"court_request"')
        WHERE case_no = $1`,
      [caseNo],
    );
    const persuaded = { type: 'ContactRecorded', means: 'phone', outcome: 'undecided', reason: 'health' };
    const placed = { type: 'ArrangementDecided', approved: true, kind: 'home_teaching', until: '2026-01-31' };
    for (const [index, event] of [persuaded, placed].entries()) {
      const stamp = { seq: 90 + index, on: '2025-09-15', at: 0, actor: null, act: null, via: 'machine' };
      await source.query(
        `INSERT INTO case_event (case_no, seq, type, happened_on, happened_at, via, event)
         VALUES ($1, $2, $3, '2025-09-15', now(), 'machine', $4)`,
        [caseNo, stamp.seq, event.type, JSON.stringify({ ...event, ...stamp })],
      );
    }
    for (const actor of Object.values(HERE)) {
      const knows = mayReadHealth(actor);
      if (opens('GET /pupils/:code', actor.role)) {
        const { body } = await world.api.ask<{ specialGroups: { code: string }[] }>(
          actor,
          'GET',
          '/api/pupils/p-health2345',
        );
        const codes = body.specialGroups.map(({ code }) => code);
        expect([actor.role, codes]).toEqual([
          actor.role,
          knows ? ['left_behind', 'disabled'] : ['left_behind'],
        ]);
      }
      if (opens('GET /cases/:caseNo/timeline', actor.role)) {
        const { body } = await world.api.ask<Timeline>(actor, 'GET', `/api/cases/${caseNo}/timeline`);
        const text = JSON.stringify(body.entries.filter(({ seq }) => seq >= 90));
        const told = ['health', '残疾疾病', 'home_teaching', '送教上门'].filter((word) =>
          text.includes(word),
        );
        expect([actor.role, told.length > 0]).toEqual([actor.role, knows]);
      }
    }
  });
});
