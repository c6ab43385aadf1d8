import { liveClock, dateAt } from '../calendar/case-clock.js';
import { isAfter, isBefore, type PlainDate } from '../calendar/plain-date.js';
import { isAdminRole, type AccountRole } from './admin-role.js';
import { OFFICE_OF } from './role.js';

/** A person in an office for a time (ADR 7): what they may do follows from the post a session works in. */
export interface Post {
  /** `post-17`. */
  readonly id: string;
  /** Account code of the holder. */
  readonly account: string;
  readonly role: AccountRole;
  /** See {@link Actor.office}. */
  readonly office: string;
  readonly from: PlainDate;
  /** The last day in force; null while nobody has said. */
  readonly to: PlainDate | null;
  /** Ended by somebody before its day: over from that moment. */
  readonly ended: boolean;
  /** The post stood in for (代理), and whose it is; null for a post of one's own. */
  readonly substitutes: string | null;
  readonly actingFor: string | null;
  readonly scope: PostScope;
}

/** How far a substitution goes; a post of one's own is always `all`. */
export const POST_SCOPES = { all: '全部职权', no_decisions: '日常办理，不含审批等决定' } as const;
export type PostScope = keyof typeof POST_SCOPES;

/** Longer than a term's leave is no leave: then somebody else holds the office. */
export const LONGEST_SUBSTITUTION_DAYS = 90;

export function isInForce(post: Pick<Post, 'from' | 'to' | 'ended'>, on: PlainDate): boolean {
  return !post.ended && !isAfter(post.from, on) && (post.to === null || !isBefore(post.to, on));
}

/**
 * The day on which posts begin and end. Access follows the sun, in a drill too: whoever may turn the drill's clock
 * must not thereby open or end anybody's powers.
 */
export function dayOfAccess(now: Date): PlainDate {
  return dateAt(liveClock, now.getTime());
}

/**
 * Whose leave a head may cover by naming a substitute: everybody of the head's own office. A principal answers for
 * the classes too; of the county offices only the bureau's own cadres are the bureau head's.
 */
export function isHeadOver(
  head: Pick<Post, 'role' | 'office'>,
  post: Pick<Post, 'role' | 'office'>,
): boolean {
  if (isAdminRole(post.role)) return false;
  switch (head.role) {
    case 'principal':
      return ['school', 'class'].includes(OFFICE_OF[post.role]) && post.office.split('-')[0] === head.office;
    case 'township_head':
      return OFFICE_OF[post.role] === 'township' && post.office === head.office;
    case 'bureau_head':
      return ['bureau_officer', 'bureau_head'].includes(post.role) && post.office === head.office;
    default:
      return false;
  }
}
