import type { Role } from '../domain/access/role.js';

/** Who issues a document: the body whose name, number series and seal stand on it. */
export type Issuer = 'school' | 'authority' | 'justice';

export interface DocumentKind {
  readonly label: string;
  readonly issuer: Issuer;
  /** The word of the number series: 「柳河镇责改〔2025〕1号」. */
  readonly series: string;
  /** How many originals are printed. */
  readonly copies: number;
  /** Who may issue it; of an authority only the one that acts in the case. */
  readonly roles: readonly Role[];
  /** What the document is about: nothing further, a paper, a referral, or an event of the journal. */
  readonly about: 'case' | 'paper' | 'referral' | 'visit' | 'persuasion' | 'return';
}

const school: readonly Role[] = ['class_teacher', 'registrar', 'principal'];
const cadres: readonly Role[] = ['township_cadre', 'bureau_officer'];

/** Every document the system draws up (domain notes, part C). */
export const DOCUMENT_KINDS = {
  return_notice: {
    label: '劝返复学通知书',
    issuer: 'school',
    series: '劝返',
    copies: 3,
    roles: school,
    about: 'case',
  },
  home_visit_record: {
    label: '家访记录',
    issuer: 'school',
    series: '家访',
    copies: 1,
    roles: school,
    about: 'visit',
  },
  persuasion_record: {
    label: '劝返记录',
    issuer: 'school',
    series: '劝记',
    copies: 1,
    roles: school,
    about: 'persuasion',
  },
  written_report: {
    label: '辍学学生书面报告',
    issuer: 'school',
    series: '辍报',
    copies: 3,
    roles: ['registrar', 'principal'],
    about: 'case',
  },
  criticism_record: {
    label: '批评教育记录',
    issuer: 'authority',
    series: '批教',
    copies: 1,
    roles: cadres,
    about: 'case',
  },
  order: {
    label: '责令限期改正通知书',
    issuer: 'authority',
    series: '责改',
    copies: 3,
    roles: cadres,
    about: 'paper',
  },
  service_receipt: {
    label: '送达回证',
    issuer: 'authority',
    series: '送',
    copies: 1,
    roles: cadres,
    about: 'paper',
  },
  notice: {
    label: '司法告知书',
    issuer: 'justice',
    series: '告',
    copies: 2,
    roles: ['justice_official'],
    about: 'paper',
  },
  demand: {
    label: '履行行政决定催告书',
    issuer: 'authority',
    series: '催',
    copies: 3,
    roles: cadres,
    about: 'paper',
  },
  request: {
    label: '强制执行申请书',
    issuer: 'authority',
    series: '强执申',
    copies: 2,
    roles: cadres,
    about: 'paper',
  },
  return_proof: {
    label: '复学证明',
    issuer: 'school',
    series: '复',
    copies: 3,
    roles: ['registrar', 'principal'],
    about: 'return',
  },
  referral_letter: {
    label: '移送（协查）函',
    issuer: 'authority',
    series: '函',
    copies: 2,
    roles: cadres,
    about: 'referral',
  },
} as const satisfies Readonly<Record<string, DocumentKind>>;

export type DocumentKindId = keyof typeof DOCUMENT_KINDS;

export function documentKind(id: DocumentKindId): DocumentKind {
  return DOCUMENT_KINDS[id];
}

export function isDocumentKind(id: string): id is DocumentKindId {
  return Object.hasOwn(DOCUMENT_KINDS, id);
}

/** 「柳河镇责改〔2025〕1号」: six-cornered brackets, no 第, no leading zero (GB/T 9704-2012, 7.2.5). */
export function documentNumber(
  agencyShort: string,
  kind: DocumentKindId,
  year: number,
  serial: number,
): string {
  return `${agencyShort}${documentKind(kind).series}〔${year}〕${serial}号`;
}
