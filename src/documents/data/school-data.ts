import {
  ARRANGEMENT_KINDS,
  CONTACT_OUTCOMES,
  PARTICIPANTS,
  REASONS,
} from '../../domain/ladder/vocabulary.js';
import { chineseDate, dateOrBlank } from '../chinese-date.js';
import type { SCHOOL_KINDS } from '../kinds/school-kinds.js';
import { authorityName } from '../office-names.js';
import { quoted, type Own } from './common-data.js';
import { schoolsOwnEfforts } from './what-was-done.js';

const nothing: Own = () => ({});

export const SCHOOL_DATA: Readonly<Record<keyof typeof SCHOOL_KINDS, Own>> = {
  enrolment_notice: nothing,
  return_notice: nothing,
  persuasion_record: nothing,
  home_teaching_record: nothing,
  home_visit_record: (_source, { event }) =>
    event?.type === 'HomeVisitRecorded'
      ? {
          走访日期: chineseDate(event.visitedOn),
          参加人员: event.participants.map((participant) => PARTICIPANTS[participant]).join('、'),
          走访结果: CONTACT_OUTCOMES[event.outcome],
          未到校原因: event.reason ? REASONS[event.reason] : '未说明',
          下次联系日期: dateOrBlank(event.nextOn),
        }
      : {},
  written_report: (source) => ({
    主送机关: source.policy.report.recipients
      .map((each) => authorityName(source.places, each).full)
      .join('、'),
    处理经过: schoolsOwnEfforts(source),
  }),
  return_proof: (_source, { event }) => ({
    返校日期: dateOrBlank(event?.type === 'ReturnReported' ? event.returnedOn : null),
  }),
  arrangement_form: (source, { event }) =>
    event?.type === 'ArrangementRequested'
      ? {
          安置类别: ARRANGEMENT_KINDS[event.kind],
          开始日期: chineseDate(event.on),
          到期日期: chineseDate(event.until),
          证明材料编号: event.evidence,
          申请依据: quoted(source, ['compulsory-education-11-2']),
        }
      : {},
};
