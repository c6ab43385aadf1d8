import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { STEPS } from '../../src/domain/ladder/ladder.js';
import type { Policy } from '../../src/domain/ladder/policy.js';
import { describeRegimes } from '../../src/policies/describe-regimes.js';
import { loadPolicyPacks, policyById } from '../../src/policies/load-policy-packs.js';
import { POLICIES } from './pack-folder.js';

const packs = loadPolicyPacks();
const ids = packs.map((pack) => pack.id);

describe('the shipped policy packs', () => {
  it('are the five regimes and the plain ladder', () => {
    expect(ids).toEqual(['bayannur', 'default', 'guling', 'jidong', 'liujiang', 'tunxi']);
  });

  it.each(ids)('%s gives every step an owner, a time and a clause', (id) => {
    const policy = policyById(id);
    for (const step of STEPS) {
      expect(policy.steps[step]).toMatchObject({
        owner: expect.any(String),
        within: { count: expect.any(Number), unit: expect.any(String) },
        clause: expect.stringMatching(/「|^本地设定：|^《.+》第.+条/),
      });
    }
  });

  it.each(ids)('%s compiles to plain JSON, fit to be pinned to a case', (id) => {
    const policy = policyById(id);
    expect(JSON.parse(JSON.stringify(policy))).toEqual(policy);
  });

  it('quote passages without the name or telephone number of any office holder', () => {
    const passages = readdirSync(join(POLICIES, 'sources')).map((name) =>
      readFileSync(join(POLICIES, 'sources', name), 'utf8'),
    );
    expect(passages).toHaveLength(5);
    for (const text of passages) {
      expect(text).not.toMatch(
        /组\s*长\s*：|成\s*员\s*：|主\s*任\s*：|联系电话|同志|\d{3,4}-\d{7,8}|1\d{10}/,
      );
      // The lists set names of two characters apart: 「王  军」.
      expect(text).not.toMatch(/\p{Script=Han} {2,}\p{Script=Han}/u);
    }
  });

  it('stand side by side in docs/regimes.md (if stale: npx tsx src/policies/describe-regimes.ts)', () => {
    const page = readFileSync(join(process.cwd(), 'docs/regimes.md'), 'utf8');
    expect(page).toBe(describeRegimes(packs));
  });
});

describe('the plain ladder', () => {
  const policy = policyById('default');

  it('lets the teacher make contact for 7 days and then hands over to the school', () => {
    expect(policy.steps.contact).toMatchObject({
      owner: 'class_teacher',
      within: { count: 7, unit: 'calendar-day' },
      from: 'step',
    });
    expect(policy.steps.persuasion.owner).toBe('principal');
  });

  it('quotes no document, for it has none', () => {
    expect(policy.basis).toBe('通用阶梯，本县无自有方案');
    expect(packs.find((pack) => pack.id === 'default')?.document.status).toBe('none');
  });
});

describe('what the five documents say differently stays different', () => {
  const [tunxi, liujiang, jidong, guling, bayannur] = [
    'tunxi',
    'liujiang',
    'jidong',
    'guling',
    'bayannur',
  ].map(policyById) as [Policy, Policy, Policy, Policy, Policy];

  it('begins at the first unexplained absence, at 7 days or after one week', () => {
    expect(liujiang.absence.threshold).toEqual({ count: 1, unit: 'school-day' });
    expect(jidong.absence.threshold).toEqual({ count: 7, unit: 'school-day' });
    expect(bayannur.absence.threshold).toEqual({ count: 7, unit: 'calendar-day' });
  });

  it('discloses that the draft does not say which 7 days it means', () => {
    expect(jidong.absence.clause).toContain('「对无故7日未到校学生');
    expect(jidong.absence.clause).toContain('未写上课日或自然日，本地按上课日计');
    expect(jidong.absence.clause).toContain('本地设定：原文未写连续或累计');
  });

  it('starts the second timer of the draft one month after the absence, with a named persuader', () => {
    expect(jidong.steps.contact).toMatchObject({ within: { count: 1, unit: 'month' }, from: 'absence' });
    expect(jidong.persuasion.namedPersuader).toBe(true);
    for (const other of [tunxi, liujiang, guling, bayannur])
      expect(other.persuasion.namedPersuader).toBe(false);
  });

  it('sends the report to whom each document, or where it is silent the law, names', () => {
    expect(liujiang.report.recipients).toEqual(['township', 'education_bureau']);
    expect(bayannur.report.recipients).toEqual(['township', 'education_bureau']);
    expect(jidong.report.recipients).toEqual(['education_bureau']);
    for (const silent of [tunxi, guling]) {
      expect(silent.report.recipients).toEqual(['education_bureau']);
      expect(silent.clauses.report).toMatch(/^《未成年人保护法》第二十八条第二款/);
    }
  });

  it('lets the township alone order in Guling, and either authority in Tunxi', () => {
    expect(guling.order.issuers).toEqual(['township']);
    expect(tunxi.order.issuers).toEqual(['township', 'education_bureau']);
  });

  it('brings the inspector and the village committee to the persuasion in Liujiang', () => {
    expect(liujiang.persuasion.requiredParticipants).toEqual(['inspector', 'village_committee']);
  });

  it('reports missed deadlines upwards along the five levels of the draft', () => {
    expect(jidong.superiors).toEqual([
      'class_teacher',
      'principal',
      'township_head',
      'bureau_head',
      'county_leader',
    ]);
  });

  it('says what stands in the document where it names no order', () => {
    expect(bayannur.steps.order_draft.clause).toContain('「相关部门依法采取措施」');
    expect(bayannur.clauses.order).toMatch(/^《义务教育法》第五十八条/);
  });

  it('takes the time of the court from the statute in every regime', () => {
    for (const policy of [tunxi, liujiang, jidong, guling, bayannur]) {
      expect(policy.steps.court_acceptance).toMatchObject({ within: { count: 5, unit: 'working-day' } });
      expect(policy.steps.court_ruling).toMatchObject({ within: { count: 7, unit: 'working-day' } });
      expect(policy.steps.court_ruling.clause).toContain('《行政强制法》第五十七条');
    }
  });

  it('never passes the draft or an expired target off as binding', () => {
    expect(jidong.basis).toContain('征求意见稿，不具约束力');
    expect(bayannur.basis).toContain('未注明日期');
    expect(bayannur.basis).toContain('所列目标已过期');
    expect(liujiang.basis).toContain('所列目标已过期');
  });
});
