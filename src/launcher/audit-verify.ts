import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import pg from 'pg';
import type { AuditAnchor, AuditEntry, ChainVerdict, UnauditedAct } from '../contracts/audit-answers.js';
import { environmentHere } from '../config/started-here.js';
import { followChain } from '../persistence/audit-chain.js';
import { UNAUDITED_ACTS } from '../persistence/readers/audit-acts.js';
import { auditChain } from '../persistence/readers/audit.js';

const USAGE = `Usage: npm run audit:verify -- [--file audit.jsonl] [--log api.log]...
  --file  an export of GET /api/audit/export; without it the database of DATABASE_URL is read, or that of the
          npm start of this folder
  --log   the API's log, kept outside the database: shows an end cut off and a chain written anew`;

/** `npm run audit:verify`: follows the audit's chain and names its first broken link. Ends with 1 when there is one. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { file: { type: 'string' }, log: { type: 'string', multiple: true }, help: { type: 'boolean' } },
  });
  const databaseUrl = environmentHere()['DATABASE_URL'];
  if (values.help === true || (values.file === undefined && !databaseUrl)) {
    process.stderr.write(`${USAGE}\n`);
    return values.help === true ? 0 : 2;
  }
  const anchors = (await Promise.all((values.log ?? []).map(anchorsIn))).flat();
  const verdict: Verdict =
    values.file === undefined
      ? await inDatabase(databaseUrl ?? '', anchors)
      : await followChain(entriesIn(values.file), anchors);
  if (!verdict.whole) {
    process.stdout.write(`✗ the chain breaks at entry ${verdict.brokenAt}: ${verdict.because}\n`);
    return 1;
  }
  const head = verdict.head ? `, the last one ${verdict.head.seq} with ${verdict.head.hash}` : '';
  process.stdout.write(`✓ ${verdict.entries} entries, unbroken${head}\n`);
  const { unaudited = [] } = verdict;
  for (const { caseNo, act, user, at } of unaudited) {
    process.stdout.write(
      `✗ ${caseNo}: act ${act} of ${user} at ${new Date(at).toISOString()} stands in no entry\n`,
    );
  }
  if (anchors.length === 0) {
    process.stdout.write('  (without --log an end that was cut off cannot be seen)\n');
  }
  return unaudited.length > 0 ? 1 : 0;
}

type Verdict = ChainVerdict & { readonly unaudited?: readonly UnauditedAct[] };

async function inDatabase(url: string, anchors: readonly AuditAnchor[]): Promise<Verdict> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const query = async (sql: string, parameters: unknown[]) =>
      (await client.query<AuditEntry>(sql, parameters)).rows;
    const verdict = await followChain(auditChain(query), anchors);
    // The journal is under row security, which holds for the owner, too.
    await client.query(`SELECT set_config('nol.kind', 'system', true)`);
    return { ...verdict, unaudited: (await client.query<UnauditedAct>(UNAUDITED_ACTS, [1_000])).rows };
  } finally {
    await client.end();
  }
}

async function* entriesIn(file: string): AsyncGenerator<AuditEntry> {
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (line !== '') yield JSON.parse(line) as AuditEntry;
  }
}

async function anchorsIn(file: string): Promise<readonly AuditAnchor[]> {
  const anchors: AuditAnchor[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const found = /"auditSeq":"(\d+)","auditHash":"([0-9a-f]{64})"/.exec(line);
    if (found?.[1] && found[2]) anchors.push({ seq: found[1], hash: found[2] });
  }
  return anchors;
}

process.exitCode = await main();
