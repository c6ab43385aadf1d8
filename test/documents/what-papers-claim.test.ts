import PizZip from 'pizzip';
import { wordsOf } from '../../src/documents/check-template.js';
import { missingForCourt } from '../../src/documents/bundles/court-bundle.js';
import { copiesOf } from '../../src/documents/data/common-data.js';
import { documentData } from '../../src/documents/document-data.js';
import type { DocumentKindId } from '../../src/documents/document-kinds.js';
import type { DocumentSource } from '../../src/documents/document-source.js';
import { viewOf } from '../../src/domain/ladder/case-view.js';
import { policyById } from '../../src/policies/load-policy-packs.js';
import { Scene } from '../support/scene.js';
import { PENALTY, sourceOf, written } from './document-scene.js';

const textOf = (kind: DocumentKindId, source: DocumentSource) =>
  wordsOf(new PizZip(written(kind, source).content));

describe('a paper claims only what the file holds', () => {
  it('names every guardian an order was served on as a respondent, each with the day of their own', () => {
    const scene = servedApart();
    const request = textOf('request', sourceOf(scene));
    expect(request).toContain('被申请人：王大山，系王小明的父亲，住址：');
    expect(request).toContain('被申请人：李秀英，系王小明的母亲，住址：东湖县城关镇解放路8号。');
    expect(request).toContain('于2025年9月8日送达王大山（父亲），2025年9月15日送达李秀英（母亲）。');
    expect(textOf('demand', sourceOf(scene))).toContain('2025年9月8日送达王大山（父亲），2025年9月15日送达');
  });

  it('never swears that nobody sought a remedy where somebody did', () => {
    const scene = servedApart();
    const source = sourceOf(scene);
    expect(textOf('request', source)).toContain('未申请行政复议、未提起行政诉讼，起诉期限已于');
    const relief = { kind: 'reconsideration', stage: 'upheld', datedOn: scene.today } as const;
    const sought = textOf('request', { ...source, view: { ...source.view, relief } });
    expect(sought).not.toContain('未申请行政复议');
    expect(sought).toContain('维持原决定的复议决定于');
  });

  it('asks the court to enforce the penalty decision where one was served, with its own number and days', () => {
    const scene = punished();
    const source = sourceOf(scene);
    const issued = new Map([
      ...source.issued,
      ['penalty_decision:penalty_decision-1', '柳河镇罚决〔2025〕1号'],
    ]);
    const request = textOf('request', { ...source, issued });
    expect(request).toContain('强制执行申请人作出的《行政处罚决定书》（柳河镇罚决〔2025〕1号）确定的义务');
    expect(request).toContain('依照《示例省义务教育条例》第九十九条作出《行政处罚决定书》');
    const object = textOf('execution_object', { ...source, issued });
    expect(object).toContain('《行政处罚决定书》（柳河镇罚决〔2025〕1号');
    expect(object).not.toContain('不涉及金钱');
    const demand = textOf('demand', { ...source, issued });
    expect(demand).toContain('本机关作出的《行政处罚决定书》（柳河镇罚决〔2025〕1号）');
    expect(demand).toContain('履行《行政处罚决定书》确定的义务');
    const missing = missingForCourt([], source.view.papers).join('、');
    for (const paper of ['《行政处罚告知书》', '《行政处罚决定书》', '《行政处罚决定书》的送达回证'])
      expect(missing).toContain(paper);
  });

  it('quotes no penalty decision that has no number yet', () => {
    const source = sourceOf(punished());
    const { papers } = source.view;
    const paper = papers.find(({ kind }) => kind === 'request');
    expect(
      documentData(
        'request',
        source,
        { about: 'request-1', authority: 'township', ...(paper ? { paper } : {}) },
        '1号',
      ),
    ).toMatchObject({ refusal: { code: 'penalty_document_not_issued' } });
  });

  it('reports no persuasion that was not made', () => {
    const idle = Scene.opened('2025-09-08').until('2025-10-10');
    expect(textOf('written_report', sourceOf(idle))).toContain('我校已登记，至今未能与监护人取得联系。');
    const tried = Scene.atTownship('2025-09-08');
    expect(textOf('written_report', sourceOf(tried))).toMatch(/我校已登记并劝返\d次，劝返无效。/);
  });

  it('tells the court of no order and no criticism that never were', () => {
    const idle = Scene.opened('2025-09-08').until('2025-10-10');
    const complaint = textOf('civil_complaint', sourceOf(idle, { issued: new Map() }));
    expect(complaint).not.toMatch(/批评教育|责令限期改正（/);
    const ordered = textOf('civil_complaint', sourceOf(servedApart()));
    expect(ordered).toContain('对被告批评教育；原告责令限期改正（柳河镇责改〔2025〕1号');
  });

  it('says who talked to the guardian before an order, where it was another authority', () => {
    const scene = Scene.atTownship('2025-09-08')
      .does('principal', 'sendReport')
      .does('township_cadre', 'acknowledgeReport', { receivedOn: '2025-09-08' })
      .does('bureau_officer', 'acknowledgeReport', { receivedOn: '2025-09-08' })
      .does('township_cadre', 'recordCriticism', { heldOn: '2025-09-08' })
      .issuePaper('order');
    expect(textOf('order', sourceOf(scene))).toContain('本机关已于2025年9月8日对你批评教育');
    const source = sourceOf(scene);
    const papers = source.view.papers.map((paper) => ({ ...paper, authority: 'education_bureau' as const }));
    expect(textOf('order', { ...source, view: { ...source.view, papers } })).toContain(
      '柳河镇人民政府已于2025年9月8日对你批评教育',
    );
  });

  it('is printed once more for every further party', () => {
    const [paper] = viewOf(servedApart().state).papers;
    if (!paper) throw new Error('no order');
    const both = { about: paper.id, authority: 'township' as const, paper };
    expect(copiesOf('order', both)).toBe(4);
    expect(copiesOf('request', both)).toBe(4);
    expect(copiesOf('order', { ...both, paper: { ...paper, addressees: ['mother'] } })).toBe(3);
  });
});

