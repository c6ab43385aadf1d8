import { defineAct, happens, refuse } from '../act.js';
import { mustBeOpen, mustBePast } from '../preconditions.js';
import { AID_ITEMS, AID_OUTCOMES } from '../vocabulary.js';

/** Poverty is one of the roads out of school: that help was looked into is written down, whatever came of it. */
export const recordAid = defineAct({
  title: '登记资助',
  fields: {
    item: { kind: 'choice', label: '资助项目', options: AID_ITEMS },
    outcome: {
      kind: 'choice',
      label: '办理结果',
      options: AID_OUTCOMES,
      help: '不符合条件、未获批准的也登记：说明已经核查',
    },
    settledOn: { kind: 'date', label: '日期' },
    evidence: { kind: 'code', label: '佐证材料编号', optional: true },
  },
  blocked: mustBeOpen,
  decide: ({ item, outcome, settledOn, evidence }, _state, { today }) => {
    const problem = mustBePast('settledOn', '日期', settledOn, today);
    return problem
      ? refuse(problem)
      : happens({ type: 'AidRecorded', item, outcome, settledOn, evidence: evidence ?? null });
  },
});
