import type { Paper } from '../../domain/ladder/case-state.js';
import { PENALTY_FILE } from '../../domain/ladder/gates/court-file-rule.js';
import { ADDRESSEES, PAPER_KINDS } from '../../domain/ladder/vocabulary.js';
import { documentKind, isDocumentKind, type DocumentKindId } from '../document-kinds.js';
import { blanksIn } from '../paper-asks.js';
import { COURT_CONTENTS } from './court-contents.js';

/** An issued document as a bundle knows it. */
export interface BundledDocument {
  readonly id: string;
  readonly kind: string;
  readonly about: string;
  readonly number: string;
  readonly issuedOn: string;
}

/** With what was printed in it. */
export interface FilledDocument extends BundledDocument {
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface Placed<Document> {
  readonly part: string;
  readonly document: Document;
}

const CHINESE = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三'];

export function partName(i: number, heading: string): string {
  return `${CHINESE[i] ?? i + 1}、${heading}`;
}

/** The documents in the order of 行政强制法 art. 55. */
export function inCourtOrder<Document extends BundledDocument>(
  documents: readonly Document[],
): readonly Placed<Document>[] {
  return COURT_CONTENTS.flatMap(({ heading, kinds }, i) =>
    kinds.flatMap((kind) =>
      documents
        .filter((document) => document.kind === kind)
        .map((document) => ({ part: partName(i, heading), document })),
    ),
  );
}

/** What art. 55 names and the file does not hold, in the words of whoever has to find it. */
export function missingForCourt(
  documents: readonly FilledDocument[],
  papers: readonly Paper[],
): readonly string[] {
  const has = (kind: DocumentKindId) => documents.some((document) => document.kind === kind);
  const penalty = papers.some(isServedPenalty) ? Object.keys(PENALTY_FILE) : [];
  const lacking = COURT_CONTENTS.flatMap(({ heading, kinds, needed }) =>
    kinds
      .filter((kind) => needed.includes(kind) || penalty.includes(kind))
      .filter((kind) => kind !== 'service_receipt' && !has(kind))
      .map((kind) => `《${documentKind(kind).label}》（${heading}）`),
  );
  return [...lacking, ...receiptsMissing(documents, papers), ...documents.flatMap(leftBlank)];
}

/** A respondent without a name is as good as no application. */
function leftBlank({ kind, number, fields }: FilledDocument): readonly string[] {
  if (!isDocumentKind(kind)) return [];
  const blanks = blanksIn(kind, fields);
  return blanks.length === 0
    ? []
    : [`《${documentKind(kind).label}》（${number}）的${blanks.join('、')}是空白，须作废后重新出具`];
}

function isServedPenalty({ kind, status, servedOn }: Paper): boolean {
  return kind === 'penalty_decision' && servedOn !== null && status !== 'recalled';
}

/** A receipt for each decision and for the demand, with its result, of each guardian. */
function receiptsMissing(documents: readonly BundledDocument[], papers: readonly Paper[]): readonly string[] {
  const decisions = papers.some(isServedPenalty)
    ? (['order', 'penalty_decision'] as const)
    : (['order'] as const);
  return [...decisions, 'demand' as const].flatMap((kind) => {
    const paper = papers.findLast((each) => each.kind === kind && each.servedOn !== null);
    if (!paper) return [`《${PAPER_KINDS[kind]}》的送达回证（尚未送达）`];
    const { addressees = [] } = paper;
    const wanted = addressees.length > 0 ? addressees.map((each) => `-${each}`) : [''];
    return wanted
      .filter(
        (who) =>
          !documents.some(
            (document) =>
              document.kind === 'service_receipt' && document.about === `${paper.id}${who}-served`,
          ),
      )
      .map((who) => {
        const addressee = addressees.find((each) => `-${each}` === who);
        return `《${PAPER_KINDS[kind]}》的送达回证（${addressee ? `${ADDRESSEES[addressee]}，` : ''}载明送达结果）`;
      });
  });
}
