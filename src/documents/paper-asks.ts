import type { Addressee } from '../domain/ladder/vocabulary.js';
import { decisionToEnforce } from './data/decision-data.js';
import { documentKind, type DocumentKindId } from './document-kinds.js';
import type { DocumentSource, Subject } from './document-source.js';
import type { FieldName } from './field-meanings.js';
import type { Ask } from './kinds/document-kind.js';
import { BLANK, NONE, UNKNOWN_PHONE, livesAt, partyField, partyOf, type PartyFact } from './parties.js';

/** What a paper says of each guardian it names, and where that is printed. No legal paper goes out without it. */
const NAMES: Readonly<
  Partial<
    Record<DocumentKindId, { readonly facts: readonly PartyFact[]; readonly printed: readonly FieldName[] }>
  >
> = {
  order: { facts: ['姓名', '证件号码', '住址'], printed: ['监护人', '证件号码', '住址'] },
  penalty_notice: { facts: ['姓名', '证件号码', '住址'], printed: ['监护人', '证件号码', '住址'] },
  penalty_decision: { facts: ['姓名', '证件号码', '住址'], printed: ['监护人', '证件号码', '住址'] },
  notice: { facts: ['姓名'], printed: ['监护人'] },
  demand: { facts: ['姓名'], printed: ['监护人', '决定送达情况'] },
  recall_letter: { facts: ['姓名'], printed: ['监护人'] },
  statement_record: { facts: ['姓名', '住址'], printed: ['监护人', '住址'] },
  service_receipt: { facts: ['姓名', '住址'], printed: ['受送达人', '住址'] },
  request: { facts: ['姓名', '证件号码', '住址', '电话'], printed: ['负责人', '被申请人情况'] },
  execution_object: { facts: ['姓名', '住址'], printed: ['住址', '决定送达情况'] },
  request_withdrawal: { facts: ['姓名'], printed: ['负责人', '被申请人'] },
  civil_complaint: { facts: ['姓名', '证件号码', '住址'], printed: ['负责人', '监护人', '证件号码', '住址'] },
};

/** Signed for by the head of the authority, whose name no register holds. */
const OF_THE_HEAD: readonly DocumentKindId[] = ['request', 'request_withdrawal', 'civil_complaint'];

/** These name whom the decision was made against, and the demand names them beside those it is addressed to. */
const AGAINST: readonly DocumentKindId[] = ['request', 'execution_object', 'request_withdrawal', 'demand'];

/** What whoever issues this very paper is asked: of each party, of the head, and what its kind always asks. */
export function asksOf(kind: DocumentKindId, source: DocumentSource, subject: Subject): readonly Ask[] {
  const { asks = [] } = documentKind(kind);
  return [...partyAsks(kind, source, subject), ...asks];
}

export function partyAsks(kind: DocumentKindId, source: DocumentSource, subject: Subject): readonly Ask[] {
  const named = NAMES[kind];
  if (!named) return [];
  const addressees = partiesIn(kind, source, subject);
  const head = OF_THE_HEAD.includes(kind) ? [ask('负责人', 'name', source.toldBefore['负责人'])] : [];
  const ofParties =
    addressees.length > 0
      ? addressees.flatMap((each) => {
          const party = partyOf(source, each);
          return named.facts.map((fact) =>
            ask(partyField(each, fact), typeOf(fact), party[fact] ?? lacking(fact)),
          );
        })
      : unnamed(named.facts, source);
  return [...ofParties, ...head];
}

/** What should stand in an issued paper and does not: in the words of its fields. */
export function blanksIn(
  kind: DocumentKindId,
  fields: Readonly<Partial<Record<string, unknown>>>,
): readonly FieldName[] {
  return (NAMES[kind]?.printed ?? []).filter((name) => isBlank(fields[name]));
}

function partiesIn(
  kind: DocumentKindId,
  source: DocumentSource,
  { paper, addressee }: Subject,
): readonly Addressee[] {
  const against = AGAINST.includes(kind) ? (decisionToEnforce(source)?.addressees ?? []) : [];
  const addressed = kind === 'request' ? [] : addressee ? [addressee] : (paper?.addressees ?? []);
  return [...new Set([...against, ...addressed])];
}

/** A paper drafted before guardians were named one by one, and a complaint: the one the register names. */
function unnamed(facts: readonly PartyFact[], { child }: DocumentSource): readonly Ask[] {
  return [
    ask('监护人', 'name', child.guardianName),
    ...(facts.includes('证件号码') ? [ask('证件号码', 'id', null)] : []),
    ...(facts.includes('住址') ? [ask('住址', 'text', livesAt(child))] : []),
  ];
}

function ask(field: FieldName, type: Ask['type'], known: string | null | undefined): Ask {
  return { field, type, ...(known ? { otherwise: known } : {}) };
}

function typeOf(fact: PartyFact): Ask['type'] {
  switch (fact) {
    case '姓名':
      return 'name';
    case '证件号码':
      return 'id';
    case '住址':
    case '电话':
      return 'text';
  }
}

/** A court takes an application without a telephone number, and none without a name, a number or an address. */
function lacking(fact: PartyFact): string | undefined {
  return fact === '电话' ? UNKNOWN_PHONE : undefined;
}

function isBlank(printed: unknown): boolean {
  return typeof printed !== 'string' || printed === '' || printed === NONE || printed.includes(BLANK);
}
