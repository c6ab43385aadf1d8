import PizZip from 'pizzip';
import { chineseDate } from '../../src/documents/chinese-date.js';
import { checkTemplate, wordsOf } from '../../src/documents/check-template.js';
import { answersTo } from '../../src/documents/asked.js';
import { documentKind, documentNumber } from '../../src/documents/document-kinds.js';
import { subjectOf } from '../../src/documents/document-subject.js';
import { documentData } from '../../src/documents/document-data.js';
import { buildTemplate } from '../../src/documents/layout/build-template.js';
import { TEMPLATE_WORDS } from '../../src/documents/layout/template-words.js';
import { shippedTemplate } from '../../src/documents/shipped-templates.js';
import { currentCitations } from '../../src/domain/law/citations.js';
import { Scene } from '../support/scene.js';
import {
  atTheCourt,
  backAtSchool,
  CHILD,
  KINDS,
  OFFICE_KIND_IDS,
  sceneFor,
  sourceOf,
  toldFor,
  written,
} from './document-scene.js';

const textOf = (content: Uint8Array) => wordsOf(new PizZip(content));

describe('the shipped templates', () => {
  it.each([...KINDS, ...OFFICE_KIND_IDS])(
    '%s is what its words make it, and has every field it must have',
    async (kind) => {
      expect(checkTemplate(kind, shippedTemplate(kind))).toMatchObject({ ok: true });
      const rebuilt = await buildTemplate('', TEMPLATE_WORDS[kind]);
      expect(textOf(shippedTemplate(kind))).toBe(textOf(rebuilt));
    },
  );

  it('trap 1: threaten no fine, no detention and no loss of an allowance', () => {
    for (const kind of [...KINDS, ...OFFICE_KIND_IDS]) {
      expect(textOf(shippedTemplate(kind))).not.toMatch(/罚款|拘留|低保|失信|限制高消费|户口/);
    }
  });

  it('trap 3 and 21: name nobody publicly, and let the justice office command nothing', () => {
    for (const kind of [...KINDS, ...OFFICE_KIND_IDS]) {
      expect(textOf(shippedTemplate(kind))).not.toMatch(/通报批评|警告/);
    }
    expect(textOf(shippedTemplate('notice'))).toContain('不是行政决定');
    expect(textOf(shippedTemplate('notice'))).not.toMatch(/责令你|限你|裁定书/);
  });
});

describe('a template an office has edited', () => {
  const edited = (from: string, to: string) => {
    const zip = new PizZip(shippedTemplate('order'));
    const xml = zip.file('word/document.xml')?.asText() ?? '';
    expect(xml).toContain(from);
    return zip.file('word/document.xml', xml.replaceAll(from, to)).generate({ type: 'uint8array' });
  };

  it('may say things in its own words', () => {
    expect(checkTemplate('order', edited('你的行为违反了下列规定', '你违反了下列规定'))).toMatchObject({
      ok: true,
    });
  });

  it('is refused with every unknown and every missing field named', () => {
    expect(checkTemplate('order', edited('{复议机关}', '{上级机关}'))).toMatchObject({
      ok: false,
      refusal: {
        code: 'template_fields',
        message:
          '《责令限期改正通知书》模板没有这些字段：{上级机关}；缺少必备字段：{复议机关}（受理行政复议的人民政府）。',
        possible: [expect.stringContaining('{复议期限}')],
      },
    });
  });

  it('is refused when a brace is left open, and when it is no Word file at all', () => {
    expect(checkTemplate('order', edited('{复议机关}', '{复议机关'))).toMatchObject({
      refusal: { code: 'template_unreadable', message: expect.stringContaining('花括号') },
    });
    for (const file of [Buffer.from('hello'), Buffer.from(new PizZip().generate({ type: 'uint8array' }))]) {
      expect(checkTemplate('order', file)).toMatchObject({ refusal: { code: 'template_unreadable' } });
    }
  });
});

