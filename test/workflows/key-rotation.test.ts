import { randomBytes } from 'node:crypto';
import { CaseWorld } from '../support/case-world.js';
import { person } from '../support/people.js';

const SLOW = 60_000;

describe('replacing the payload key', () => {
  let world: CaseWorld;
  beforeAll(async () => {
    world = await CaseWorld.start();
  }, 90_000);
  afterAll(() => world?.stop());

  it('lets open cases go on under a new key while the older one is still given', async () => {
    const opening = world.opening('2025-09-08', {}, SLOW);
    await world.open(opening, person('class_teacher'));
    const { payloadKey, payloadKeyId } = world.stack;

    await world.restartWith({
      PAYLOAD_KEY: randomBytes(32).toString('base64'),
      PAYLOAD_KEY_ID: 'new-2',
      PAYLOAD_KEYS_OLDER: `${payloadKeyId}:${payloadKey}`,
    });
    const { refusal } = await world.act(
      opening.pupil,
      'recordContact',
      { means: 'phone', outcome: 'refused' },
      person('class_teacher'),
    );

    expect(refusal).toBeNull();
    expect(await keysUsed(opening.pupil)).toEqual(new Set([payloadKeyId, 'new-2']));
  }, 60_000);

  /** Names of the keys that the payloads of the case's history were encrypted with. */
  async function keysUsed(pupil: string): Promise<Set<string>> {
    const history = await world.handle(pupil).fetchHistory();
    const found = JSON.stringify(history).matchAll(/"encryption-key-id":"([^"]+)"/g);
    return new Set([...found].map(([, id]) => Buffer.from(id ?? '', 'base64').toString('utf8')));
  }
});
