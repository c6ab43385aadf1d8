import { viewOf } from '../../src/domain/ladder/case-view.js';
import { plainDate } from '../../src/domain/calendar/plain-date.js';
import { currentCitations } from '../../src/domain/law/citations.js';
import { answersTo } from '../../src/documents/asked.js';
import {
  DOCUMENT_KINDS,
  documentKind,
  documentNumber,
  type DocumentKindId,
} from '../../src/documents/document-kinds.js';
import type { ChildInDocument, DocumentSource } from '../../src/documents/document-source.js';
import { subjectOf } from '../../src/documents/document-subject.js';
import { writeDocument } from '../../src/documents/issue-document.js';
import { OFFICE_KINDS, officeKind, type OfficeKindId } from '../../src/documents/kinds/office-kinds.js';
import { asksOf } from '../../src/documents/paper-asks.js';
import type { Ask } from '../../src/documents/kinds/document-kind.js';
import { officeDocumentFields } from '../../src/documents/office-document.js';
import { renderDocument } from '../../src/documents/render-document.js';
import { shippedTemplate } from '../../src/documents/shipped-templates.js';
import type { Policy } from '../../src/domain/ladder/policy.js';
import { Scene } from '../support/scene.js';

export const KINDS = Object.keys(DOCUMENT_KINDS) as DocumentKindId[];
export const OFFICE_KIND_IDS = Object.keys(OFFICE_KINDS) as OfficeKindId[];

/** An invented child. */
export const CHILD: ChildInDocument = {
  name: '王小明',
  sex: 'male',
  birthDate: '2012-05-04',
  idNumber: '371599201205040011',
  studentNumber: 'G371599201205040011',
  grade: 7,
  classNo: 2,
  guardianName: '王大山',
  guardianRelation: '父亲',
  phone: '13900001234',
  hukouAddress: '青禾县柳河镇河东村3组12号',
  homeAddress: null,
};
/** Invented: no such regulation exists. */
export const PENALTY: NonNullable<Policy['penalty']> = {
  regulation: '示例省义务教育条例',
  article: '第九十九条',
  text: '监护人经责令限期改正仍不改正的，由乡镇人民政府给予示例处罚。',
  rank: 'local_regulation',
  inForceFrom: plainDate('2020-01-01'),
  issuers: ['township'],
};
/** What whoever issues a document says. */
const SAID: Readonly<Partial<Record<DocumentKindId | OfficeKindId, Readonly<Record<string, string>>>>> = {
  enrolment_notice: { 报到日期: '2025-09-01' },
  home_teaching_record: {
    送教日期: '2025-10-08',
    课时: '2',
    送教教师: '李老师、周老师',
    送教内容: '语文：看图说话；数学：十以内的加法；生活：整理书包。',
    学生表现: '能跟读，愿意开口。',
  },
  statement_record: { 笔录日期: '2025-10-08' },
  penalty_notice: { 拟处罚内容: '示例处罚', 执法证号: 'ZF-1、ZF-2' },
  penalty_decision: {
    处罚内容: '示例处罚',
    履行方式和期限: '自收到本决定书之日起十五日内到本机关办理',
    陈述申辩情况: '你在期限内没有提出陈述、申辩。',
    执法证号: 'ZF-1、ZF-2',
  },
  recall_letter: { 撤回事由: '学生已于送达前返校，催告没有事实依据。' },
  exemption_form: {
    残疾情况: '肢体残疾，一级',
    评估意见: '专家委员会评估：目前身体状况不能到校，建议先送教上门。',
    到期日期: '2026-08-31',
  },
  enquiry_letter: { 主送机关: '东湖县教育局' },
  talk_notice: {
    约谈对象: '柳河镇中心中学校长',
    约谈时间: '2025年10月9日上午9时',
    约谈地点: '县教育局三楼会议室',
    约谈事由: '一、九月份书面报告迟报三件。\n二、家访记录不全。',
  },
  rectification_notice: {
    整改单位: '柳河镇中心中学',
    存在问题: '一、三件书面报告超过期限报出。\n二、家访记录没有参加人员签名。',
    整改要求: '一、补齐家访记录。\n二、明确专人负责每周核查。',
    整改期限: '2025-10-31',
  },
  circular: {
    通报范围: '各乡镇人民政府、各中小学校',
    通报事项: '一、九月份应报告四十二件，按时报告四十件。\n二、迟报的为两所学校。',
    工作要求: '一、坚持周查月报。\n二、不得瞒报、虚报。',
  },
  meeting_minutes: {
    会议时间: '2025年9月30日下午',
    会议地点: '县政府第二会议室',
    主持人: '召集人',
    出席单位: '教育、公安、民政、司法行政、残联、卫生健康、人力资源和社会保障部门，各乡镇人民政府。',
    会议内容: '会议听取第三季度情况汇报，研究案件 NOL-2025-000001 等四件疑难个案。',
    议定事项: '一、由公安机关协助查找一名失联学生。\n二、由民政部门十日内落实救助。',
  },
  target_pledge: { 责任单位: '柳河镇中心中学', 责任年度: '2025' },
};

