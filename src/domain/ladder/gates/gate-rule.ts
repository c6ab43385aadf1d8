import type { Actor } from '../../access/role.js';
import type { PlainDate } from '../../calendar/plain-date.js';
import type { CitationId } from '../../law/citations.js';
import { refusal, type Refusal } from '../../refusal.js';
import type { ActName } from '../acts/act-names.js';
import type { CaseState } from '../case-state.js';
import type { Addressee } from '../vocabulary.js';

/** What the register knows and a workflow must not: only answers of yes and no about it reach a gate. */
export interface RegisterFacts {
  /** Age in years on the county's date; null where the register has no birth date. */
  readonly ageYears: number | null;
  readonly guardianNamed: boolean;
  readonly addressKnown: boolean;
  /** Papers and records already issued in this case, by document kind. */
  readonly issued: readonly string[];
}

/** What the person drafting says has been found out. */
export interface Findings {
  readonly noProperReason?: boolean | undefined;
  readonly officers?: readonly string[] | undefined;
  readonly addressees?: readonly Addressee[] | undefined;
}

export interface GateContext {
  readonly today: PlainDate;
  /** Absent when the gate is only looked at by somebody who could not take the step. */
  readonly actor?: Actor | undefined;
  readonly findings?: Findings | undefined;
  readonly register?: RegisterFacts | undefined;
  /** Asked by somebody who need not know why the child stays away: its health is one of the reasons. */
  readonly withoutReasons?: boolean;
}

export type Finding =
  | { readonly status: 'met'; readonly reason: string }
  | { readonly status: 'not_applicable'; readonly reason: string }
  /** `binding` false: the paper must be looked at by a person, the system itself cannot tell. */
  | {
      readonly status: 'missing';
      readonly refusal: Refusal;
      readonly binding: boolean;
      /** The day from which time alone will have met it. */
      readonly metOn?: PlainDate;
    };

/** One condition of a legal step: said once, shown as an item of the checklist and enforced as a refusal. */
export interface GateRule {
  readonly id: string;
  readonly label: string;
  readonly citation: CitationId | null;
  /** The act that would supply what is missing. */
  readonly act: ActName | null;
  readonly check: (state: CaseState, context: GateContext) => Finding;
}

export function met(reason: string): Finding {
  return { status: 'met', reason };
}

export function notApplicable(reason: string): Finding {
  return { status: 'not_applicable', reason };
}

export function missing(because: Refusal): Finding {
  return { status: 'missing', refusal: because, binding: true };
}

/** Only time can supply it. */
export function notBefore(metOn: PlainDate, because: Refusal): Finding {
  return { status: 'missing', refusal: because, binding: true, metOn };
}

export function toBeLookedAt(code: string, message: string): Finding {
  return { status: 'missing', refusal: refusal(code, message), binding: false };
}

/** A condition that exists as a refusal already. */
export function unless(because: Refusal | undefined, reason: string): Finding {
  return because ? missing(because) : met(reason);
}
