import type { ShownCase } from '../../../../domain/access/shown-case.js';
import type { GateStep } from '../../../../domain/ladder/gates.js';
import { isAtOrAbove } from '../../../../domain/ladder/ladder.js';
import type { PaperKind } from '../../../../domain/ladder/vocabulary.js';

const ORDER_OF_STEPS = ['order', 'notice', 'demand', 'request'] as const satisfies readonly PaperKind[];

/** The first legal step that has not been taken; null where none lies ahead or it is not yet time to think of one. */
export function nextGate({ standing, rung, papers, court }: ShownCase): GateStep | null {
  if (standing.status !== 'climbing' || !isAtOrAbove(rung, 'school_persuasion')) return null;
  const live = (kind: PaperKind) =>
    papers.some((paper) => paper.kind === kind && paper.status !== 'rejected' && paper.status !== 'stopped');
  return ORDER_OF_STEPS.find((kind) => !live(kind)) ?? (court ? null : 'filing');
}