/** Invented parents and an invented head, for whatever asks for them. */
export const FAMILY: Readonly<Record<string, string>> = {
  父亲姓名: '王大山',
  父亲证件号码: '371599198003020016',
  父亲住址: '青禾县柳河镇河东村3组12号',
  母亲姓名: '李秀英',
  母亲证件号码: '不详：已函请公安机关协查',
  母亲住址: '东湖县城关镇解放路8号',
  证件号码: '371599198003020016',
  负责人: '赵明远',
};

/** What an order is not issued without; the papers after it find it there. */
export const PARENTS = Object.fromEntries(
  Object.entries(FAMILY).filter(([field]) => /^[父母]亲/u.test(field)),
);

/** What nothing else tells is said by whoever issues it. */
export function saidOf(asks: readonly Ask[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    asks.flatMap(({ field, otherwise }) => {
      const words = FAMILY[field];
      return otherwise === undefined && words !== undefined ? [[field, words] as const] : [];
    }),
  );
}

export function toldFor(
  kind: DocumentKindId,
  source: DocumentSource,
  about?: string,
): Readonly<Record<string, string>> {
  const subject = subjectOf(kind, source, about);
  const asks = subject.ok ? asksOf(kind, source, subject.value) : (documentKind(kind).asks ?? []);
  const told = answersTo(documentKind(kind).label, asks, { ...saidOf(asks), ...SAID[kind] });
  if (!told.ok) throw new Error(told.refusal.message);
  return told.value;
}

/** A document between offices, from the shipped template. */
export function officeDocument(kind: OfficeKindId): Buffer {
  const { label, asks } = officeKind(kind);
  const told = answersTo(label, asks, SAID[kind] ?? {});
  if (!told.ok) throw new Error(told.refusal.message);
  const number = documentNumber('青禾县教', kind, 2025, 1);
  return renderDocument(
    shippedTemplate(kind),
    officeDocumentFields(kind, {
      number,
      agency: '青禾县教育局',
      county: '青禾县',
      today: plainDate('2025-10-09'),
      told: told.value,
    }),
  );
}

export const PLACES = { county: '青禾县', township: '柳河镇', school: '柳河镇中心中学' };

export function sourceOf(scene: Scene, more: Partial<DocumentSource> = {}): DocumentSource {
  return {
    view: viewOf(scene.state),
    policy: scene.state.policy,
    events: scene.events,
    child: CHILD,
    places: PLACES,
    today: scene.today,
    citations: currentCitations,
    issued: new Map([
      ['written_report:report', '柳河镇中心中学辍报〔2025〕1号'],
      ['persuasion_record:persuasion-1', '柳河镇中心中学劝〔2025〕1号'],
      ['criticism_record:criticism', '柳河镇批〔2025〕1号'],
      ['service_receipt:order-1-father-served', '柳河镇送〔2025〕1号'],
      ['service_receipt:order-1-mother-served', '柳河镇送〔2025〕2号'],
      ['order:order-1', '柳河镇责改〔2025〕1号'],
      ['demand:demand-1', '柳河镇催〔2025〕1号'],
      ['request:request-1', '柳河镇强执申〔2026〕1号'],
      ['penalty_notice:penalty_notice-1', '柳河镇罚告〔2025〕1号'],
    ]),
    voided: new Map([['demand:demand-1', '柳河镇催〔2025〕1号']]),
    told: {},
    toldBefore: {},
    ...more,
  };
}

