import type { ActName } from '../../../../domain/ladder/acts/act-names.js';
import type { ShownCase } from '../../../../domain/access/shown-case.js';
import type { FieldSpec } from '../../../../domain/ladder/fields.js';
import { PAPER_KINDS } from '../../../../domain/ladder/vocabulary.js';

/** What is most often right is filled in already: today, the paper that waits, the follow-up that is due. */
export function firstValues(
  act: ActName,
  fields: FieldSpec,
  view: ShownCase,
  today: string,
  /** From the address: the paper and the guardian of the row one came from. */
  chosen: URLSearchParams,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind === 'date' && !field.optional && name.endsWith('On')) values[name] = today;
  }
  const [paper] = (view.awaiting?.what ?? '').split('_');
  if (
    'kind' in fields &&
    paper &&
    Object.hasOwn(PAPER_KINDS, paper) &&
    view.awaiting?.what.endsWith('_draft')
  ) {
    values['kind'] = paper;
  }
  if ('remediesTold' in fields) values['remediesTold'] = true;
  if ('day' in fields) {
    const due = view.agenda.find(({ kind }) => kind === 'follow_up_missed')?.about.split(':')[1];
    if (due) values['day'] = Number(due);
  }
  if (act === 'draftPaper' && values['kind'] === 'order') values['addressees'] = ['father', 'mother'];
  if (act === 'recordAid') values['item'] = view.aid?.items.find(({ outcome }) => outcome === null)?.item;
  if (act === 'correctPaper') Object.assign(values, asReturned(view));
  for (const name of ['paper', 'addressee']) {
    const given = chosen.get(name);
    if (name in fields && given) values[name] = given;
  }
  return values;
}

/** What was drafted stands in the form again, to be corrected. */
function asReturned(view: ShownCase): Record<string, unknown> {
  const paper = view.papers.findLast(({ status }) => status === 'returned');
  if (!paper) return {};
  const { id, remediesTold, noProperReason, officers = [], addressees, soleBecause } = paper;
  return {
    paper: id,
    remediesTold,
    noProperReason,
    officerOne: officers[0],
    officerTwo: officers[1],
    addressees,
    soleBecause,
  };
}
