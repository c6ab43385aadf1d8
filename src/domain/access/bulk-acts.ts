import type { ActName } from '../ladder/acts/act-names.js';

/**
 * What may be done to many cases at a sitting: routine in which nothing is judged about a single child. A signature, a
 * decision and a visit are each done for one child.
 */
export const BULK_ACTS: readonly ActName[] = ['acknowledgeReport', 'sendReport', 'confirmAlert', 'reassign'];
