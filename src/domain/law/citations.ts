import { plainDate, type PlainDate } from '../calendar/plain-date.js';

/**
 * One article of one version of a statute. A law is amended and renumbered, so a citation is a dated record
 * that an office can edit, never a string in the code that applies it.
 */
export interface Citation {
  readonly id: CitationId;
  readonly statute: string;
  /** As printed in a document, e.g. 「第二十条」. */
  readonly article: string;
  /** The day on which the cited version came into force. */
  readonly versionInForceFrom: PlainDate;
  /** What the article says for our purpose, in one sentence. */
  readonly gist: string;
  /** The article's own words, where a document quotes them. */
  readonly words?: string;
}

export type CitationId =
  | 'compulsory-education-5'
  | 'compulsory-education-11'
  | 'compulsory-education-11-2'
  | 'compulsory-education-58'
  | 'minors-protection-11'
  | 'minors-protection-16'
  | 'minors-protection-17'
  | 'minors-protection-28'
  | 'minors-protection-83'
  | 'minors-protection-92'
  | 'civil-code-27'
  | 'penalty-law-16'
  | 'penalty-law-42'
  | 'penalty-law-45'
  | 'penalty-law-60'
  | 'penalty-law-61'
  | 'enforcement-law-35'
  | 'enforcement-law-38'
  | 'enforcement-law-55'
  | 'litigation-interpretation-155'
  | 'litigation-interpretation-157'
  | 'litigation-law-95'
  | 'reconsideration-law-24'
  | 'civil-procedure-87'
  | 'civil-procedure-88'
  | 'civil-procedure-89'
  | 'civil-procedure-90'
  | 'civil-procedure-95'
  | 'reconsideration-law-20'
  | 'litigation-law-45'
  | 'litigation-law-46'
  | 'litigation-interpretation-64'
  | 'litigation-interpretation-156'
  | 'enforcement-law-53'
  | 'enforcement-law-54'
  | 'enforcement-law-69'
  | 'civil-procedure-85';

/** A set of citations without gaps: whoever edits one must still answer for every id. */
export type Citations = { readonly [Id in CitationId]: Citation };

/** The wording of a reference, e.g. 「《行政诉讼法》第四十六条」. */
export function cite(citations: Citations, id: CitationId): string {
  return `《${citations[id].statute}》${citations[id].article}`;
}

const compulsoryEducationLaw = { statute: '义务教育法', versionInForceFrom: plainDate('2018-12-29') };
const minorsProtectionLaw = { statute: '未成年人保护法', versionInForceFrom: plainDate('2024-04-26') };
const penaltyLaw = { statute: '行政处罚法', versionInForceFrom: plainDate('2021-07-15') };
const reconsiderationLaw = { statute: '行政复议法', versionInForceFrom: plainDate('2024-01-01') };
const litigationLaw = { statute: '行政诉讼法', versionInForceFrom: plainDate('2017-07-01') };
const interpretation = {
  statute: '最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释',
  versionInForceFrom: plainDate('2018-02-08'),
};
const enforcementLaw = { statute: '行政强制法', versionInForceFrom: plainDate('2012-01-01') };
const civilProcedureLaw = { statute: '民事诉讼法', versionInForceFrom: plainDate('2024-01-01') };

