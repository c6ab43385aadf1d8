/**
 * What a case is held to. Each edition asks for all that the ones before it ask for; a case keeps the edition it was
 * opened under, because what was done lawfully then cannot be made undone (ADR 9).
 *
 * - `full`: review, seal, certificates and each guardian's own service are asked for;
 * - `strict`: what a paper rests on is looked at again when it is corrected, approved and sealed, and facts that others
 *   have to answer for (a referral, a receiving school, a reply) are not taken as settled before they are; who has left
 *   ends the case only when nothing filed for them is left at the court.
 */
export const PROCEDURES = ['full', 'strict'] as const;
export type Procedure = (typeof PROCEDURES)[number];

/** What new cases are opened under. */
export const PRESENT_PROCEDURE: Procedure = 'strict';

/** Absent from cases opened before there were editions. */
interface HeldTo {
  readonly procedure?: Procedure | null;
}

/** Whether this case is held to every legal step. */
export function isFull({ procedure }: HeldTo): boolean {
  return procedure === 'full' || procedure === 'strict';
}

/** Whether this case is also held to what a legal step rests on. */
export function isStrict({ procedure }: HeldTo): boolean {
  return procedure === 'strict';
}