describe('a document', () => {
  it.each(KINDS)('%s: the same contents are the same bytes', (kind) => {
    const source = sourceOf(sceneFor(kind));
    const [one, two] = [written(kind, source), written(kind, source)];
    expect(one.sha256).toBe(two.sha256);
    expect(one.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(textOf(one.content)).not.toMatch(/[{}]/);
  });

  it('trap 2 and 10: the order tells both remedies, their periods, the county government and the court', () => {
    const text = textOf(written('order', sourceOf(atTheCourt())).content);
    expect(text).toContain('六十日内向青禾县人民政府申请行政复议');
    expect(text).toContain('六个月内向青禾县人民法院提起行政诉讼');
    expect(text).toContain('《义务教育法》第五十八条：“适龄儿童、少年的父母');
  });

  it('prints the law as its dated record has it, so that an office can correct it', () => {
    const citations = {
      ...currentCitations,
      'compulsory-education-58': { ...currentCitations['compulsory-education-58'], article: '第六十条' },
    };
    const text = textOf(written('order', sourceOf(atTheCourt(), { citations })).content);
    expect(text).toContain('《义务教育法》第六十条');
  });

  it('cites the education bureau’s own duty only in the bureau’s order', () => {
    const scene = atTheCourt();
    const source = sourceOf(scene);
    expect(textOf(written('order', source).content)).not.toContain('第八十三条');
    const papers = source.view.papers.map((paper) => ({ ...paper, authority: 'education_bureau' as const }));
    const bureau = textOf(written('order', { ...source, view: { ...source.view, papers } }).content);
    expect(bureau).toContain('《未成年人保护法》第八十三条第二款');
    expect(bureau).toContain('青禾县教育局');
  });

  it('tells the court the dates the clock has counted', () => {
    const scene = atTheCourt();
    const text = textOf(written('request', sourceOf(scene)).content);
    expect(text).toContain('起诉期限已于2026年3月9日届满');
    expect(text).toContain('（柳河镇责改〔2025〕1号）');
    expect(text).toContain('履行行政决定催告书');
    // What art. 55 wants is listed even where it has still to be issued.
    for (const annex of ['陈述申辩笔录', '强制执行标的情况说明', '送达回证']) expect(text).toContain(annex);
  });

  it('trap 1: threatens a penalty only with the regulation that sets it, in its own words', () => {
    const source = sourceOf(atTheCourt());
    const lawless = documentData('penalty_notice', source, { about: 'x', authority: 'township' }, '1号');
    expect(lawless).toMatchObject({ refusal: { code: 'no_penalty_basis' } });
    const text = textOf(written('penalty_notice', source).content);
    expect(text).toContain(
      '《示例省义务教育条例》第九十九条（2020年1月1日起施行）：“监护人经责令限期改正仍不改正的',
    );
    expect(text).toContain('不因陈述、申辩给予更重的处罚');
    const untold = sourceOf(atTheCourt(), { issued: new Map([['order:order-1', '柳河镇责改〔2025〕1号']]) });
    expect(() => written('penalty_decision', untold)).toThrow('先告知');
  });

  it('trap 11: lets a township sue, and no subdistrict', () => {
    const source = sourceOf(atTheCourt());
    const place = { ...source.view.place, localGovernment: 'subdistrict' as const };
    expect(
      subjectOf('civil_complaint', { ...source, view: { ...source.view, place } }, undefined),
    ).toMatchObject({ refusal: { code: 'not_a_township' } });
    expect(textOf(written('civil_complaint', source).content)).toContain('不公开审理');
  });

  it('trap 28: withdraws the application that lies with the court once the child is back', () => {
    const text = textOf(written('request_withdrawal', sourceOf(sceneFor('request_withdrawal'))).content);
    expect(text).toContain('（柳河镇强执申〔2026〕1号）');
    expect(text).toContain('学生已经返校就读');
    expect(subjectOf('request_withdrawal', sourceOf(atTheCourt()), undefined)).toMatchObject({ ok: false });
  });

  it('recalls what went out by mistake under the number it went out under', () => {
    const text = textOf(written('recall_letter', sourceOf(atTheCourt())).content);
    expect(text).toContain('《履行行政决定催告书》（柳河镇催〔2025〕1号）');
    expect(text).toContain('谨此致歉');
    expect(
      subjectOf('recall_letter', sourceOf(atTheCourt(), { voided: new Map() }), undefined),
    ).toMatchObject({ refusal: { code: 'nothing_to_recall' } });
  });

  it('trap 19: says on the form that the law knows no exemption', () => {
    const text = textOf(written('exemption_form', sourceOf(atTheCourt())).content);
    expect(text).toContain('没有“免予入学”的类别');
    expect(documentKind('exemption_form').warning).toContain('第十一条');
  });

  it('is another document for each home lesson, and the same for the same lesson', () => {
    const source = sourceOf(sceneFor('home_teaching_record'));
    const about = (told: Readonly<Record<string, string>>) => {
      const subject = subjectOf('home_teaching_record', { ...source, told }, undefined);
      return subject.ok ? subject.value.about : subject.refusal.code;
    };
    const told = toldFor('home_teaching_record', sourceOf(sceneFor('home_teaching_record')));
    expect(about(told)).toBe(about({ ...told }));
    expect(about({ ...told, 送教日期: '2025年10月15日' })).not.toBe(about(told));
  });

  it('asks whoever issues it for what only they know, and names what is missing, strange or no date', () => {
    const ask = (said: Readonly<Record<string, string>>) => {
      const { label, asks = [] } = documentKind('enrolment_notice');
      return answersTo(label, asks, said);
    };
    expect(ask({})).toMatchObject({
      refusal: { code: 'missing_field', message: expect.stringContaining('报到日期（入学报到的日期）') },
    });
    expect(ask({ 报到日期: '九月一日' })).toMatchObject({ refusal: { code: 'field_unreadable' } });
    expect(ask({ 报到日期: '2025-09-01', 学费: '无' })).toMatchObject({ refusal: { code: 'unknown_field' } });
    expect(ask({ 报到日期: '2025-09-01' })).toMatchObject({ value: { 报到日期: '2025年9月1日' } });
  });

  it('names the register’s gap instead of printing an empty name', () => {
    const scene = atTheCourt();
    const source = sourceOf(scene, { child: { ...CHILD, guardianName: null } });
    expect(() => written('order', source)).toThrow('名册中没有监护人姓名');
    expect(() => written('order', sourceOf(scene, { child: { ...CHILD, hukouAddress: null } }))).toThrow(
      '住址',
    );
  });

  it('says what must happen first', () => {
    const fresh = sourceOf(Scene.opened('2025-09-08'), { issued: new Map() });
    const reasons = KINDS.flatMap((kind) => {
      const subject = subjectOf(kind, { ...fresh, voided: new Map() }, undefined);
      return subject.ok ? [] : [[kind, subject.refusal.code]];
    });
    expect(Object.fromEntries(reasons)).toEqual({
      home_visit_record: 'nothing_to_document',
      persuasion_record: 'nothing_to_document',
      written_report: 'nothing_to_document',
      criticism_record: 'nothing_to_document',
      order: 'unknown_paper',
      statement_record: 'unknown_paper',
      service_receipt: 'unknown_paper',
      notice: 'unknown_paper',
      demand: 'unknown_paper',
      request: 'unknown_paper',
      execution_object: 'unknown_paper',
      penalty_notice: 'unknown_paper',
      penalty_decision: 'unknown_paper',
      recall_letter: 'nothing_to_recall',
      request_withdrawal: 'nothing_to_document',
      civil_complaint: 'wrong_standing',
      return_proof: 'nothing_to_document',
      home_teaching_record: 'nothing_to_document',
      arrangement_form: 'nothing_to_document',
      referral_letter: 'nothing_to_document',
    });
  });

  it('refuses a demand that could not quote the number of the order', () => {
    expect(() => written('demand', sourceOf(atTheCourt(), { issued: new Map() }))).toThrow('还没有出具文号');
  });

  it('trap 28: prints no further order, demand or application once the child is back', () => {
    const source = sourceOf(backAtSchool());
    for (const kind of ['order', 'demand', 'request', 'notice', 'execution_object'] as const) {
      expect(subjectOf(kind, source, undefined)).toMatchObject({ refusal: { code: 'paper_stopped' } });
    }
  });

  it('dates a paper on the day its head signed for it, however late its text is printed', () => {
    const source = sourceOf(atTheCourt());
    const subject = subjectOf('order', source, undefined);
    const data = subject.ok && documentData('order', source, subject.value, '1号');
    const approvedOn = source.view.papers.find(({ kind }) => kind === 'order')?.approvedOn;
    expect(approvedOn).not.toBe(source.today);
    expect(data).toMatchObject({ value: { 成文日期: chineseDate(approvedOn as string) } });
  });

  it('is a blank receipt before service and another paper with the result after it', () => {
    const scene = atTheCourt();
    const subject = subjectOf('service_receipt', sourceOf(scene), 'order-1');
    expect(subject).toMatchObject({ value: { about: 'order-1-father-served' } });
    const data = subject.ok && documentData('service_receipt', sourceOf(scene), subject.value, '1号');
    expect(data).toMatchObject({ value: { 送达方式: '直接送达', 送达日期: '2025年9月8日' } });
  });

  it('trap 17: names each guardian it is addressed to, and is receipted by each of them', () => {
    const scene = atTheCourt();
    const source = sourceOf(scene);
    const papers = source.view.papers.map((paper) => ({
      ...paper,
      addressees: ['father', 'mother'] as const,
      services: [],
      status: 'approved' as const,
    }));
    const both = { ...source, view: { ...source.view, papers } };
    expect(textOf(written('order', both).content)).toContain('当事人：王大山、李秀英，系王小明的父亲、母亲');
    const receipt = (about: string | undefined, issued = both.issued) => {
      const subject = subjectOf('service_receipt', { ...both, issued }, about);
      return subject.ok ? subject.value.about : subject.refusal.code;
    };
    expect(receipt('order-1-mother')).toBe('order-1-mother-approved');
    expect(receipt('order-1')).toBe('order-1-father-approved');
    const first = new Map([['service_receipt:order-1-father-approved', '柳河镇送〔2025〕1号']]);
    expect(receipt('order-1', first)).toBe('order-1-mother-approved');
    expect(textOf(written('service_receipt', both, 'order-1-mother').content)).not.toContain('王大山');
  });

  it('is numbered in six-cornered brackets, without a zero in front', () => {
    expect(documentNumber('柳河镇', 'order', 2025, 7)).toBe('柳河镇责改〔2025〕7号');
  });
});
