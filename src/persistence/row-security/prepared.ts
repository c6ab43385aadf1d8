import { createHash } from 'node:crypto';

const names = new Map<string, string>();

/**
 * A statement of the well-trodden way: PostgreSQL keeps its plan on each connection, row security included, and plans
 * anew by itself when the connection becomes another role. For texts that are written out and asked at every request or
 * every wake; not for those that are put together, of which there would be no end.
 */
export function prepared(text: string): string {
  names.set(text, `p_${createHash('sha256').update(text).digest('hex').slice(0, 20)}`);
  return text;
}

/** Under which name a connection keeps it; undefined for what is planned each time. */
export function nameOf(text: string): string | undefined {
  return names.get(text);
}