/** The order, the demand and the request; the mother got the order a week after the father. */
function servedApart(): Scene {
  const scene = Scene.atTownship('2025-09-08')
    .does('principal', 'sendReport')
    .does('township_cadre', 'acknowledgeReport', { receivedOn: '2025-09-08' })
    .does('bureau_officer', 'acknowledgeReport', { receivedOn: '2025-09-08' })
    .does('township_cadre', 'recordCriticism', { heldOn: '2025-09-08' })
    .issuePaper('order')
    .handTo('father')
    .days(7)
    .handTo('mother')
    .days(15)
    .servePaper('notice')
    .days(15)
    .servePaper('demand');
  return atTheRequest(scene);
}

/** Where a regulation of the county allows a penalty; it was decided and served, and not obeyed. */
function punished(): Scene {
  const officers = { officerOne: 'ZF-1', officerTwo: 'ZF-2' };
  const scene = Scene.atTownship('2025-09-08', { policy: { ...policyById('default'), penalty: PENALTY } })
    .untilOrderServed()
    .until('2025-11-03');
  const issue = (kind: 'penalty_notice' | 'penalty_decision') =>
    scene
      .does('township_cadre', 'draftPaper', { kind, ...officers })
      .does('township_head', 'approvePaper', { paper: `${kind}-1`, reviewed: true })
      .does('township_cadre', 'issuePaper', { paper: `${kind}-1`, sealedOn: scene.today, sealNo: '1' })
      .handTo('father')
      .handTo('mother');
  issue('penalty_notice').days(10).does('township_cadre', 'recordStatement', {
    said: 'silent',
    statedOn: scene.today,
    evidence: 'f',
  });
  issue('penalty_decision').servePaper('notice').days(15).servePaper('demand');
  return atTheRequest(scene);
}

function atTheRequest(scene: Scene): Scene {
  const clock = viewOf(scene.state).legalClock;
  if (!clock?.filingOpens) throw new Error('no window to file in');
  return scene.until(clock.filingOpens).issuePaper('request');
}
