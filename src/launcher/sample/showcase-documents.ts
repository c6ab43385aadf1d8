import type { DataSource } from 'typeorm';
import type { CaseDetail } from '../../contracts/http-schemas-answers.js';
import type { DocumentOffers } from '../../contracts/http-schemas-documents.js';
import type { ShownCase } from '../../domain/access/shown-case.js';
import type { ApiClient } from '../drill/api-client.js';
import { progress } from '../terminal.js';
import { sampleFamily, saidBy } from './sample-family.js';
import { SAMPLE_PASSWORD } from './sample-logins.js';

const SCHOOL = 'junior2.registrar';
const TOWNSHIP = 'liuwan.cadre';
const JUSTICE = 'justice';

export interface Printed {
  readonly by: string;
  readonly kind: string;
  readonly about?: string;
  readonly fields?: Readonly<Record<string, string>>;
}

/** The documents of the shown cases, issued by the desks that would have: their files lack nothing by then. */
export async function printShownDocuments(database: DataSource, api: ApiClient): Promise<void> {
  progress('issuing the documents of the shown cases');
  const tokens = new Map<string, string>();
  for (const login of [SCHOOL, TOWNSHIP, JUSTICE])
    tokens.set(login, await api.signIn(login, SAMPLE_PASSWORD));
  const as = (login: string) => tokens.get(login) ?? '';
  const cases = await database.query<{ caseNo: string }[]>(
    `SELECT case_no AS "caseNo" FROM case_ledger ORDER BY case_no`,
  );
  for (const { caseNo } of cases) {
    const shown = await api.get<CaseDetail>(`/cases/${caseNo}`, as(TOWNSHIP));
    if (!shown.ok) continue;
    const family = sampleFamily(caseNo, shown.body.child.name, shown.body.township.code);
    for (const { by, kind, about, fields } of documentsOfLife(shown.body.view)) {
      const offered = await api.get<DocumentOffers>(`/cases/${caseNo}/documents/offers`, as(by));
      const offers = offered.ok ? offered.body.offers : [];
      const asks = offers.find((each) => each.kind === kind)?.asks ?? [];
      const said = { ...(about && { about }), fields: { ...saidBy(family, asks), ...fields } };
      const answer = await api.post(`/cases/${caseNo}/documents/${kind}`, said, as(by));
      if (!answer.ok) progress(`${caseNo} ${kind}: ${answer.refusal.message}`);
    }
  }
}

/** In the order in which they went out, because the later ones quote the numbers of the earlier. */
export function documentsOfLife({ report, criticism, papers, rung }: ShownCase): readonly Printed[] {
  const isAtCourt = rung === 'court_request';
  return [
    ...(report ? ['persuasion_record', 'written_report'].map((kind) => ({ by: SCHOOL, kind })) : []),
    ...(criticism ? [{ by: TOWNSHIP, kind: 'criticism_record' }] : []),
    ...papers
      .filter(({ status }) => status === 'approved' || status === 'served')
      .flatMap(({ id, kind, services = [], servedOn }): Printed[] => [
        { by: kind === 'notice' ? JUSTICE : TOWNSHIP, kind, about: id },
        ...services.map(({ addressee }) => ({
          by: TOWNSHIP,
          kind: 'service_receipt',
          about: addressee ? `${id}-${addressee}` : id,
        })),
        ...(isAtCourt && kind === 'order' && servedOn
          ? [{ by: TOWNSHIP, kind: 'statement_record', about: id, fields: { 笔录日期: servedOn } }]
          : []),
        ...(kind === 'request' ? [{ by: TOWNSHIP, kind: 'execution_object', about: id }] : []),
      ]),
  ];
}
