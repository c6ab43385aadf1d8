import { ADDRESSEES, type Addressee } from '../domain/ladder/vocabulary.js';
import type { ChildInDocument, DocumentSource } from './document-source.js';
import type { FieldName } from './field-meanings.js';

/** Room to write by hand what no register holds. */
export const BLANK = '＿＿＿＿＿＿';
export const NONE = '（无）';
export const UNKNOWN_PHONE = '不详';

export const PARTY_FACTS = ['姓名', '证件号码', '住址', '电话'] as const;
export type PartyFact = (typeof PARTY_FACTS)[number];

const CALLED = { father: '父亲', mother: '母亲', other_guardian: '其他监护人' } as const satisfies Record<
  Addressee,
  string
>;

/** Under what name whoever issues a paper says this of a guardian: 「母亲证件号码」. */
export function partyField(addressee: Addressee, fact: PartyFact): FieldName {
  return `${CALLED[addressee]}${fact}`;
}

/** A guardian as a paper names them; what nobody has said yet is left out. */
export type Party = { readonly relation: string } & Readonly<Partial<Record<PartyFact, string>>>;

/**
 * What is known of one guardian: said now, or in an earlier paper of this case, or in the register, which names one.
 * The child's own address stands for that one's; where the other parent lives it does not say.
 */
export function partyOf(source: DocumentSource, addressee: Addressee): Party {
  const { child, told, toldBefore } = source;
  const isTheOne = registered(child.guardianRelation) === addressee;
  const register: Readonly<Record<PartyFact, string | null>> = {
    姓名: isTheOne ? child.guardianName : null,
    证件号码: null,
    住址: isTheOne ? livesAt(child) : null,
    电话: isTheOne ? child.phone : null,
  };
  const facts = PARTY_FACTS.flatMap((fact) => {
    const field = partyField(addressee, fact);
    const known = told[field] ?? toldBefore[field] ?? register[fact];
    return known === null ? [] : [[fact, known] as const];
  });
  const relation = isTheOne && addressee === 'other_guardian' ? child.guardianRelation : null;
  return { relation: relation ?? ADDRESSEES[addressee], ...Object.fromEntries(facts) };
}

/** Where the register says a child lives: its home, else where it is registered. */
export function livesAt({ homeAddress, hukouAddress }: ChildInDocument): string | null {
  return homeAddress ?? hukouAddress;
}

/** Which of the guardians the register names; undefined where it does not say what they are to the child. */
function registered(relation: string | null): Addressee | undefined {
  if (!relation) return undefined;
  if (/^(父亲?|爸爸|生父|养父|继父)$/u.test(relation)) return 'father';
  return /^(母亲?|妈妈|生母|养母|继母)$/u.test(relation) ? 'mother' : 'other_guardian';
}

/** Typed once, what was said of a guardian or of the head holds for the papers that follow. */
export function partyWords(
  papers: readonly Readonly<Record<string, unknown>>[],
): Readonly<Record<string, string>> {
  const said = papers.flatMap((fields) =>
    CARRIED.flatMap((name) => {
      const words = fields[name];
      return typeof words === 'string' && !words.includes(BLANK) ? [[name, words] as const] : [];
    }),
  );
  return Object.fromEntries(said);
}

const CARRIED: readonly FieldName[] = [
  ...(Object.keys(CALLED) as Addressee[]).flatMap((each) =>
    PARTY_FACTS.map((fact) => partyField(each, fact)),
  ),
  '负责人',
];
