import type { Moment } from './moment.js';

/** An entry of the audit as it is exported: text, as the digest was made over it. */
export interface AuditEntry {
  readonly seq: string;
  /** UTC with microseconds. */
  readonly at: string;
  readonly actorUser: string | null;
  readonly actorRole: string | null;
  readonly actorOffice: string | null;
  readonly onBehalfOf: string | null;
  readonly action: string;
  readonly object: string | null;
  /** Codes of the children and numbers of the cases the answer showed. */
  readonly subjects: readonly string[];
  readonly detail: string | null;
  readonly result: string;
  readonly code: string | null;
  readonly ip: string | null;
  readonly requestId: string;
  readonly prevHash: string;
  readonly hash: string;
}

/** What a log outside the database remembers of an entry. */
export interface AuditAnchor {
  readonly seq: string;
  readonly hash: string;
}

export type ChainVerdict =
  | { readonly whole: true; readonly entries: number; readonly head: AuditAnchor | null }
  | { readonly whole: false; readonly brokenAt: string; readonly because: string };

/** An act that stands in the journal and in no entry of the audit. */
export interface UnauditedAct {
  readonly caseNo: string;
  readonly act: string;
  readonly user: string;
  readonly role: string;
  readonly office: string;
  readonly at: Moment;
}

export interface AuditPage {
  readonly items: readonly AuditEntry[];
  /** For `before`; null on the last page. */
  readonly next: string | null;
  /** Acts of the journal that no entry knows of. There should be none. */
  readonly unaudited: readonly UnauditedAct[];
}
