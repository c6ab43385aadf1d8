import type { ActName } from './acts/act-names.js';
import { isLive, type Paper } from './case-state.js';

const isToBeServed = ({ status, kind }: Paper) => status === 'approved' && kind !== 'request';

const FITTING: Readonly<Partial<Record<ActName, (paper: Paper) => boolean>>> = {
  reviewPaper: ({ status, review }) => status === 'draft' && review === undefined,
  approvePaper: ({ status }) => status === 'draft',
  rejectPaper: ({ status }) => status === 'draft',
  returnPaper: ({ status }) => status === 'draft',
  correctPaper: ({ status }) => status === 'returned',
  withdrawPaper: ({ status }) => status === 'draft' || status === 'returned',
  issuePaper: ({ status, issued }) => status === 'approved' && issued === undefined,
  recallPaper: (paper) => isLive(paper) && (paper.issued !== undefined || paper.status === 'served'),
  recordService: isToBeServed,
  recordFailedService: isToBeServed,
  announceService: isToBeServed,
};

/** The papers of a case that an act can be about; a form offers these, the act itself judges. */
export function papersFor(act: ActName, papers: readonly Paper[]): readonly Paper[] {
  const fits = FITTING[act];
  return fits ? papers.filter(fits) : [];
}
