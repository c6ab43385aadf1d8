import type { COURT_AND_LETTER_KINDS } from '../../kinds/court-kinds.js';
import type { Block, Sheet } from '../blocks.js';
import {
  ANNEXES,
  heading,
  letter,
  lines,
  note,
  number,
  quote,
  seal,
  standard,
  text,
  title,
  to,
} from './pieces.js';

const APPLICANT: readonly Block[] = [
  quote('申请人：{申请人}。'),
  quote('负责人：{负责人}，职务：{负责人职务}。'),
];
const OF_THE_PARTY: readonly Block[] = [
  quote('住址：{住址}。'),
  quote('电话：{电话}，身份证件号码：{证件号码}。'),
];
const RESPONDENTS: Block = quote('{被申请人情况}');
const letterNumber: Block = { kind: 'letterNumber', text: '{文号}' };
const signed: Block = { kind: 'seal', agency: '{申请人}', note: '（负责人签名、盖章处）' };

export const COURT_WORDS: Readonly<Record<keyof typeof COURT_AND_LETTER_KINDS, Sheet>> = {
  request: standard(
    title('强制执行申请书'),
    number,
    ...APPLICANT,
    RESPONDENTS,
    heading('请求事项'),
    text('{请求事项}'),
    heading('事实和理由'),
    text(
      '被申请人的被监护人{学生姓名}（{出生日期}出生）自{缺勤开始日}起未到校。{作出决定情况}{救济情况}，起诉期限已于{起诉期限届满日}届满。申请人于{催告送达日}送达催告书，催告期满十个工作日，被申请人仍未履行。',
    ),
    text('依照《行政强制法》第五十三条、第五十四条、第五十五条，特申请贵院强制执行。'),
    text('此致'),
    to('{受理法院}'),
    signed,
    lines('附件：'),
    ANNEXES,
  ),
  execution_object: standard(
    title('强制执行标的情况说明'),
    number,
    to('{受理法院}：'),
    text(
      '申请人{申请人}申请强制执行《{决定名称}》（{决定文号}，{决定送达情况}）一案，申请强制执行的标的情况如下：',
    ),
    heading('一、标的'),
    text('{执行标的}'),
    heading('二、标的现状'),
    quote(
      '{学生姓名}（{出生日期}出生，学籍号{学籍号}）自{缺勤开始日}起未到校，至{成文日期}仍未返校，学籍保留在{学校}{年级班级}。',
    ),
    heading('三、可以执行的情况'),
    text(
      '{学校}已做好接收准备，学生返校即可随班就读。被申请人住址：{住址}。申请人将配合贵院执行，并在学生返校后及时向贵院报告。',
    ),
    { kind: 'seal', agency: '{申请人}' },
  ),
  request_withdrawal: standard(
    title('撤回强制执行申请书'),
    number,
    ...APPLICANT,
    quote('被申请人：{被申请人}，系{学生姓名}的父母或者其他法定监护人。'),
    text(
      '申请人于{递交日期}向贵院递交《强制执行申请书》（{申请文号}）。现因：{撤回事由}申请人请求撤回该申请。',
    ),
    text('此致'),
    to('{受理法院}'),
    signed,
    lines('附件：复学证明（返校回执）'),
  ),
  civil_complaint: standard(
    title('民事起诉状'),
    number,
    quote('原告：{申请人}。'),
    quote('负责人：{负责人}，职务：{负责人职务}。'),
    quote('被告：{监护人}，系{学生姓名}的{监护关系}。'),
    ...OF_THE_PARTY,
    heading('案由'),
    text('监护权纠纷（监护人责任）。'),
    heading('诉讼请求'),
    text('{诉讼请求}'),
    heading('事实和理由'),
    text(
      '被告的被监护人{学生姓名}（{性别}，{出生日期}出生，{学校}{年级班级}学生）自{缺勤开始日}起未到校接受义务教育。{处理经过}，被告仍未送其返校。',
    ),
    text('被告的行为违反了下列规定：'),
    quote('{起诉依据}'),
    text(
      '为保护未成年人受教育的权利，特提起诉讼。本案涉及未成年人，请求不公开审理，并对其个人信息予以保护。',
    ),
    text('此致'),
    to('{受理法院}'),
    { kind: 'seal', agency: '{申请人}', note: '（具状人盖章、负责人签名处）' },
    lines('证据清单：'),
    ANNEXES,
  ),
  referral_letter: letter(
    letterNumber,
    title('关于移送学生{学生姓名}有关情况的函'),
    to('{移送单位}：'),
    text(
      '学生{学生姓名}（{性别}，{出生日期}出生，住址{住址}）自{缺勤开始日}起未到校接受义务教育。{移送事由}',
    ),
    text(
      '现于{移送日期}移送贵单位依法办理，请将办理结果书面告知我单位。涉及未成年人的个人信息，请仅用于办理本事项，不得公开。',
    ),
    text('特此函告。'),
    seal,
  ),
  enquiry_letter: letter(
    letterNumber,
    title('关于协助核查学生{学生姓名}去向的函'),
    to('{主送机关}：'),
    quote(
      '我县学生{学生姓名}（{性别}，{出生日期}出生，学籍号{学籍号}，原就读于{学校}{年级班级}）自{缺勤开始日}起未到校。{协查事由}',
    ),
    text('为查清该生就学情况，请贵单位协助核查：{协查事项}。请于{答复期限}书面答复我单位。'),
    text('涉及未成年人的个人信息，请仅用于核查，不得公开。'),
    text('特此函达，请予支持。'),
    seal,
    note('（联系人：＿＿＿＿＿＿，联系电话：＿＿＿＿＿＿＿＿）'),
  ),
};
