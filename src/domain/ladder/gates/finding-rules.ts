import { refusal } from '../../refusal.js';
import { isFull } from '../procedure.js';
import { ADDRESSEES } from '../vocabulary.js';
import { met, missing, toBeLookedAt, type GateRule } from './gate-rule.js';

/** What the drafter has to have found out. While a gate is only looked at these ask; in drafting they bind. */

export const FACTS: GateRule = {
  id: 'facts',
  label: '缺勤事实有考勤或者联系、家访记录',
  citation: 'compulsory-education-58',
  act: 'recordContact',
  check: ({ absentSince, attendance, contacts, persuasions }) => {
    const told = contacts.length + persuasions.length;
    if (attendance)
      return met(
        `自 ${absentSince} 起未到校，考勤至 ${attendance.through} 旷课 ${attendance.unexcusedDays} 日。`,
      );
    return told > 0
      ? met(`自 ${absentSince} 起未到校，有 ${told} 次联系、家访或劝返记录。`)
      : toBeLookedAt('facts_not_recorded', '没有考勤，也没有联系、家访记录，请补充缺勤的证据。');
  },
};

/** 行政处罚法 art. 42 for penalties; the order follows it, because an order can be reviewed like a penalty (trap 29). */
export const CERTIFIED_OFFICERS: GateRule = {
  id: 'certified_officers',
  label: '两名以上持证人员办理',
  citation: 'penalty-law-42',
  act: 'draftPaper',
  check: (state, { findings }) => {
    const officers = findings?.officers ?? [];
    if (new Set(officers).size >= 2) return met(`执法证号：${officers.join('、')}。`);
    const isBinding = officers.length > 0 || (findings !== undefined && isFull(state));
    return isBinding
      ? missing(
          refusal('two_officers_needed', '应由两名持有执法证的人员办理，须填两个不同的执法证号。', {
            field: officers.length === 0 ? 'officerOne' : 'officerTwo',
            possible: ['拟制时填「办理人员一执法证号」「办理人员二执法证号」'],
          }),
        )
      : toBeLookedAt('officers_not_recorded', '尚未记载两名办理人员的执法证号。');
  },
};

/** 民法典 arts. 26–27: father and mother each have the duty (trap 17). */
export const EACH_GUARDIAN: GateRule = {
  id: 'each_guardian',
  label: '列明每一名监护义务人（父母双方），分别送达',
  citation: 'civil-code-27',
  act: 'draftPaper',
  check: (state, { findings }) => {
    const addressees = findings?.addressees;
    if (addressees) return met(`受送达人：${addressees.map((each) => ADDRESSEES[each]).join('、')}。`);
    return findings && isFull(state)
      ? missing(
          refusal('addressees_missing', '请列明受送达监护人：父母各为义务人，应分别送达。', {
            field: 'addressees',
            possible: ['拟制时选「受送达监护人」'],
          }),
        )
      : toBeLookedAt(
          'addressees_not_recorded',
          '拟制时请列明受送达监护人；父母各为义务人，委托照护的祖父母不是。',
        );
  },
};
