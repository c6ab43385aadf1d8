import type { CaseDetail } from '../../../src/contracts/http-schemas-answers.js';
import type { BundleAnswer } from '../../../src/contracts/http-schemas-bundles.js';
import type { DocumentOffers } from '../../../src/contracts/http-schemas-documents.js';
import type { Refusal } from '../../../src/domain/refusal.js';
import { PAPER_KINDS } from '../../../src/domain/ladder/vocabulary.js';
import type { ApiWorld } from '../support/api-world.js';
import { HERE } from '../support/sample-county.js';

const MOST_TRIES = 12;
const TITLE = /《([^》]+)》(的送达回证)?/;

/**
 * Binds the court's file as a stranger would: binds, reads what is missing, has each of it issued by whoever is offered
 * it, with whatever the offer asks for, and binds again until nothing is missing.
 */
export async function bindsCourtFile(world: ApiWorld, caseNo: string, today: string): Promise<BundleAnswer> {
  const toldSoFar: string[] = [];
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const { status, body } = await world.api.ask<BundleAnswer & Refusal>(
      HERE.township_cadre,
      'POST',
      `/api/cases/${caseNo}/bundles/court`,
      { body: {} },
    );
    const missing = status === 200 ? body.missing : (body.possible ?? []);
    if (status === 200 && missing.length === 0) return body;
    toldSoFar.push(...missing);
    for (const line of missing) {
      const [, title, receipt] = TITLE.exec(line) ?? [];
      if (title)
        await issues(world, caseNo, today, receipt ? '送达回证' : title, receipt ? title : undefined);
    }
  }
  throw new Error(`the court's file was never complete: ${toldSoFar.join('；')}`);
}

async function issues(
  world: ApiWorld,
  caseNo: string,
  today: string,
  label: string,
  ofPaper: string | undefined,
): Promise<void> {
  const { api } = world;
  const said: string[] = [];
  const about = ofPaper === undefined ? {} : { about: await paperCalled(api, caseNo, ofPaper) };
  for (const person of Object.values(HERE)) {
    const path = `/api/cases/${caseNo}/documents`;
    const { status, body } = await api.ask<DocumentOffers>(person, 'GET', `${path}/offers`);
    const offer = status === 200 ? body.offers.find((each) => each.label === label) : undefined;
    if (!offer) continue;
    if (offer.refusal) {
      const first = titleBefore(offer.refusal, label);
      if (first) return issues(world, caseNo, today, first, undefined);
      said.push(JSON.stringify(offer.refusal));
      continue;
    }
    const fields = Object.fromEntries(
      offer.asks
        .filter(({ otherwise }) => otherwise === null)
        .map(({ field, type, meaning }) => [field, type === 'date' ? today : meaning]),
    );
    const issued = await api.ask<Partial<Refusal>>(person, 'POST', `${path}/${offer.kind}`, {
      body: { ...about, ...(Object.keys(fields).length > 0 ? { fields } : {}) },
    });
    if (issued.status === 200) return;
    const before = titleBefore(issued.body, label);
    if (before) return issues(world, caseNo, today, before, undefined);
    said.push(JSON.stringify(issued.body));
  }
  throw new Error(`nobody could issue 《${label}》: ${said.join('；')}`);
}

/** What has to be there before it is issued first; the file is bound again after that. */
function titleBefore({ possible }: Partial<Refusal>, label: string): string | undefined {
  const [, before] = TITLE.exec(possible?.[0] ?? '') ?? [];
  return before === label ? undefined : before;
}

async function paperCalled(api: ApiWorld['api'], caseNo: string, label: string): Promise<string | undefined> {
  const { body } = await api.ask<CaseDetail>(HERE.bureau_officer, 'GET', `/api/cases/${caseNo}`);
  return body.view.papers.findLast(({ kind }) => PAPER_KINDS[kind] === label)?.id;
}
