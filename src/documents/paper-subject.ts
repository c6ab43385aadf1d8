import type { Paper } from '../domain/ladder/case-state.js';
import { PAPER_KINDS } from '../domain/ladder/vocabulary.js';
import { accepted, refusal, refused, type Judged } from '../domain/refusal.js';
import { documentKind, type DocumentKindId } from './document-kinds.js';
import type { DocumentSource, Subject } from './document-source.js';

/** Which kind of paper of the case a document belongs to, where it is not the paper itself. */
const BELONGS_TO: Readonly<Partial<Record<DocumentKindId, readonly Paper['kind'][]>>> = {
  service_receipt: ['order', 'notice', 'demand'],
  statement_record: ['order', 'demand'],
  execution_object: ['request'],
};

export function paperSubject(
  kind: DocumentKindId,
  { view }: DocumentSource,
  wanted: string | undefined,
): Judged<Subject> {
  const of = BELONGS_TO[kind] ?? [kind];
  const paper = view.papers.findLast(
    (each) => (of as readonly string[]).includes(each.kind) && (wanted === undefined || each.id === wanted),
  );
  if (!paper) return refused(noSuchPaper(kind, wanted));
  if (paper.status === 'stopped') {
    return refused(
      refusal('paper_stopped', `文书「${paper.id}」已停止办理（学生已返校，或决定已撤销），不再出具。`, {
        field: 'about',
        value: paper.id,
      }),
    );
  }
  if (paper.status !== 'approved' && paper.status !== 'served') {
    return refused(
      refusal('paper_not_approved', `《${PAPER_KINDS[paper.kind]}》（${paper.id}）尚未批准，不能出具。`, {
        field: 'about',
        value: paper.id,
        possible: ['由机关负责人办理「批准法律文书」'],
      }),
    );
  }
  // Printed blank before service and with its result afterwards: two papers.
  const about = kind === 'service_receipt' ? `${paper.id}-${paper.status}` : paper.id;
  return accepted({ about, authority: paper.authority, paper });
}

/** The order in force, which a penalty presupposes: served, and not obeyed. */
export function orderedSubject({ view }: DocumentSource): Judged<Subject> {
  const order = view.papers.findLast(({ kind, status }) => kind === 'order' && status === 'served');
  if (!order || view.standing.status !== 'climbing') {
    return refused(
      refusal('order_not_served', '责令限期改正通知书送达、期满仍未改正，方可告知或者决定处罚。', {
        possible: ['办理「登记送达」'],
      }),
    );
  }
  return accepted({ about: order.id, authority: order.authority, paper: order });
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

/** A notice that went out and should not have: stopped after it was served, or voided after it was issued. */
export function recalledSubject(
  { view, issued, voided }: DocumentSource,
  wanted: string | undefined,
): Judged<Subject> {
  const paper = view.papers.findLast(
    ({ id, kind, status, servedOn }) =>
      (wanted === undefined || id === wanted) &&
      (voided.has(`${kind}:${id}`) ||
        (status === 'stopped' && (servedOn !== null || issued.has(`${kind}:${id}`)))),
  );
  return paper
    ? accepted({ about: paper.id, authority: paper.authority, paper })
    : refused(
        refusal('nothing_to_recall', '本案没有已发出而被停止办理或者作废的文书，无需撤回。', {
          possible: ['先作废有误的文书'],
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
