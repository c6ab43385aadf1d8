import { Sessions } from '../../../src/api/accounts/sessions.js';
import { dayOfAccess, type PostScope } from '../../../src/domain/access/post.js';
import type { Timeline } from '../../../src/contracts/http-schemas-answers.js';
import { postsOfAccount } from '../../../src/persistence/readers/posts.js';
import { writePost } from '../../../src/persistence/readers/posts-writing.js';
import { ApiWorld } from '../support/api-world.js';
import { enrol, HERE } from '../support/sample-county.js';

/** The registrar stands in for the class teacher, and for the principal, at different scopes. */
describe('acting for somebody else', () => {
  let world: ApiWorld;
  let caseNo: string;
  beforeAll(async () => {
    world = await ApiWorld.start();
    caseNo = (await world.api.report(HERE.class_teacher, await enrol(world.database))).body.caseNo;
  }, 120_000);
  afterAll(() => world?.stop());

  const standingInFor = async (away: (typeof HERE)['principal'], scope: PostScope) => {
    const { manager } = world.database;
    const now = new Date();
    const today = dayOfAccess(now);
    const [post] = await postsOfAccount(manager, away.user);
    const lent = await writePost(
      manager,
      {
        account: HERE.registrar.user,
        role: away.role,
        office: away.office,
        from: today,
        to: today,
        substitution: { post: post?.id ?? '', actingFor: away.user, scope },
      },
      null,
      now,
    );
    const sessions = world.api.app.get(Sessions, { strict: false });
    const token = await sessions.open(HERE.registrar.user, undefined, now, lent.id);
    return async (act: string, input: object) => {
      const answer = await fetch(`${world.api.url}/api/cases/${caseNo}/acts/${act}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ input }),
      });
      return { status: answer.status, body: (await answer.json()) as { code?: string } };
    };
  };

  it('says in the timeline and the journal who did it, and on whose behalf', async () => {
    const act = await standingInFor(HERE.class_teacher, 'all');
    expect((await act('recordContact', { means: 'phone', outcome: 'refused' })).status).toBe(200);
    const { body } = await world.api.ask<Timeline>(HERE.principal, 'GET', `/api/cases/${caseNo}/timeline`);
    expect(body.entries.at(-1)?.by).toMatchObject({
      user: HERE.registrar.user,
      role: 'class_teacher',
      actingFor: { user: HERE.class_teacher.user, name: `姓名 ${HERE.class_teacher.user}` },
    });
    expect(body.entries[0]?.by).toMatchObject({ user: HERE.class_teacher.user, actingFor: null });
    const [written] = await world.database.query<{ actor: object }[]>(
      `SELECT event -> 'actor' AS actor FROM case_event WHERE case_no = $1 ORDER BY seq DESC LIMIT 1`,
      [caseNo],
    );
    expect(written?.actor).toEqual({
      user: HERE.registrar.user,
      role: 'class_teacher',
      office: HERE.class_teacher.office,
      actingFor: HERE.class_teacher.user,
    });
  });

  it('leaves decisions to the head where the substitution does', async () => {
    await world.api.act(HERE.class_teacher, caseNo, 'escalate', { input: {} });
    const act = await standingInFor(HERE.principal, 'no_decisions');
    expect(await act('namePersuader', { persuader: HERE.registrar.user })).toMatchObject({
      status: 403,
      body: { code: 'substitute_may_not_decide' },
    });
    const visit = { visitedOn: '2025-09-15', participants: ['school_leader'], outcome: 'refused' };
    expect((await act('recordHomeVisit', visit)).status).toBe(200);
  });
});
