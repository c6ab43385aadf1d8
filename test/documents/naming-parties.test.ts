import PizZip from 'pizzip';
import { answersTo } from '../../src/documents/asked.js';
import { missingForCourt } from '../../src/documents/bundles/court-bundle.js';
import { wordsOf } from '../../src/documents/check-template.js';
import { documentKind, type DocumentKindId } from '../../src/documents/document-kinds.js';
import type { DocumentSource } from '../../src/documents/document-source.js';
import { subjectOf } from '../../src/documents/document-subject.js';
import { asksOf, blanksIn } from '../../src/documents/paper-asks.js';
import { partyWords } from '../../src/documents/parties.js';
import { atTheCourt, CHILD, FAMILY, KINDS, sceneFor, sourceOf, written } from './document-scene.js';

const asksFor = (kind: DocumentKindId, source: DocumentSource, about?: string) => {
  const subject = subjectOf(kind, source, about);
  return subject.ok ? asksOf(kind, source, subject.value) : [];
};
const judged = (kind: DocumentKindId, source: DocumentSource, said: Readonly<Record<string, string>>) =>
  answersTo(documentKind(kind).label, asksFor(kind, source), said);

describe('whom a paper names', () => {
  it('is asked of whoever issues it: what the register knows is offered, the rest must be said', () => {
    const asks = asksFor('order', sourceOf(atTheCourt()));
    expect(asks.map(({ field, otherwise }) => [field, otherwise])).toEqual([
      ['父亲姓名', '王大山'],
      ['父亲证件号码', undefined],
      ['父亲住址', CHILD.hukouAddress],
      ['母亲姓名', undefined],
      ['母亲证件号码', undefined],
      ['母亲住址', undefined],
    ]);
  });

  it('refuses an order with an empty name, number or address, by the names of the fields', () => {
    const source = sourceOf(atTheCourt());
    const refused = judged('order', source, {
      母亲姓名: '＿＿＿＿',
      父亲证件号码: FAMILY['父亲证件号码'] ?? '',
    });
    expect(refused).toMatchObject({ refusal: { code: 'missing_field' } });
    const message = refused.ok ? '' : refused.refusal.message;
    expect(message).toContain(
      '出具《责令限期改正通知书》还须填写：母亲姓名（母亲的姓名，与身份证件一致）、母亲证件号码',
    );
    expect(message).toContain('母亲住址');
    expect(message).not.toContain('父亲');
  });

  it('takes words that say why there is no ID number, and no number that cannot be one', () => {
    const source = sourceOf(atTheCourt());
    const said = { ...FAMILY, 证件号码: undefined, 负责人: undefined };
    const with_ = (number: string) =>
      judged('order', source, {
        ...Object.fromEntries(Object.entries(said).flatMap(([k, v]) => (v ? [[k, v]] : []))),
        母亲证件号码: number,
      });
    expect(with_('不详：拒不出示').ok).toBe(true);
    for (const number of ['无', '371599198003020013', '3715991980030200']) {
      expect(with_(number)).toMatchObject({ refusal: { code: 'field_unreadable' } });
    }
    const wrong = with_('371599198003020013');
    expect(JSON.stringify(wrong)).not.toContain('371599198003020013');
  });

  it('asks the head’s name for the court, and each obligor’s, before an application is written', () => {
    const fields = asksFor('request', sourceOf(atTheCourt())).map(({ field }) => field);
    expect(fields).toContain('负责人');
    expect(fields).toContain('母亲姓名');
    expect(judged('request', sourceOf(atTheCourt()), {})).toMatchObject({
      refusal: { message: expect.stringContaining('负责人（申请机关负责人的姓名）') },
    });
  });

  it('carries what was typed for the order into the papers that follow', () => {
    const source = sourceOf(atTheCourt());
    const { fields } = written('order', source);
    const after = sourceOf(atTheCourt(), { toldBefore: partyWords([fields]) });
    expect(asksFor('demand', after).filter(({ otherwise }) => otherwise === undefined)).toEqual([]);
    const open = asksFor('request', after).filter(({ otherwise }) => otherwise === undefined);
    expect(open.map(({ field }) => field)).toEqual(['负责人']);
  });

  it('prints the guardian of the register as the grandparent they are, and never as a parent', () => {
    const child = { ...CHILD, guardianName: '王老山', guardianRelation: '祖父' };
    const source = sourceOf(atTheCourt(), { child });
    expect(asksFor('order', source)[0]).toEqual({ field: '父亲姓名', type: 'name' });
    const papers = source.view.papers.map((each) => ({ ...each, addressees: ['other_guardian'] as const }));
    const theirs = { ...source, view: { ...source.view, papers } };
    expect(asksFor('order', theirs)[0]).toMatchObject({ field: '其他监护人姓名', otherwise: '王老山' });
  });

  it.each(KINDS)('%s leaves no party and no head blank once it is issued', (kind) => {
    const { fields, content } = written(kind, sourceOf(sceneFor(kind)));
    expect(blanksIn(kind, fields)).toEqual([]);
    expect(wordsOf(new PizZip(content))).not.toMatch(/(当事人|被申请人|被告|负责人)：＿|身份证件号码：＿/);
  });

  it('lets the court’s file tell of a paper that names nobody', () => {
    const request = {
      id: 'd-1',
      kind: 'request',
      about: 'request-1',
      number: '柳河镇强执申〔2026〕1号',
      issuedOn: '2026-04-24',
      fields: { 被申请人情况: '被申请人：＿＿＿＿＿＿，系王小明的父亲' },
    };
    const told = missingForCourt([request], sourceOf(atTheCourt()).view.papers);
    expect(told).toContain(
      '《强制执行申请书》（柳河镇强执申〔2026〕1号）的负责人、被申请人情况是空白，须作废后重新出具',
    );
  });
});