/** The articles that clock, gates and documents apply, as read in the statute texts (domain notes, part B). */
export const currentCitations: Citations = {
  'compulsory-education-5': {
    id: 'compulsory-education-5',
    ...compulsoryEducationLaw,
    article: '第五条第二款',
    gist: '父母或者其他法定监护人应当依法保证适龄儿童、少年按时入学接受并完成义务教育',
    words: '适龄儿童、少年的父母或者其他法定监护人应当依法保证其按时入学接受并完成义务教育。',
  },
  'compulsory-education-11': {
    id: 'compulsory-education-11',
    ...compulsoryEducationLaw,
    article: '第十一条第一款',
    gist: '年满六周岁的儿童，其父母或者其他法定监护人应当送其入学接受并完成义务教育',
    words:
      '凡年满六周岁的儿童，其父母或者其他法定监护人应当送其入学接受并完成义务教育；条件不具备的地区的儿童，可以推迟到七周岁。',
  },
  'compulsory-education-11-2': {
    id: 'compulsory-education-11-2',
    ...compulsoryEducationLaw,
    article: '第十一条第二款',
    gist: '因身体状况需要延缓入学或者休学的，由监护人申请，乡镇人民政府或者县级教育行政部门批准',
    words:
      '适龄儿童、少年因身体状况需要延缓入学或者休学的，其父母或者其他法定监护人应当提出申请，由当地乡镇人民政府或者县级人民政府教育行政部门批准。',
  },
  'compulsory-education-58': {
    id: 'compulsory-education-58',
    ...compulsoryEducationLaw,
    article: '第五十八条',
    gist: '无正当理由不送子女入学的，由乡镇人民政府或者县级教育行政部门批评教育，责令限期改正；本条没有罚款',
    words:
      '适龄儿童、少年的父母或者其他法定监护人无正当理由未依照本法规定送适龄儿童、少年入学接受义务教育的，由当地乡镇人民政府或者县级人民政府教育行政部门给予批评教育，责令限期改正。',
  },
  'minors-protection-11': {
    id: 'minors-protection-11',
    ...minorsProtectionLaw,
    article: '第十一条第二款',
    gist: '发现未成年人身心健康受到侵害、疑似受到侵害或者面临其他危险情形的，应当立即向公安、民政、教育等有关部门报告',
  },
  'minors-protection-16': {
    id: 'minors-protection-16',
    ...minorsProtectionLaw,
    article: '第十六条第五项',
    gist: '未成年人的父母或者其他监护人应当尊重未成年人受教育的权利，保障适龄未成年人依法接受并完成义务教育',
  },
  'minors-protection-17': {
    id: 'minors-protection-17',
    ...minorsProtectionLaw,
    article: '第十七条第五项',
    gist: '未成年人的父母或者其他监护人不得放任或者迫使应当接受义务教育的未成年人失学、辍学',
  },
  'minors-protection-28': {
    id: 'minors-protection-28',
    ...minorsProtectionLaw,
    article: '第二十八条第二款',
    gist: '学校对辍学学生登记并劝返复学；劝返无效的，及时向教育行政部门书面报告',
    words:
      '学校应当对尚未完成义务教育的辍学未成年学生进行登记并劝返复学；劝返无效的，应当及时向教育行政部门书面报告。',
  },
  'minors-protection-83': {
    id: 'minors-protection-83',
    ...minorsProtectionLaw,
    article: '第八十三条第二款',
    gist: '教育行政部门应当责令父母或者其他监护人将辍学未成年学生送入学校接受义务教育',
    words:
      '对尚未完成义务教育的辍学未成年学生，教育行政部门应当责令父母或者其他监护人将其送入学校接受义务教育。',
  },
  'minors-protection-92': {
    id: 'minors-protection-92',
    ...minorsProtectionLaw,
    article: '第九十二条',
    gist: '监护人因自身客观原因不能履行监护职责等情形，由民政部门临时监护',
  },
  'civil-code-27': {
    id: 'civil-code-27',
    statute: '民法典',
    versionInForceFrom: plainDate('2021-01-01'),
    article: '第二十七条第一款',
    gist: '父母是未成年子女的监护人；双方各负监护职责',
    words: '父母是未成年子女的监护人。',
  },
  'penalty-law-16': {
    id: 'penalty-law-16',
    ...penaltyLaw,
    article: '第十六条',
    gist: '除法律、法规、规章外，其他规范性文件不得设定行政处罚',
    words: '除法律、法规、规章外，其他规范性文件不得设定行政处罚。',
  },
  'penalty-law-45': {
    id: 'penalty-law-45',
    ...penaltyLaw,
    article: '第四十五条',
    gist: '当事人有权陈述和申辩，行政机关必须充分听取，不得因陈述、申辩而给予更重的处罚',
  },
  'penalty-law-60': {
    id: 'penalty-law-60',
    ...penaltyLaw,
    article: '第六十条',
    gist: '应当自行政处罚案件立案之日起九十日内作出行政处罚决定；法律、法规、规章另有规定的，从其规定',
  },
  'penalty-law-61': {
    id: 'penalty-law-61',
    ...penaltyLaw,
    article: '第六十一条',
    gist: '决定书应当在宣告后当场交付；当事人不在场的，应当在七日（工作日）内依照民事诉讼法送达',
  },
  'penalty-law-42': {
    id: 'penalty-law-42',
    ...penaltyLaw,
    article: '第四十二条',
    gist: '执法人员应当具有行政执法资格，不得少于两人（处罚适用，责令参照）',
  },
  'enforcement-law-35': {
    id: 'enforcement-law-35',
    ...enforcementLaw,
    article: '第三十五条',
    gist: '催告应当书面，载明履行期限、方式和依法享有的陈述权、申辩权',
  },
  'enforcement-law-38': {
    id: 'enforcement-law-38',
    ...enforcementLaw,
    article: '第三十八条',
    gist: '催告书应当直接送达当事人；当事人拒收或者无法直接送达的，依照民事诉讼法送达',
  },
  'enforcement-law-55': {
    id: 'enforcement-law-55',
    ...enforcementLaw,
    article: '第五十五条',
    gist: '申请强制执行应当提供申请书、决定书及事实理由依据、当事人意见及催告情况、执行标的情况；申请书由负责人签名、盖章并注明日期',
  },
  'litigation-interpretation-155': {
    id: 'litigation-interpretation-155',
    ...interpretation,
    article: '第一百五十五条',
    gist: '申请人是作出该行政行为的行政机关，被申请人是该行政行为所确定的义务人',
  },
  'litigation-interpretation-157': {
    id: 'litigation-interpretation-157',
    ...interpretation,
    article: '第一百五十七条',
    gist: '由申请人所在地的基层人民法院受理',
  },
  'litigation-law-95': {
    id: 'litigation-law-95',
    ...litigationLaw,
    article: '第九十五条',
    gist: '拒绝履行判决、裁定、调解书的，行政机关可以向第一审人民法院申请强制执行',
  },
  'reconsideration-law-24': {
    id: 'reconsideration-law-24',
    ...reconsiderationLaw,
    article: '第二十四条',
    gist: '对本级人民政府工作部门和下一级人民政府行政行为不服的，由县级以上地方各级人民政府管辖',
  },
  'civil-procedure-87': {
    id: 'civil-procedure-87',
    ...civilProcedureLaw,
    article: '第八十七条',
    gist: '送达必须有送达回证，由受送达人记明收到日期，签名或者盖章',
  },
  'civil-procedure-88': {
    id: 'civil-procedure-88',
    ...civilProcedureLaw,
    article: '第八十八条',
    gist: '直接送交受送达人；本人不在的，交他的同住成年家属签收',
  },
  'civil-procedure-89': {
    id: 'civil-procedure-89',
    ...civilProcedureLaw,
    article: '第八十九条',
    gist: '拒绝接收的，邀请见证人到场或者拍照、录像记录送达过程，即视为送达',
  },
  'civil-procedure-90': {
    id: 'civil-procedure-90',
    ...civilProcedureLaw,
    article: '第九十条',
    gist: '经受送达人同意，可以采用能够确认其收悉的电子方式送达',
  },
  'civil-procedure-95': {
    id: 'civil-procedure-95',
    ...civilProcedureLaw,
    article: '第九十五条',
    gist: '下落不明或者用其他方式无法送达的，公告送达，经过三十日即视为送达，案卷记明原因和经过',
  },
  'reconsideration-law-20': {
    id: 'reconsideration-law-20',
    ...reconsiderationLaw,
    article: '第二十条',
    gist: '知道行政行为之日起六十日内可申请行政复议；未告知权利、机关和期限的，自知道内容之日起最长不超过一年',
  },
  'litigation-law-45': {
    id: 'litigation-law-45',
    ...litigationLaw,
    article: '第四十五条',
    gist: '不服复议决定的，收到复议决定书之日起十五日内可以起诉',
  },
  'litigation-law-46': {
    id: 'litigation-law-46',
    ...litigationLaw,
    article: '第四十六条',
    gist: '直接起诉的，应当自知道行政行为作出之日起六个月内提出',
  },
  'litigation-interpretation-64': {
    id: 'litigation-interpretation-64',
    ...interpretation,
    article: '第六十四条',
    gist: '未告知起诉期限的，自知道行政行为内容之日起最长不超过一年',
  },
  'litigation-interpretation-156': {
    id: 'litigation-interpretation-156',
    ...interpretation,
    article: '第一百五十六条',
    gist: '行政机关应当自法定起诉期限届满之日起三个月内申请强制执行，逾期不受理，有正当理由的除外',
  },
  'enforcement-law-53': {
    id: 'enforcement-law-53',
    ...enforcementLaw,
    article: '第五十三条',
    gist: '当事人不复议、不起诉又不履行的，自期限届满之日起三个月内可以申请人民法院强制执行',
  },
  'enforcement-law-54': {
    id: 'enforcement-law-54',
    ...enforcementLaw,
    article: '第五十四条',
    gist: '申请强制执行前应当催告，催告书送达十日后仍未履行的，方可申请',
  },
  'enforcement-law-69': {
    id: 'enforcement-law-69',
    ...enforcementLaw,
    article: '第六十九条',
    gist: '十日以内的期限指工作日，不含法定节假日',
  },
  'civil-procedure-85': {
    id: 'civil-procedure-85',
    ...civilProcedureLaw,
    article: '第八十五条',
    gist: '开始之日不计算在期间内；最后一日是法定休假日的，顺延至休假日后的第一日',
  },
};
