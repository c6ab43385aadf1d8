import type { SignedInPerson } from '../../../src/api/accounts/current-account.js';
import { PostManagement } from '../../../src/api/accounts/posts/post-management.js';
import { eventually } from '../../support/case-world.js';
import { PLACE } from '../../support/people.js';
import { seat } from '../../support/seat.js';
import { ApiWorld } from '../support/api-world.js';
import { enrol, HERE } from '../support/sample-county.js';

const ADMIN = {
  user: 'u-admin',
  name: '系统管理员',
  office: PLACE.county,
  role: 'system_admin',
  post: 'post-0',
} as unknown as SignedInPerson;

describe('whom a running case names', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await ApiWorld.start();
  }, 120_000);
  afterAll(() => world?.stop());

  const teacherAt = (user: string, office = PLACE.schoolClass) =>
    seat(world.database, { user, role: 'class_teacher', office, email: `${user}@county.example` });
  const postOf = async (user: string): Promise<string> => {
    const [row] = await world.database.query(`SELECT id FROM post WHERE account = $1 AND ended_at IS NULL`, [
      user,
    ]);
    return row.id;
  };
  const end = async (user: string, handTo?: string) =>
    world.api.app
      .get(PostManagement, { strict: false })
      .end(await postOf(user), handTo === undefined ? {} : { handTo }, ADMIN);
  /** An open case of a child of the class, in which this teacher is named. */
  const namedIn = async (user: string) => {
    const pupil = await enrol(world.database);
    const { body } = await world.api.report(HERE.class_teacher, pupil);
    const act = { input: { role: 'class_teacher', to: user } };
    expect((await world.api.act(HERE.principal, body.caseNo, 'reassign', act)).status).toBe(200);
    return { pupil, caseNo: body.caseNo };
  };
  const holder = async (pupil: string) => (await world.cases.state(pupil)).assignees.class_teacher ?? null;
  const moves = (caseNo: string) =>
    world.database.query(
      `SELECT event ->> 'from' AS "from", event ->> 'to' AS "to" FROM case_event
        WHERE case_no = $1 AND type = 'HolderMoved' ORDER BY seq`,
      [caseNo],
    );

  it('is whoever took the post over, and the new holder is told what waits', async () => {
    await teacherAt('u-old');
    await teacherAt('u-next');
    const { pupil, caseNo } = await namedIn('u-old');
    // Others share the desk: only the handing over says who follows.
    await end('u-old', 'u-next');
    await eventually(async () => expect(await holder(pupil)).toBe('u-next'), 20_000);
    await eventually(async () => expect(await moves(caseNo)).toEqual([{ from: 'u-old', to: 'u-next' }]));
    await eventually(async () => {
      const mails = await world.database.query(
        `SELECT recipients FROM mail_outbox WHERE case_no = $1 AND assignee = 'u-next' AND status = 'sent'`,
        [caseNo],
      );
      expect(mails).toEqual([{ recipients: ['u-next'] }]);
    });
  }, 60_000);

  it('is nobody in particular where several share the desk, and the only one where one sits there', async () => {
    await teacherAt('u-third');
    const shared = await namedIn('u-third');
    await end('u-third');
    await eventually(async () => expect(await holder(shared.pupil)).toBeNull(), 20_000);
    await eventually(async () => expect(await moves(shared.caseNo)).toEqual([{ from: 'u-third', to: null }]));

    await teacherAt('u-fourth');
    const { pupil } = await namedIn('u-fourth');
    await world.database.query(`UPDATE post SET to_date = day_of_access() - 1 WHERE account = 'u-fourth'`);
    await end('u-next');
    await eventually(async () => expect(await holder(pupil)).toBe(HERE.class_teacher.user), 20_000);
  }, 90_000);

  it('stays where the name was never at the desk, and where a substitute stands in for the holder', async () => {
    const { pupil: stranger } = await namedIn('u-nobody-knows');
    await teacherAt('u-fifth');
    const { pupil } = await namedIn('u-fifth');
    await world.database.query(
      `INSERT INTO post (account, role, office, from_date, to_date, substitutes, acting_for, opened_at)
       SELECT 'u-next', role, office, day_of_access(), day_of_access() + 5, id, account, now() FROM post
        WHERE account = 'u-fifth'`,
    );
    await new Promise((resolve) => setTimeout(resolve, 7_000));
    expect(await holder(stranger)).toBe('u-nobody-knows');
    expect(await holder(pupil)).toBe('u-fifth');
  }, 60_000);
});
