import { Client, Connection } from '@temporalio/client';
import { caseWorkflowId } from '../../src/contracts/identifiers.js';
import { CaseWorld, eventually } from '../support/case-world.js';
import { person } from '../support/people.js';

describe('what the Temporal UI shows', () => {
  let world: CaseWorld;
  beforeAll(async () => {
    world = await CaseWorld.start();
  }, 90_000);
  afterAll(() => world?.stop());

  it('finds the stuck case by the attributes an operator filters by', async () => {
    const opening = world.opening('2025-09-08', {}, 100);
    await world.open(opening, person('class_teacher'));
    const query = `Stuck = true AND TownshipCode = '${opening.place.township}' AND AwaitingRole = 'principal' AND CaseNo = '${opening.caseNo}' AND StuckSince < '${new Date(Date.now() + 60_000).toISOString()}'`;
    await eventually(async () => expect((await world.client.workflow.count(query)).count).toBe(1), 20_000);
  }, 30_000);

  it('keeps every payload unreadable without the key', async () => {
    const opening = world.opening('2025-09-08', {}, 60_000);
    await world.open(opening, person('class_teacher'));
    await world.act(
      opening.pupil,
      'recordContact',
      { means: 'phone', outcome: 'refused', reason: 'poverty' },
      person('class_teacher'),
    );
    const stranger = await Connection.connect({ address: world.stack.temporalAddress });
    const history = await new Client({ connection: stranger }).workflow
      .getHandle(caseWorkflowId(opening.pupil))
      .fetchHistory();
    await stranger.close();
    const payloads = payloadsIn(history.events);
    const open = payloads.filter((payload) => !payload.where.includes('searchAttributes'));
    expect(open.length).toBeGreaterThan(6);
    expect(open.filter((payload) => payload.encoding !== 'binary/encrypted-aes-256-gcm')).toEqual([]);
    const secrets = ['poverty', 'refused', opening.policy.title, '"means"'];
    for (const { text } of payloads) for (const secret of secrets) expect(text).not.toContain(secret);
  });

  it('costs few events: opening and two acts stay under forty', async () => {
    const opening = world.opening('2025-09-08', {}, 60_000);
    await world.open(opening, person('class_teacher'));
    await world.act(
      opening.pupil,
      'recordContact',
      { means: 'phone', outcome: 'refused' },
      person('class_teacher'),
    );
    await world.act(opening.pupil, 'escalate', {}, person('class_teacher'));
    await eventually(async () => {
      expect((await world.journal(opening.caseNo)).length).toBe((await world.state(opening.pupil)).seq);
    });
    const { events } = await world.handle(opening.pupil).fetchHistory();
    expect(events?.length).toBeLessThan(40);
  });
});

interface SeenPayload {
  readonly where: string;
  readonly encoding: string;
  readonly text: string;
}

/** Every payload anywhere below, with the path that leads to it. */
function payloadsIn(value: unknown, where = ''): SeenPayload[] {
  if (value === null || typeof value !== 'object') return [];
  const { metadata, data } = value as { metadata?: Record<string, Uint8Array>; data?: Uint8Array };
  if (metadata?.['encoding'] instanceof Uint8Array) {
    const encoding = Buffer.from(metadata['encoding']).toString('utf8');
    return [{ where, encoding, text: Buffer.from(data ?? []).toString('utf8') }];
  }
  return Object.entries(value).flatMap(([name, part]) => payloadsIn(part, `${where}.${name}`));
}
