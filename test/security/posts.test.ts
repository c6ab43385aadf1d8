import type { AccountView } from '../../src/contracts/sign-in-answers.js';
import { plainDate } from '../../src/domain/calendar/plain-date.js';
import { dayOfAccess, type PostScope } from '../../src/domain/access/post.js';
import { writePost } from '../../src/persistence/readers/posts-writing.js';
import { PASSWORD, startApi, type TestApi } from '../api/accounts/start-api.js';
import { PLACE } from '../support/people.js';
import { startTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('working in one post at a time', () => {
  let database: TestDatabase;
  let api: TestApi;
  let token: string;
  let me: AccountView;
  beforeAll(async () => {
    database = await startTestDatabase();
    api = await startApi(database.source, []);
  }, 60_000);
  afterAll(async () => {
    await api?.stop();
    await database?.stop();
  });

  const ask = async <Body = AccountView & { code?: string; detail?: string; possible?: string[] }>(
    path: string,
    body?: object,
    as = token,
  ) => {
    const answer = await fetch(`${api.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text ? JSON.parse(text) : {}) as Body };
  };
  const hold = async (
    account: string,
    role: 'class_teacher' | 'principal' | 'system_admin',
    office: string,
  ) =>
    (
      await writePost(
        database.source.manager,
        { account, role, office, from: dayOfAccess(new Date()) },
        null,
        new Date(),
      )
    ).id;
  const standIn = async (account: string, post: string, actingFor: string, scope: PostScope) => {
    const today = dayOfAccess(new Date());
    const substitution = { post, actingFor, scope };
    const lent = {
      account,
      role: 'principal' as const,
      office: PLACE.school,
      from: today,
      to: today,
      substitution,
    };
    return (await writePost(database.source.manager, lent, 'u-1', new Date())).id;
  };

  let n = 0;
  beforeEach(async () => {
    n += 1;
    token = await api.signIn('class_teacher', `${PLACE.school}-7-${n}`);
    me = (await ask('/me')).body;
  });

  it('lists the posts in force and which of them is worked in, and switches', async () => {
    const second = await hold(me.user, 'class_teacher', `${PLACE.school}-8-${n}`);
    expect((await ask('/me')).body.posts.map(({ id, active }) => [id, active])).toEqual([
      [me.posts[0]?.id, true],
      [second, false],
    ]);
    const switched = await ask('/me/post', { post: second });
    expect(switched).toMatchObject({ status: 200, body: { office: `${PLACE.school}-8-${n}` } });
    expect((await ask('/me')).body.posts.map(({ active }) => active)).toEqual([false, true]);
  });

  it('lets nobody work in a post of somebody else, of yesterday or of tomorrow', async () => {
    const other = await hold(
      (await ask('/me', undefined, await api.signIn('principal', PLACE.school))).body.user,
      'class_teacher',
      `${PLACE.school}-9-1`,
    );
    const over = await hold(me.user, 'class_teacher', `${PLACE.school}-9-2`);
    const later = await hold(me.user, 'class_teacher', `${PLACE.school}-9-3`);
    await database.source.query(
      `UPDATE post SET from_date = day_of_access() - 9, to_date = day_of_access() - 1 WHERE id = $1`,
      [over],
    );
    await database.source.query(`UPDATE post SET from_date = day_of_access() + 1 WHERE id = $1`, [later]);
    for (const post of [other, over, later, 'post-999999']) {
      expect(await ask('/me/post', { post })).toMatchObject({
        status: 422,
        body: { code: 'not_your_post', possible: [me.posts[0]?.id] },
      });
    }
    expect((await ask('/me')).body.posts).toHaveLength(1);
  });

  it('ends the powers of a post at once, also under an open session, and leaves the way to another', async () => {
    const second = await hold(me.user, 'class_teacher', `${PLACE.school}-8-${n}`);
    await database.source.query(`UPDATE post SET ended_at = now() WHERE id = $1`, [me.posts[0]?.id]);
    expect(await ask('/accounts')).toMatchObject({ status: 403, body: { code: 'post_over' } });
    expect((await ask('/me')).body).toMatchObject({ postOver: true, posts: [{ id: second, active: false }] });
    expect((await ask('/me/post', { post: second })).status).toBe(200);
    expect((await ask('/me')).body.postOver).toBe(false);
    expect(await ask('/accounts')).toMatchObject({ body: { code: 'not_your_role' } });
  });

  it('ends them as well when the last day is over', async () => {
    await database.source.query(
      `UPDATE post SET from_date = day_of_access() - 9, to_date = day_of_access() WHERE id = $1`,
      [me.posts[0]?.id],
    );
    expect((await ask('/me')).body.postOver).toBe(false);
    await database.source.query(`UPDATE post SET to_date = day_of_access() - 1 WHERE id = $1`, [
      me.posts[0]?.id,
    ]);
    expect((await ask('/me')).body).toMatchObject({ postOver: true, posts: [] });
    const login = `class_teacher.${PLACE.school}-7-${n}`;
    const again = await ask<{ token: string; user: AccountView }>('/login', { login, password: PASSWORD });
    expect(again).toMatchObject({ status: 200, body: { user: { postOver: true, posts: [] } } });
    expect(await ask('/accounts', undefined, again.body.token)).toMatchObject({
      body: { code: 'post_over' },
    });
  });

  it('says in the audit on whose behalf a substitute works', async () => {
    const away = (await ask('/me', undefined, await api.signIn('principal', `313700000${n}`))).body;
    const lent = await standIn(me.user, away.posts[0]?.id ?? '', away.user, 'no_decisions');
    const { body } = await ask('/me/post', { post: lent });
    expect(body).toMatchObject({ role: 'principal' });
    expect(body.posts).toMatchObject([
      { active: false, actingFor: null, scope: 'all' },
      {
        active: true,
        actingFor: { user: away.user },
        scope: 'no_decisions',
        scopeLabel: '日常办理，不含审批等决定',
      },
    ]);
    await ask('/accounts');
    const entries = await database.source.query<object[]>(
      `SELECT actor_role, on_behalf_of, action, result FROM audit_entry WHERE actor_user = $1 ORDER BY seq DESC LIMIT 2`,
      [me.user],
    );
    expect(entries).toEqual([
      { actor_role: 'principal', on_behalf_of: away.user, action: 'account.list', result: 'refused' },
      { actor_role: 'principal', on_behalf_of: away.user, action: 'session.choose_post', result: 'allowed' },
    ]);
  });

  it('never lets an administrator of the system hold another post, whatever program asks', async () => {
    await expect(hold(me.user, 'system_admin', PLACE.county)).rejects.toThrow(/administrator/);
    const admin = (await ask('/me', undefined, await api.signIn('audit_admin', PLACE.county))).body;
    await expect(hold(admin.user, 'principal', PLACE.school)).rejects.toThrow(/administrator/);
    const past = await database.source.query<object[]>(
      `INSERT INTO post (account, role, office, from_date, to_date, opened_at)
       VALUES ($1, 'principal', $2, $3, $3, now()) RETURNING id`,
      [admin.user, PLACE.school, plainDate('2020-09-01')],
    );
    expect(past).toHaveLength(1);
  });
});
