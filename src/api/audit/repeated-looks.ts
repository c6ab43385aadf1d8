import { createHash } from 'node:crypto';
import type { NewAuditEntry } from '../../persistence/readers/audit.js';
import type { SignedInRequest } from '../accounts/current-account.js';
import { isApiToken } from '../accounts/machines/api-tokens.js';
import { sessionTokenOf } from '../accounts/session-token.js';
import { ruleFor } from '../request-route.js';

/** From the entry on, not from the last look: a page left open is in the audit twice an hour. */
export const SAME_LOOK_MS = 30 * 60_000;
/** What is forgotten for want of room is written again: too much, never too little. */
const MOST = 20_000;

/**
 * Which entries of the last half hour an open page, asking again by itself, would only repeat. Each API process
 * remembers its own, so that a page that is answered by two of them has two entries.
 */
export class RepeatedLooks {
  private readonly writtenAt = new Map<string, number>();

  constructor(private readonly most = MOST) {}

  has(look: string, now: number): boolean {
    const at = this.writtenAt.get(look);
    return at !== undefined && now - at < SAME_LOOK_MS;
  }

  /** Only when the entry stands: what could not be written has not been seen. */
  written(look: string, now: number): void {
    this.writtenAt.delete(look);
    this.writtenAt.set(look, now);
    for (const [oldest, at] of this.writtenAt) {
      if (this.writtenAt.size <= this.most && now - at < SAME_LOOK_MS) break;
      this.writtenAt.delete(oldest);
    }
  }
}

/** What makes two looks the same one; undefined for what is written each time. */
export function lookOf(request: SignedInRequest, entry: NewAuditEntry): string | undefined {
  if (ruleFor(request)?.asksAgain !== true || entry.result !== 'allowed') return undefined;
  const found = sessionTokenOf(request);
  // A machine's use of its token is on record each time.
  if (found === undefined || isApiToken(found.token)) return undefined;
  const { requestId: _, ...told } = entry;
  return createHash('sha256')
    .update(JSON.stringify([found.token, told]))
    .digest('base64');
}
