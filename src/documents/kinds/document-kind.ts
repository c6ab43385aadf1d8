import type { Role } from '../../domain/access/role.js';
import type { FieldName } from '../field-meanings.js';

/** Who issues a document: the body whose name, number series and seal stand on it. */
export type Issuer = 'school' | 'authority' | 'justice';

/** Something only the issuer knows and is asked for: the day of a visit, the reason for a recall. */
export interface Ask {
  readonly field: FieldName;
  /** An `id` is the number of an identity card, or words that say why there is none; a `name` is shown to be confirmed. */
  readonly type: 'text' | 'date' | 'id' | 'name';
  /** Printed when nothing is said; without it the field must be given. */
  readonly otherwise?: string;
}

export interface DocumentKind {
  readonly label: string;
  readonly issuer: Issuer;
  /** The word of the number series: 「柳河镇责改〔2025〕1号」. */
  readonly series: string;
  /** How many originals are printed; of a paper to parties, for one of them. */
  readonly copies: number;
  /** One more for every further party it is addressed to. */
  readonly perParty?: true;
  /** Who may issue it; of an authority only the one that acts in the case. */
  readonly roles: readonly Role[];
  /** What the document is about; see `document-subject.ts`. */
  readonly about: About;
  /** Must stand in every template of the kind: without them the paper would not do what the law asks of it. */
  readonly required: readonly FieldName[];
  /** May stand in it beside what every template may use. */
  readonly further?: readonly FieldName[];
  readonly asks?: readonly Ask[];
  /** That it exists says that the child is ill or disabled: it is listed for, and read by, those who read health. */
  readonly tellsHealth?: true;
  /** What whoever issues it has to know first. */
  readonly warning?: string;
}

export type About =
  | 'case'
  | 'paper'
  | 'order'
  | 'statement'
  | 'filing'
  | 'recall'
  | 'referral'
  | 'enquiry'
  | 'visit'
  | 'persuasion'
  | 'return'
  | 'arrangement'
  /** Each set of answers is another document: one per home lesson. */
  | 'each';

export const HEAD = ['文号', '发文机关', '成文日期'] as const satisfies readonly FieldName[];

export const SCHOOL_ROLES: readonly Role[] = ['class_teacher', 'registrar', 'principal'];
export const SCHOOL_OFFICE: readonly Role[] = ['registrar', 'principal'];
export const CADRES: readonly Role[] = ['township_cadre', 'bureau_officer'];

export type Kinds = Readonly<Record<string, DocumentKind>>;
