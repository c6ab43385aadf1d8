import type { CaseEvent } from '../../domain/ladder/case-events.js';
import type { CaseView } from '../../domain/ladder/case-view.js';
import { describeEvent } from '../../domain/wording/events.js';
import { ROLE_LABELS, RUNG_LABELS, STANDING_LABELS } from '../../domain/wording/labels.js';
import { chineseDate } from '../chinese-date.js';
import { GRADES } from '../data/common-data.js';
import type { ChildInDocument } from '../document-source.js';
import { FONTS, SIZE } from '../layout/page.js';
import { dataTable } from '../layout/tables.js';
import { paragraph } from '../layout/text.js';
import type { PlaceNames } from '../office-names.js';
import { FILE_PARTS, partOfEvent } from './case-file.js';
import { partName } from './court-bundle.js';
import { sheetOf } from './index-sheet.js';

export interface FileSource {
  /** Told anew from the journal: the case as it stood on the day. */
  readonly view: CaseView;
  readonly events: readonly CaseEvent[];
  readonly child: ChildInDocument;
  readonly places: PlaceNames;
  readonly asOf: string;
}

/** The basic card, and beneath it part by part what happened until the day. */
export function fileSheets(source: FileSource): Promise<Buffer> {
  const parts = FILE_PARTS.flatMap(({ heading }, i) => {
    const events = source.events.filter((event) => partOfEvent(event) === i);
    const title = paragraph(partName(i, heading), { name: FONTS.heading, size: SIZE.small, keepNext: true });
    if (i === 0) return [title, basicCard(source), paragraph('')];
    return events.length === 0
      ? [title, paragraph('（截至本日无记录）', { size: SIZE.table }), paragraph('')]
      : [title, chronicle(events), paragraph('')];
  });
  return sheetOf('一生一案办理情况', parts);
}

function basicCard({ view, child, places, asOf }: FileSource) {
  return dataTable(
    [3, 12],
    [
      ['案件编号', view.caseNo],
      ['截至日期', chineseDate(asOf)],
      [
        '学生',
        `${child.name}（${child.sex === 'female' ? '女' : '男'}，${chineseDate(child.birthDate)}出生）`,
      ],
      ['身份证件号码', child.idNumber ?? '（无）'],
      ['学籍号', child.studentNumber ?? '（无）'],
      ['学校班级', `${places.school}　${GRADES[child.grade - 1] ?? ''}（${child.classNo}）班`],
      ['户籍地', child.hukouAddress ?? '（未登记）'],
      ['现住地', child.homeAddress ?? '（未登记）'],
      [
        '监护人',
        `${child.guardianName ?? '（未登记）'}（${child.guardianRelation ?? '监护人'}）　${child.phone ?? ''}`,
      ],
      ['适用方案', view.policy.title],
      ['立案日期', chineseDate(view.openedOn)],
      ['未到校起始日', chineseDate(view.absentSince)],
      ['当日状态', `${STANDING_LABELS[view.standing.status]}，${RUNG_LABELS[view.rung]}`],
      ['劝返次数', String(view.persuasions)],
      ['说明', '办理情况按当日以前的办案记录还原；学生和监护人信息为生成时名册所载。'],
    ],
    { heading: false },
  );
}

function chronicle(events: readonly CaseEvent[]) {
  return dataTable(
    [2.6, 3, 9.4],
    [
      ['日期', '办理', '事项'],
      ...events.map((event) => [
        event.on,
        event.actor ? ROLE_LABELS[event.actor.role] : '系统',
        describeEvent(event),
      ]),
    ],
  );
}