/** Penalty papers stand on a regulation of the county; the drills of other papers know none. */
function withPenalties(kind: DocumentKindId, source: DocumentSource): DocumentSource {
  if (kind !== 'penalty_notice' && kind !== 'penalty_decision') return source;
  const order = source.view.papers.find((each) => each.kind === 'order');
  if (!order) return source;
  const paper = (id: 'penalty_notice' | 'penalty_decision') => ({ ...order, id: `${id}-1`, kind: id });
  const papers = [...source.view.papers, paper('penalty_notice'), paper('penalty_decision')];
  return {
    ...source,
    policy: { ...source.policy, penalty: PENALTY },
    view: { ...source.view, papers },
  };
}

/** The document written from the shipped template; throws its refusal. */
export function written(kind: DocumentKindId, source: DocumentSource, about?: string) {
  const known = withPenalties(kind, source);
  const filled = { ...known, told: toldFor(kind, known, about) };
  const subject = subjectOf(kind, filled, about);
  if (!subject.ok) throw new Error(subject.refusal.message);
  const document = writeDocument(
    kind,
    filled,
    subject.value,
    documentNumber('柳河镇', kind, 2025, 1),
    shippedTemplate(kind),
  );
  if (!document.ok) throw new Error(document.refusal.message);
  return document.value;
}

const played = new Map<string, Scene>();

function once(name: string, play: () => Scene): Scene {
  const scene = played.get(name) ?? play();
  played.set(name, scene);
  return scene;
}

/** A case in which every document can be written: at the court's door, or back at school. To be read only. */
export const atTheCourt = () => once('court', playToTheCourt);
export const backAtSchool = () =>
  once('school', () => {
    const scene = playToTheCourt();
    return scene.does('principal', 'reportReturn', { returnedOn: scene.today });
  });

function playToTheCourt(): Scene {
  const scene = Scene.opened('2025-09-08')
    .does('class_teacher', 'recordHomeVisit', {
      visitedOn: '2025-09-08',
      participants: ['homeroom', 'village_committee'],
      outcome: 'refused',
      reason: 'work',
      nextOn: '2025-09-10',
    })
    .does('class_teacher', 'escalate');
  for (let i = 0; i < scene.state.policy.persuasion.minimumAttempts; i += 1) {
    scene.does('principal', 'recordPersuasion', {
      heldOn: scene.today,
      participants: ['school_leader', 'inspector', 'village_committee'],
      outcome: 'refused',
      reason: 'work',
    });
  }
  scene.does('principal', 'escalate').does('principal', 'refer', { department: 'police' });
  scene.untilOrderServed().days(15).servePaper('notice').days(15).servePaper('demand');
  scene.until(viewOf(scene.state).legalClock?.filingOpens ?? '');
  return scene.issuePaper('request');
}

/** Filed with the court, and then the child came back: the application has to be withdrawn. */
const withdrawn = () =>
  once('withdrawn', () => {
    const scene = playToTheCourt();
    scene.does('township_cadre', 'recordFiling', { filedOn: scene.today, evidence: 'receipt-9' });
    return scene.does('principal', 'reportReturn', { returnedOn: scene.today });
  });

const arranged = (kind: 'suspension' | 'home_teaching') =>
  once(kind, () =>
    Scene.atTownship('2025-09-08')
      .does('registrar', 'requestArrangement', {
        kind,
        until: '2026-07-01',
        evidence: 'YL-2025-018',
        application: 'SQ-2025-018',
      })
      .does('bureau_head', 'decideArrangement', { approve: true }),
  );

export function sceneFor(kind: DocumentKindId): Scene {
  switch (kind) {
    case 'return_proof':
      return backAtSchool();
    case 'request_withdrawal':
      return withdrawn();
    case 'arrangement_form':
      return arranged('suspension');
    case 'home_teaching_record':
      return arranged('home_teaching');
    default:
      return atTheCourt();
  }
}
