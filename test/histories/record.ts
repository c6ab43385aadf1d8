import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { Connection, Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { Payload } from '@temporalio/common';
import { caseWorkflowId } from '../../src/contracts/identifiers.js';
import { EncryptionCodec } from '../../src/temporal/payload-codec.js';
import { CaseWorld } from '../support/case-world.js';
import { person } from '../support/people.js';
import { Life, PATHS } from './paths.js';

/**
 * Records the histories that every later version must be able to replay:
 *
 *     npx tsx test/histories/record.ts 2026.1
 *
 * They are kept decrypted (there are only invented codes in them), so that no key has to be kept with them.
 */
const DAY_MS = 250;
const [release] = process.argv.slice(2);
if (!release) throw new Error('name the release, e.g. 2026.1');
const folder = path.join(import.meta.dirname, release);
mkdirSync(folder, { recursive: true });

const world = await CaseWorld.start();
try {
  await Promise.all(PATHS.map((each) => record(each)));
} finally {
  await world.stop();
}

async function record({ name, opening: overrides, play }: (typeof PATHS)[number]): Promise<void> {
  const opening = world.opening('2025-09-08', overrides, DAY_MS);
  await world.open(opening, opening.confirmed ? person('class_teacher') : null);
  await play(new Life(world, opening));
  // Whatever the last act set off is let come to rest.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const connection = await Connection.connect({ address: world.stack.temporalAddress });
  const client = new Client({ connection });
  const history = await client.workflow.getHandle(caseWorkflowId(opening.pupil)).fetchHistory();
  await connection.close();
  await decrypt(history.events, new EncryptionCodec(world.temporal.payloadKeys));
  writeFileSync(path.join(folder, `${name}.json.gz`), gzipSync(historyToJSON(history), { level: 9 }));
  console.log(`${name}: ${history.events?.length} events`);
}

/** Replaces every encrypted payload below by its plain one, in place. */
async function decrypt(value: unknown, codec: EncryptionCodec): Promise<void> {
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return;
  for (const [name, part] of Object.entries(value)) {
    if (isPayload(part)) {
      const [plain] = await codec.decode([part]);
      (value as Record<string, unknown>)[name] = plain;
    } else {
      await decrypt(part, codec);
    }
  }
}

function isPayload(value: unknown): value is Payload {
  return (
    value !== null &&
    typeof value === 'object' &&
    (value as Payload).metadata?.['encoding'] instanceof Uint8Array
  );
}
