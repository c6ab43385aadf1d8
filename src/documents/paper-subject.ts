import type { Paper } from '../domain/ladder/case-state.js';
import { PAPER_KINDS } from '../domain/ladder/vocabulary.js';
import { accepted, refusal, refused, type Judged } from '../domain/refusal.js';
import { documentKind, type DocumentKindId } from './document-kinds.js';
import type { DocumentSource, Subject } from './document-source.js';

/** Which kind of paper of the case a document belongs to, where it is not the paper itself. */
const BELONGS_TO: Readonly<Partial<Record<DocumentKindId, readonly Paper['kind'][]>>> = {
  service_receipt: ['order', 'notice', 'demand', 'penalty_notice', 'penalty_decision'],
  statement_record: ['order', 'demand', 'penalty_notice'],
  execution_object: ['request'],
};

const ENDED: readonly Paper['status'][] = ['stopped', 'withdrawn', 'recalled'];

export function paperSubject(
  kind: DocumentKindId,
  source: DocumentSource,
  asked: string | undefined,
): Judged<Subject> {
  const { view } = source;
  // `order-1-mother`: the receipt of one guardian.
  const [, wanted, whose] = /^(.+-\d+)(?:-([a-z_]+))?$/.exec(asked ?? '') ?? [];
  const of = BELONGS_TO[kind] ?? [kind];
  const papers = view.papers.filter(
    (each) => (of as readonly string[]).includes(each.kind) && (wanted === undefined || each.id === wanted),
  );
  const paper = (kind === 'service_receipt' && papers.findLast(lacksReceipt(source))) || papers.at(-1);
  if (!paper) return refused(noSuchPaper(kind, wanted));
  if (ENDED.includes(paper.status)) {
    return refused(
      refusal(
        'paper_stopped',
        `《${PAPER_KINDS[paper.kind]}》已停止办理（学生已返校，或者已经撤回、撤销），不再出具。`,
        {
          field: 'about',
          value: paper.id,
        },
      ),
    );
  }
  if (paper.status !== 'approved' && paper.status !== 'served') {
    return refused(
      refusal('paper_not_approved', `《${PAPER_KINDS[paper.kind]}》尚未批准，不能出具。`, {
        field: 'about',
        value: paper.id,
        possible: ['由机关负责人办理「批准法律文书」'],
      }),
    );
  }
  return kind === 'service_receipt'
    ? accepted(receiptOf(paper, source, whose))
    : accepted({ about: paper.id, authority: paper.authority, paper });
}

/**
 * Printed blank before service and with its result afterwards: two papers, and for each guardian their own. Nobody
 * named, it is the first guardian's who has none yet.
 */
function receiptOf(paper: Paper, { issued }: DocumentSource, whose: string | undefined): Subject {
  const { id, authority, addressees = [], services = [] } = paper;
  if (addressees.length === 0) return { about: `${id}-${paper.status}`, authority, paper };
  const receipts = addressees.map((addressee) => {
    const isServed = services.some((each) => each.addressee === addressee) || paper.status === 'served';
    return { about: `${id}-${addressee}-${isServed ? 'served' : 'approved'}`, authority, paper, addressee };
  });
  const theirs = receipts.find(({ addressee }) => addressee === whose);
  const next = receipts.find(({ about }) => !issued.has(`service_receipt:${about}`));
  return theirs ?? next ?? receipts[0] ?? { about: id, authority, paper };
}

/** Nobody named a paper: the last one a receipt is still owed for, before one whose receipts are all there. */
function lacksReceipt(source: DocumentSource) {
  return (paper: Paper) =>
    (paper.status === 'approved' || paper.status === 'served') &&
    !source.issued.has(`service_receipt:${receiptOf(paper, source, undefined).about}`);
}

/** The application that lies with the court: the child's return stops it, and only a letter withdraws it (trap 28). */
export function filedSubject({ view, events }: DocumentSource): Judged<Subject> {
  const paper = view.papers.findLast(({ kind }) => kind === 'request');
  const event = events.findLast(({ type }) => type === 'CourtFilingRecorded');
  if (!paper || !event) {
    return refused(refusal('nothing_to_document', '本案没有向人民法院递交申请，无需撤回。'));
  }
  return accepted({ about: paper.id, authority: paper.authority, paper, event });
}

/**
 * A paper that went out and should not have: recalled, stopped after service, or its document voided. One that is
 * still in force is recalled only by name: the act of recalling asks for this letter's number.
 */
export function recalledSubject(
  { view, issued, voided }: DocumentSource,
  wanted: string | undefined,
): Judged<Subject> {
  const wentOut = (paper: Paper) =>
    paper.issued !== undefined || paper.servedOn !== null || issued.has(`${paper.kind}:${paper.id}`);
  const paper = view.papers.findLast((each) =>
    wanted === undefined
      ? each.status === 'recalled' ||
        voided.has(`${each.kind}:${each.id}`) ||
        (each.status === 'stopped' && wentOut(each))
      : each.id === wanted && (wentOut(each) || voided.has(`${each.kind}:${each.id}`)),
  );
  return paper
    ? accepted({ about: paper.id, authority: paper.authority, paper })
    : refused(
        refusal('nothing_to_recall', '本案没有已制发、应当撤回的文书。', {
          possible: ['写明要撤回的文书编号', '先作废有误的文书'],
        }),
      );
}

function noSuchPaper(kind: DocumentKindId, wanted: string | undefined) {
  return refusal('unknown_paper', `本案没有可以出具《${documentKind(kind).label}》的文书。`, {
    field: 'about',
    ...(wanted === undefined ? {} : { value: wanted }),
    possible: ['办理「拟制法律文书」并经批准'],
  });
}
