import type { AccountView } from '../../src/contracts/sign-in-answers.js';
import type { AccountRole } from '../../src/domain/access/admin-role.js';
import { dayOfAccess, type Post } from '../../src/domain/access/post.js';
import { liveClock } from '../../src/domain/calendar/case-clock.js';
import { addDays, plainDate } from '../../src/domain/calendar/plain-date.js';
import { openFile } from '../../src/domain/ladder/case-file.js';
import { viewOf } from '../../src/domain/ladder/case-view.js';
import { writeJournal } from '../../src/persistence/case-journal.js';
import { OrganisationModule } from '../../src/api/organisation/organisation.module.js';
import { policyById } from '../../src/policies/load-policy-packs.js';
import { startApi, type TestApi } from '../api/accounts/start-api.js';
import { ELSEWHERE, settlePlaces } from '../api/support/sample-county.js';
import { PLACE } from '../support/people.js';
import { testCalendar } from '../support/test-calendar.js';
import { startTestDatabase, type TestDatabase } from '../support/test-database.js';

const TODAY = dayOfAccess(new Date());

describe('managing posts', () => {
  let database: TestDatabase;
  let api: TestApi;
  let admin: string;
  beforeAll(async () => {
    database = await startTestDatabase();
    await settlePlaces(database.source);
    api = await startApi(database.source, [OrganisationModule]);
    admin = await api.signIn('system_admin', PLACE.county);
  }, 60_000);
  afterAll(async () => {
    await api?.stop();
    await database?.stop();
  });

  interface Said {
    readonly code?: string;
    readonly detail?: string;
    readonly field?: string;
    readonly items?: readonly Post[];
    readonly id?: string;
  }
  const ask = async <Body = Said>(token: string, path: string, body?: object) => {
    const answer = await fetch(`${api.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text ? JSON.parse(text) : {}) as Body };
  };
  let n = 0;
  /** Somebody new, in a class or at a desk of their own, signed in. */
  const somebody = async (role: AccountRole = 'class_teacher', office?: string) => {
    n += 1;
    const at = office ?? `${PLACE.school}-8-${n}`;
    const token = await api.signIn(role, at);
    const { user, posts } = (await ask<AccountView>(token, '/me')).body;
    return { token, user, role, office: at, post: posts[0]?.id ?? '' };
  };
  const caseFor = async (office: string, role: AccountRole = 'class_teacher') => {
    n += 1;
    const caseNo = `NOL-2025-${String(n).padStart(6, '0')}`;
    const { state } = openFile(
      {
        caseNo,
        pupil: `p-${n}`,
        previousCaseNo: null,
        place: PLACE,
        policy: policyById('default'),
        calendar: testCalendar,
        clock: liveClock,
        absentSince: plainDate('2025-09-08'),
        origin: 'teacher_report',
        confirmed: true,
      },
      { actor: null, act: null, via: 'machine' },
      Date.UTC(2025, 8, 9),
    );
    await writeJournal(database.source, { events: [], view: viewOf(state), mails: [] }, new Date());
    await database.source.query(
      `UPDATE case_ledger SET awaiting_role = $2, awaiting_office = $3 WHERE case_no = $1`,
      [caseNo, role, office],
    );
    return caseNo;
  };
  const closeCases = () => database.source.query(`UPDATE case_ledger SET standing = 'closed'`);
  afterEach(closeCases);

  it('opens a further post, from a day, and not one from the past, twice, or for nobody', async () => {
    const who = await somebody();
    const wanted = { account: who.user, role: 'registrar', office: PLACE.school };
    const opened = await ask(admin, '/posts', { ...wanted, from: addDays(TODAY, 3) });
    expect(opened).toMatchObject({ status: 200, body: { from: addDays(TODAY, 3), to: null } });
    expect((await ask<AccountView>(who.token, '/me')).body.posts).toHaveLength(1);
    const refusals: [object, string][] = [
      [{ ...wanted, from: addDays(TODAY, -1) }, 'date_in_the_past'],
      [{ ...wanted, from: addDays(TODAY, 5) }, 'post_held_already'],
      [{ ...wanted, account: 'u-nobody' }, 'unknown_account'],
      [{ ...wanted, office: '3137000009', from: addDays(TODAY, 5), to: addDays(TODAY, 4) }, 'dates_reversed'],
      [{ ...wanted, role: 'audit_admin', office: PLACE.county }, 'admins_apart'],
      [{ ...wanted, office: PLACE.township }, 'invalid_field'],
      [{ ...wanted, office: '3137000009', from: addDays(TODAY, 5) }, 'unknown_office'],
    ];
    for (const [body, code] of refusals) {
      expect(await ask(admin, '/posts', body)).toMatchObject({ status: 422, body: { code } });
    }
  });

  it('ends no post an open case waits for, names the case, and hands over instead', async () => {
    const [leaving, next] = [await somebody(), await somebody()];
    const caseNo = await caseFor(leaving.office);
    const end = (body: object) => ask(admin, `/posts/${leaving.post}/end`, body);
    const refused = await end({});
    expect(refused).toMatchObject({ status: 409, body: { code: 'desk_would_be_empty' } });
    expect(refused.body.detail).toContain(caseNo);
    expect((await end({ on: addDays(TODAY, 2) })).status).toBe(409);
    expect((await end({ handTo: leaving.user })).body).toMatchObject({ field: 'handTo' });
    expect((await ask(leaving.token, '/posts')).body).toMatchObject({ code: 'not_your_role' });

    expect((await end({ handTo: next.user })).status).toBe(204);
    expect((await ask<AccountView>(next.token, '/me')).body.posts.map(({ office }) => office)).toEqual([
      next.office,
      leaving.office,
    ]);
    expect((await ask(leaving.token, '/posts')).body).toMatchObject({ code: 'post_over' });
    expect((await end({})).status).toBe(404);
  });

  it('ends a post after a last day when somebody follows on the next', async () => {
    const [leaving, next] = [await somebody(), await somebody()];
    await caseFor(leaving.office);
    const on = addDays(TODAY, 2);
    expect((await ask(admin, `/posts/${leaving.post}/end`, { on, handTo: next.user })).status).toBe(204);
    const holders = async (day: string) =>
      (await ask(admin, `/posts?office=${leaving.office}&on=${day}`)).body.items?.map(
        ({ account }) => account,
      );
    expect(await holders(on)).toEqual([leaving.user]);
    expect(await holders(addDays(on, 1))).toEqual([next.user]);
  });

  it('moves somebody in one step or not at all', async () => {
    const [mover, next] = [await somebody(), await somebody()];
    await caseFor(mover.office);
    const move = (body: object) => ask(admin, `/posts/${mover.post}/move`, body);
    const to = { role: 'class_teacher', office: `${PLACE.school}-9-1` };
    expect((await move(to)).status).toBe(409);
    expect((await ask<AccountView>(mover.token, '/me')).body.posts).toMatchObject([{ office: mover.office }]);
    expect(await move({ ...to, handTo: next.user })).toMatchObject({ status: 200, body: to });
    expect((await ask<AccountView>(mover.token, '/me')).body.posts).toMatchObject([to]);
  });

  it('closes an account with every post handed over in the same step', async () => {
    const [leaving, next] = [await somebody(), await somebody()];
    await caseFor(leaving.office);
    const close = (handover: object[]) => ask(admin, `/accounts/${leaving.user}/close`, { handover });
    expect((await close([])).status).toBe(409);
    expect((await close([{ post: next.post, to: leaving.user }])).body.code).toBe('unknown_post');
    expect((await close([{ post: leaving.post, to: next.user }])).status).toBe(204);
    expect((await ask(leaving.token, '/me')).status).toBe(401);
    expect((await ask<AccountView>(next.token, '/me')).body.posts).toHaveLength(2);
  });

  it('lets a head name a substitute in their own office, with an end, and end it again', async () => {
    const head = await somebody('principal', ELSEWHERE.school);
    const [away, helper, other] = [
      await somebody('class_teacher', `${head.office}-7-1`),
      await somebody(),
      await somebody(),
    ];
    const lend = (post: string, body: object, by = head.token) =>
      ask(by, `/posts/${post}/substitution`, {
        account: helper.user,
        scope: 'all',
        to: addDays(TODAY, 10),
        ...body,
      });
    const lent = await lend(away.post, { scope: 'no_decisions' });
    expect(lent).toMatchObject({
      status: 200,
      body: { actingFor: away.user, substitutes: away.post, scope: 'no_decisions', office: away.office },
    });
    const refusals: [string, object, string][] = [
      [away.post, { to: addDays(TODAY, 90) }, 'substitution_too_long'],
      [away.post, { account: away.user }, 'own_substitute'],
      [away.post, { from: addDays(TODAY, -1) }, 'date_in_the_past'],
      [other.post, {}, 'not_your_office'],
      [lent.body.id ?? '', {}, 'substitute_lends_nothing'],
    ];
    for (const [post, body, code] of refusals) expect((await lend(post, body)).body).toMatchObject({ code });
    expect((await lend(away.post, {}, other.token)).body).toMatchObject({ code: 'not_your_role' });
    // A head sees and ends what is lent in the own office, and no post itself.
    expect((await ask(head.token, '/posts')).body.items?.map(({ id }) => id).sort()).toEqual(
      [away.post, head.post, lent.body.id].sort(),
    );
    expect((await ask(head.token, `/posts/${away.post}/end`, {})).body).toMatchObject({
      code: 'not_your_office',
    });
    expect((await ask(head.token, `/posts/${lent.body.id}/end`, { handTo: other.user })).status).toBe(422);
    expect((await ask(head.token, `/posts/${lent.body.id}/end`, {})).status).toBe(204);
    expect((await ask<AccountView>(helper.token, '/me')).body.posts).toHaveLength(1);
  });

  it('takes lent powers back when the post they were lent from ends', async () => {
    const [away, helper] = [await somebody(), await somebody()];
    const to = addDays(TODAY, 10);
    await ask(admin, `/posts/${away.post}/substitution`, { account: helper.user, scope: 'all', to });
    expect((await ask<AccountView>(helper.token, '/me')).body.posts).toHaveLength(2);
    await ask(admin, `/posts/${away.post}/end`, {});
    expect((await ask<AccountView>(helper.token, '/me')).body.posts).toHaveLength(1);
  });

  it('keeps from a substitute without decisions what a head decides outside of cases', async () => {
    const head = await somebody('principal', PLACE.school);
    const [deputy, away] = [await somebody(), await somebody('class_teacher', `${head.office}-7-1`)];
    const lend = (scope: string) =>
      ask(admin, `/posts/${head.post}/substitution`, { account: deputy.user, scope, to: addDays(TODAY, 5) });
    const ends = async () => ask(deputy.token, `/posts/${away.post}/end`, {});
    const limited = (await lend('no_decisions')).body.id;
    await ask(deputy.token, '/me/post', { post: limited });
    expect((await ends()).body).toMatchObject({ code: 'substitute_may_not_decide' });
    const full = (await lend('all')).body.id;
    await ask(deputy.token, '/me/post', { post: full });
    expect((await ends()).body).toMatchObject({ code: 'not_your_office' });
  });

  it('has no substitute for an administrator, nor an administrator as one', async () => {
    const [teacher, auditor] = [await somebody(), await somebody('audit_admin', PLACE.county)];
    const lend = (post: string, account: string) =>
      ask(admin, `/posts/${post}/substitution`, { account, scope: 'all', to: TODAY });
    expect((await lend(auditor.post, teacher.user)).body).toMatchObject({ code: 'admins_apart' });
    expect((await lend(teacher.post, auditor.user)).body).toMatchObject({ code: 'admins_apart' });
  });

  it('reports an open case whose desk has emptied by date', async () => {
    const last = await somebody();
    const caseNo = await caseFor(last.office);
    const reported = async () =>
      (await ask<{ items: { caseNo: string }[] }>(admin, '/oversight/desks')).body.items.map(
        (each) => each.caseNo,
      );
    expect(await reported()).toEqual([]);
    await database.source.query(
      `UPDATE post SET from_date = day_of_access() - 9, to_date = day_of_access() - 1 WHERE id = $1`,
      [last.post],
    );
    expect(await reported()).toEqual([caseNo]);
  });
});
