import type { PlainDate } from '../domain/calendar/plain-date.js';
import type { CaseEvent } from '../domain/ladder/case-events.js';
import type { CaseView } from '../domain/ladder/case-view.js';
import type { Paper } from '../domain/ladder/case-state.js';
import type { Authority, Policy } from '../domain/ladder/policy.js';
import type { Addressee } from '../domain/ladder/vocabulary.js';
import type { Citations } from '../domain/law/citations.js';
import type { PlaceNames } from './office-names.js';

/** A child as documents print it; null is what the register does not know. */
export interface ChildInDocument {
  readonly name: string;
  readonly sex: string;
  readonly birthDate: string;
  readonly idNumber: string | null;
  readonly studentNumber: string | null;
  readonly grade: number;
  readonly classNo: number;
  readonly guardianName: string | null;
  readonly guardianRelation: string | null;
  readonly phone: string | null;
  readonly hukouAddress: string | null;
  readonly homeAddress: string | null;
}

/** Everything a document is filled from. Nothing is typed twice. */
export interface DocumentSource {
  readonly view: CaseView;
  readonly policy: Policy;
  readonly events: readonly CaseEvent[];
  readonly child: ChildInDocument;
  readonly places: PlaceNames;
  readonly today: PlainDate;
  readonly citations: Citations;
  /** Numbers of the documents already issued: `order:order-1` → 「柳河镇责改〔2025〕1号」. */
  readonly issued: ReadonlyMap<string, string>;
  /** The same of documents that have been voided since. */
  readonly voided: ReadonlyMap<string, string>;
  /** What whoever issues this document has said, by field; judged already. */
  readonly told: Readonly<Record<string, string>>;
  /** What was said of the parties and of the head in the papers of this case that are still valid; the latest word. */
  readonly toldBefore: Readonly<Record<string, string>>;
}

/** What one document is about. The same kind about the same thing is the same document. */
export interface Subject {
  readonly about: string;
  readonly authority: Authority;
  readonly paper?: Paper;
  /** Whose service a receipt is about; absent where the paper is served as a whole. */
  readonly addressee?: Addressee;
  readonly event?: CaseEvent;
}
