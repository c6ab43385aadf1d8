import { createApi } from '../../../src/api/app.module.js';
import { Sessions } from '../../../src/api/accounts/sessions.js';
import { JsonLog } from '../../../src/api/oversight/json-log.js';
import { readEnvironment } from '../../../src/config/environment.js';
import type { Actor } from '../../../src/domain/access/role.js';
import { eventually } from '../../support/case-world.js';
import { ApiWorld } from '../support/api-world.js';
import { enrol, HERE, THERE } from '../support/sample-county.js';

/** Somebody who watches, and what they have been told so far. */
class Watcher {
  private constructor(
    readonly status: number,
    private readonly gone: AbortController,
    readonly heard: string[],
    readonly ended: Promise<void>,
  ) {}

  static async at(url: string, token: string): Promise<Watcher> {
    const gone = new AbortController();
    const response = await fetch(`${url}/api/events`, {
      headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
      signal: gone.signal,
    });
    const heard: string[] = [];
    const read = async () => {
      const decoder = new TextDecoder();
      for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
        heard.push(
          ...decoder
            .decode(piece)
            .split('\n')
            .filter((line) => line.startsWith('data:')),
        );
      }
    };
    return new Watcher(
      response.status,
      gone,
      heard,
      read().catch(() => undefined),
    );
  }

  hasHeardOf(caseNo: string): boolean {
    return this.heard.some((line) => line.includes(caseNo));
  }

  leave(): void {
    this.gone.abort();
  }
}

describe('what is told without being asked', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await ApiWorld.start();
  }, 120_000);
  afterAll(() => world?.stop());

  const watch = async (actor: Actor) => Watcher.at(world.api.url, await world.api.tokenOf(actor));
  const report = async () => {
    const pupil = await enrol(world.database);
    return (await world.api.report(HERE.class_teacher, pupil)).body.caseNo;
  };

  it('tells whoever answers for the child, and nobody else, that a case has changed', async () => {
    const [teacher, bureau, elsewhere, court] = await Promise.all(
      [HERE.class_teacher, HERE.bureau_officer, THERE.township_cadre, HERE.court_liaison].map(watch),
    );
    const caseNo = await report();
    await eventually(async () => expect(teacher?.hasHeardOf(caseNo)).toBe(true));
    await eventually(async () => expect(bureau?.hasHeardOf(caseNo)).toBe(true));
    // The others have had as long, and their lines are open: a case of theirs comes through below.
    expect(elsewhere?.heard).toEqual([]);
    expect(court?.heard).toEqual([]);
    for (const each of [teacher, bureau, elsewhere, court]) each?.leave();
  });

  it('says no more of a case than its number', async () => {
    const teacher = await watch(HERE.class_teacher);
    const caseNo = await report();
    await eventually(async () => expect(teacher.hasHeardOf(caseNo)).toBe(true));
    expect(teacher.heard.map((line) => JSON.parse(line.slice(5)) as unknown)).toEqual(
      expect.arrayContaining([{ cases: [caseNo] }]),
    );
    teacher.leave();
  });

  it('hears what another process of the API has written', async () => {
    const second = await createApi(
      readEnvironment(world.cases.stack.environment),
      new JsonLog({ write: () => undefined }),
    );
    await second.listen(0, '127.0.0.1');
    const { port } = second.getHttpServer().address() as { port: number };
    const there = await Watcher.at(
      `http://127.0.0.1:${port}`,
      await second.get(Sessions, { strict: false }).open(HERE.class_teacher.user),
    );
    const caseNo = await report();
    await eventually(async () => expect(there.hasHeardOf(caseNo)).toBe(true));
    // A process that goes does not wait for those who watch.
    await second.close();
    await there.ended;
  });

  it('hangs up when the session ends', async () => {
    const token = await world.api.app.get(Sessions, { strict: false }).open(HERE.class_teacher.user);
    const watcher = await Watcher.at(world.api.url, token);
    expect(watcher.status).toBe(200);
    await fetch(`${world.api.url}/api/logout`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    await watcher.ended;
    expect((await Watcher.at(world.api.url, token)).status).toBe(401);
  }, 10_000);

  it('has everybody look again after the line to the database was cut', async () => {
    const teacher = await watch(HERE.class_teacher);
    await world.database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'not-one-less wire'`,
    );
    await eventually(async () => expect(teacher.heard).toEqual(['data: {}']));
    const caseNo = await report();
    await eventually(async () => expect(teacher.hasHeardOf(caseNo)).toBe(true));
    teacher.leave();
  });
});
