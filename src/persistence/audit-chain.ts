import { createHash } from 'node:crypto';
import type { AuditAnchor, AuditEntry, ChainVerdict } from '../contracts/audit-answers.js';

const BEGINNING = '0'.repeat(64);

/** Follows the chain from its beginning and names the first entry that does not fit. */
export async function followChain(
  entries: AsyncIterable<AuditEntry> | Iterable<AuditEntry>,
  anchors: readonly AuditAnchor[] = [],
): Promise<ChainVerdict> {
  const outside = new Map(anchors.map(({ seq, hash }) => [seq, hash]));
  let last: AuditAnchor | null = null;
  let count = 0;
  for await (const entry of entries) {
    const expected: string = String(BigInt(last?.seq ?? '0') + 1n);
    const because = faultOf(entry, expected, last?.hash ?? BEGINNING, outside.get(entry.seq));
    if (because !== null)
      return { whole: false, brokenAt: entry.seq === expected ? entry.seq : expected, because };
    outside.delete(entry.seq);
    last = { seq: entry.seq, hash: entry.hash };
    count += 1;
  }
  const [missing] = [...outside.keys()].sort((a, b) => Number(BigInt(a) - BigInt(b)));
  if (missing !== undefined) {
    const gone = String(BigInt(last?.seq ?? '0') + 1n);
    return {
      whole: false,
      brokenAt: gone,
      because: `the log knows entry ${missing}, and the chain has ended before it`,
    };
  }
  return { whole: true, entries: count, head: last };
}

function faultOf(
  entry: AuditEntry,
  expected: string,
  before: string,
  anchored: string | undefined,
): string | null {
  if (entry.seq !== expected) return `entry ${expected} is missing; ${entry.seq} follows`;
  if (entry.prevHash !== before) return 'it does not carry the digest of the entry before it';
  if (entry.hash !== digestOf(entry)) return 'its contents do not have its digest: it has been changed';
  if (anchored !== undefined && anchored !== entry.hash)
    return 'the log kept outside knows it with another digest';
  return null;
}

/** The twin of `audit_digest` in migration 0005. */
export function digestOf(entry: AuditEntry): string {
  const parts = [
    entry.prevHash,
    entry.seq,
    entry.at,
    entry.actorUser,
    entry.actorRole,
    entry.actorOffice,
    entry.onBehalfOf,
    entry.action,
    entry.object,
    entry.subjects.join(','),
    entry.detail,
    entry.result,
    entry.code,
    entry.ip,
    entry.requestId,
  ];
  const text = parts.map((part) => (part === null ? '-;' : `${Buffer.byteLength(part)}:${part};`)).join('');
  return createHash('sha256').update(text).digest('hex');
}
