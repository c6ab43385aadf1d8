import type { ArrangementRequest, Referral, Standing } from '../ladder/case-state.js';
import type { CaseView } from '../ladder/case-view.js';
import type { AgendaItem } from '../ladder/agenda-item.js';
import type { ArrangementKind, DangerSign, Department } from '../ladder/vocabulary.js';
import { readsHealthOf, type Reader } from './health-permissions.js';
import { aboutShownTo, departmentShownTo, showsSoleReason, signShownTo } from './shown-codes.js';
import { WITHHELD, type Withheld } from './withheld.js';

declare const looked: unique symbol;

export type ShownStanding = ShownOf<Standing>;
type ShownOf<Each> = Each extends { readonly status: 'arranged' }
  ? Omit<Each, 'kind'> & { readonly kind: ArrangementKind | Withheld }
  : Each extends { readonly status: 'protected' }
    ? Omit<Each, 'sign' | 'before'> & { readonly sign: DangerSign | Withheld }
    : Each;

/** A case as one reader may see it. There is no other way to one, so that no answer can leave unlooked at. */
export interface ShownCase extends Omit<CaseView, 'standing' | 'arrangementRequest' | 'referrals'> {
  readonly standing: ShownStanding;
  readonly arrangementRequest:
    (Omit<ArrangementRequest, 'kind'> & { readonly kind: ArrangementKind | Withheld }) | null;
  readonly referrals: readonly (Omit<Referral, 'department'> & {
    readonly department: Department | Withheld;
  })[];
  readonly [looked]: true;
}

export function caseShownTo(reader: Reader, view: CaseView): ShownCase {
  const shown = readsHealthOf(reader, view) ? view : withoutHealth(reader, view);
  return shown as Omit<ShownCase, typeof looked> as ShownCase;
}

/**
 * Every value of a kind is withheld, not the telling ones alone: where 休学 is shown and 送教上门 is not, what is not
 * shown has been said. Help with the cost is left out whole, because 残疾学生优先资助 is one of its kinds.
 */
function withoutHealth(reader: Reader, { aid: _aid, ...view }: CaseView): Omit<ShownCase, typeof looked> {
  const { nextEvent, holdRequest, arrangementRequest, papers } = view;
  const item = (each: AgendaItem): AgendaItem => ({ ...each, about: aboutShownTo(reader, each.about) });
  return {
    ...view,
    standing: standingShownTo(reader, view.standing),
    nextEvent: nextEvent && item(nextEvent),
    agenda: view.agenda.map(item),
    holdRequest: holdRequest && { ...holdRequest, reason: WITHHELD },
    arrangementRequest: arrangementRequest && {
      ...arrangementRequest,
      kind: WITHHELD,
      // A number people give: 「县医院-诊断-7」.
      evidence: WITHHELD,
    },
    referrals: view.referrals.map((each) => ({
      ...each,
      department: departmentShownTo(reader, each.department),
    })),
    papers: showsSoleReason(reader) ? papers : papers.map(({ soleBecause: _because, ...paper }) => paper),
  };
}

function standingShownTo(reader: Reader, standing: Standing): ShownStanding {
  switch (standing.status) {
    case 'arranged':
      return { ...standing, kind: WITHHELD };
    case 'protected': {
      const { before: _before, ...shown } = standing;
      return { ...shown, sign: signShownTo(reader, standing.sign) };
    }
    default:
      return standing;
  }
}
