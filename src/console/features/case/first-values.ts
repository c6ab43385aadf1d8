import type { CaseView } from '../../../domain/ladder/case-view.js';
import type { FieldSpec } from '../../../domain/ladder/fields.js';
import { PAPER_KINDS } from '../../../domain/ladder/vocabulary.js';

/** What is most often right is filled in already: today, the paper that waits, the follow-up that is due. */
export function firstValues(fields: FieldSpec, view: CaseView, today: string): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind === 'date' && !field.optional && name.endsWith('On')) values[name] = today;
    if (field.kind === 'number' && name === 'servers') values[name] = 2;
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
  return values;
}
