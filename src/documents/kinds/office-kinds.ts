import type { Role } from '../../domain/access/role.js';
import type { FieldName } from '../field-meanings.js';
import { HEAD, type Ask } from './document-kind.js';

/** A document between offices that is about no child: it is filled by whoever issues it. */
export interface OfficeDocumentKind {
  readonly label: string;
  readonly series: string;
  readonly copies: number;
  readonly roles: readonly Role[];
  readonly required: readonly FieldName[];
  readonly further?: readonly FieldName[];
  readonly asks: readonly Ask[];
  readonly warning?: string;
}

const OFFICES: readonly Role[] = ['township_cadre', 'township_head', 'bureau_officer', 'bureau_head'];
const text = (field: FieldName, otherwise?: string): Ask => ({
  field,
  type: 'text',
  ...(otherwise === undefined ? {} : { otherwise }),
});
const date = (field: FieldName): Ask => ({ field, type: 'date' });

export const OFFICE_KINDS = {
  talk_notice: {
    label: '约谈通知书',
    series: '约谈',
    copies: 2,
    roles: OFFICES,
    required: [...HEAD, '约谈对象', '约谈时间', '约谈地点', '约谈事由'],
    asks: [text('约谈对象'), text('约谈时间'), text('约谈地点'), text('约谈事由')],
  },
  rectification_notice: {
    label: '限期整改通知书',
    series: '整改',
    copies: 2,
    roles: OFFICES,
    required: [...HEAD, '整改单位', '存在问题', '整改要求', '整改期限'],
    asks: [text('整改单位'), text('存在问题'), text('整改要求'), date('整改期限')],
  },
  circular: {
    label: '工作通报',
    series: '通报',
    copies: 1,
    roles: OFFICES,
    required: [...HEAD, '通报范围', '通报事项', '工作要求'],
    asks: [text('通报范围'), text('通报事项'), text('工作要求')],
    warning: '只通报单位的工作情况。不得写入学生、监护人的姓名或者可以识别其身份的信息。',
  },
  meeting_minutes: {
    label: '联席会议纪要',
    series: '纪要',
    copies: 1,
    roles: OFFICES,
    required: [...HEAD, '会议时间', '会议地点', '主持人', '出席单位', '会议内容', '议定事项'],
    asks: [
      text('会议时间'),
      text('会议地点'),
      text('主持人'),
      text('出席单位'),
      text('会议内容'),
      text('议定事项'),
    ],
    warning: '个案以案件编号指称，不写学生、监护人的姓名。',
  },
  target_pledge: {
    label: '控辍保学目标责任书',
    series: '责任',
    copies: 2,
    roles: OFFICES,
    required: [...HEAD, '责任单位', '责任年度', '目标任务', '工作职责', '奖惩办法'],
    asks: [
      text('责任单位'),
      text('责任年度'),
      text('目标任务', '本辖区适龄儿童、少年除身体原因不具备学习条件的外，全部入学，不发生失学、辍学。'),
      text(
        '工作职责',
        '落实动态监测、登记、劝返和书面报告，如实填报，不瞒报、不虚报；落实资助、关爱和学业帮扶。',
      ),
      text('奖惩办法', '完成情况列入年度考核；未按时报告或者弄虚作假的，依照有关规定追究责任。'),
    ],
  },
} as const satisfies Readonly<Record<string, OfficeDocumentKind>>;

export type OfficeKindId = keyof typeof OFFICE_KINDS;

export function officeKind(id: OfficeKindId): OfficeDocumentKind {
  return OFFICE_KINDS[id];
}

export function isOfficeKind(id: string): id is OfficeKindId {
  return Object.hasOwn(OFFICE_KINDS, id);
}
