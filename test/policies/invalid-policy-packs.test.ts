import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadPolicyPacks, policyById } from '../../src/policies/load-policy-packs.js';
import { PolicyPackError } from '../../src/policies/policy-pack-error.js';
import { PackFolder } from './pack-folder.js';

let folder: PackFolder;
beforeEach(() => {
  folder = new PackFolder();
});
afterEach(() => folder.remove());

interface Spoilt {
  readonly refuses: string;
  readonly pack: string;
  readonly words: string | RegExp;
  readonly by: string;
  readonly path: string;
  readonly value: string;
  readonly message: RegExp;
}

const spoilt: readonly Spoilt[] = [
  {
    refuses: 'a missing step',
    pack: 'default',
    words: /    order_service:\n(      .*\n)+/,
    by: '',
    path: 'ladder.township_report.order_service',
    value: 'nothing',
    message: /^missing$/,
  },
  {
    refuses: 'a missing rung',
    pack: 'default',
    words: /  judicial_notice:\n(    .*\n)+/,
    by: '',
    path: 'ladder.judicial_notice',
    value: 'nothing',
    message: /^missing$/,
  },
  {
    refuses: 'a step that does not say how long it may take',
    pack: 'default',
    words: '      within: { value: 2 school-day, local: 无本县文件，自定期限 }\n',
    by: '',
    path: 'ladder.alert.triage.within',
    value: 'nothing',
    message: /^missing$/,
  },
  {
    refuses: 'steps out of ladder order',
    pack: 'default',
    words: /(    notice_draft:\n(?:      .*\n)+)(    notice_approval:\n(?:      .*\n)+)/,
    by: '$2$1',
    path: 'ladder.judicial_notice',
    value: 'notice_approval, notice_draft, notice_service, notice_compliance',
    message: /not in ladder order; expected notice_draft/,
  },
  {
    refuses: 'rungs out of ladder order',
    pack: 'default',
    words: /(  teacher_contact:\n(?:    .*\n)+)(  school_persuasion:\n(?:    .*\n)+)/,
    by: '$2$1',
    path: 'ladder',
    value: 'alert, school_persuasion, teacher_contact, township_report, judicial_notice, court_request',
    message: /not in ladder order/,
  },
  {
    refuses: 'a bare value without provenance',
    pack: 'default',
    words: 'owner: { value: class_teacher, local: 教师先行联系 }',
    by: 'owner: class_teacher',
    path: 'ladder.teacher_contact.contact.owner',
    value: '"class_teacher"',
    message: /without provenance/,
  },
  {
    refuses: 'a value that says neither source nor law nor local',
    pack: 'default',
    words: 'owner: { value: class_teacher, local: 教师先行联系 }',
    by: 'owner: { value: class_teacher }',
    path: 'ladder.teacher_contact.contact.owner',
    value: '{"value":"class_teacher"}',
    message: /without provenance/,
  },
  {
    refuses: 'a value with two origins',
    pack: 'tunxi',
    words: 'owner: { value: justice_official, source: 由区司法局依法发放相关司法文书, at: 三（一） }',
    by: 'owner: { value: justice_official, source: 由区司法局依法发放相关司法文书, at: 三（一）, local: 本地 }',
    path: 'ladder.judicial_notice.notice_service.owner',
    value: '由区司法局',
    message: /one origin/,
  },
  {
    refuses: 'a source phrase without its place',
    pack: 'tunxi',
    words: 'owner: { value: justice_official, source: 由区司法局依法发放相关司法文书, at: 三（一） }',
    by: 'owner: { value: justice_official, source: 由区司法局依法发放相关司法文书 }',
    path: 'ladder.judicial_notice.notice_service.owner',
    value: '由区司法局',
    message: /without `at`/,
  },
  {
    refuses: 'a law that is not cited by article',
    pack: 'default',
    words: 'law: 《行政强制法》第五十六条',
    by: 'law: 行政强制法',
    path: 'ladder.court_request.court_acceptance.within.law',
    value: '"行政强制法"',
    message: /must cite a statute and article/,
  },
  {
    refuses: 'an unknown role',
    pack: 'default',
    words: 'owner: { value: class_teacher, local: 教师先行联系 }',
    by: 'owner: { value: headmaster, local: 教师先行联系 }',
    path: 'ladder.teacher_contact.contact.owner.value',
    value: '"headmaster"',
    message: /unknown role; known are class_teacher/,
  },
  {
    refuses: 'a phrase that is not in the document',
    pack: 'jidong',
    words: 'source: 对无故7日未到校学生及时家访或与监护人联系核实情况',
    by: 'source: 对无故五日未到校学生及时家访',
    path: 'absence.threshold.source',
    value: '"对无故五日未到校学生及时家访"',
    message: /not found word for word/,
  },
  {
    refuses: 'a quotation in a local reason that is not in the document',
    pack: 'tunxi',
    words: '原文只写「责令限期改正」，未写期限',
    by: '原文只写「限三日内改正」，未写期限',
    path: 'order.compliance.local',
    value: '"限三日内改正"',
    message: /not found word for word/,
  },
  {
    refuses: 'a legal step that claims to escalate by itself',
    pack: 'default',
    words: '    order_approval:\n',
    by: '    order_approval:\n      escalates: { value: true, local: 到期自动批准 }\n',
    path: 'ladder.township_report.order_approval.escalates',
    value: '到期自动批准',
    message: /legal steps never do/,
  },
  {
    refuses: 'a relapse that would reopen a case on a legal rung by itself',
    pack: 'default',
    words: 'relapseReopensAt: { value: school_persuasion',
    by: 'relapseReopensAt: { value: judicial_notice',
    path: 'observation.relapseReopensAt',
    value: 'judicial_notice',
    message: /only on a rung inside the school/,
  },
  {
    refuses: 'a street office as issuer of the order',
    pack: 'default',
    words: 'issuers: { value: [township, education_bureau]',
    by: 'issuers: { value: [street_office]',
    path: 'order.issuers.value.0',
    value: '"street_office"',
    message: /义务教育法 art\. 58.*街道办事处/,
  },
  {
    refuses: 'an order approved by someone outside the leading issuer',
    pack: 'guling',
    words: 'owner: { value: township_head',
    by: 'owner: { value: bureau_head',
    path: 'ladder.township_report.order_approval.owner',
    value: 'bureau_head',
    message: /officer of the leading issuer.*\(township\)/,
  },
  {
    refuses: 'a drafter who approves the own draft',
    pack: 'guling',
    words: 'owner: { value: township_head',
    by: 'owner: { value: township_cadre',
    path: 'ladder.township_report.order_approval.owner',
    value: 'township_cadre',
    message: /must differ from the drafter/,
  },
  {
    refuses: 'a report acknowledged by an office that does not receive it',
    pack: 'jidong',
    words: 'owner: { value: bureau_officer, local: 原文只向县教育局上报，由其签收 }',
    by: 'owner: { value: township_cadre, local: 由乡镇签收 }',
    path: 'ladder.township_report.acknowledgement.owner',
    value: 'township_cadre',
    message: /recipient of the report \(education_bureau\)/,
  },
  {
    refuses: 'superiors that do not rise',
    pack: 'default',
    words: '[principal, township_head, bureau_head, county_leader]',
    by: '[principal, bureau_head, township_head, county_leader]',
    path: 'superiors',
    value: 'principal, bureau_head, township_head, county_leader',
    message: /lowest to the highest rank/,
  },
  {
    refuses: 'the inspector as a superior',
    pack: 'default',
    words: '[principal, township_head, bureau_head, county_leader]',
    by: '[supervisor, county_leader]',
    path: 'superiors',
    value: 'supervisor, county_leader',
    message: /without the supervisor/,
  },
  {
    refuses: 'follow-up days that do not ascend',
    pack: 'default',
    words: '[7, 30, 90]',
    by: '[7, 90, 30]',
    path: 'observation.checkpoints.value',
    value: '[7,90,30]',
    message: /must be ascending/,
  },
  {
    refuses: 'a period of zero days',
    pack: 'default',
    words: 'value: 7 calendar-day, local: 教师',
    by: 'value: 0 calendar-day, local: 教师',
    path: 'ladder.teacher_contact.contact.within.value',
    value: '"0 calendar-day"',
    message: /count above zero/,
  },
  {
    refuses: 'a number of attempts below one',
    pack: 'default',
    words: 'minimumAttempts: { value: 2',
    by: 'minimumAttempts: { value: -1',
    path: 'persuasion.minimumAttempts.value',
    value: '-1',
    message: /above zero/,
  },
  {
    refuses: 'days of no known kind',
    pack: 'default',
    words: 'value: 7 calendar-day, local: 教师',
    by: 'value: 7 days, local: 教师',
    path: 'ladder.teacher_contact.contact.within.value',
    value: '"7 days"',
    message: /calendar-day\|school-day\|working-day\|month/,
  },
  {
    refuses: 'a reminder before the step begins',
    pack: 'default',
    words: 'remindBefore: { value: [3, 1]',
    by: 'remindBefore: { value: [30, 1]',
    path: 'ladder.teacher_contact.contact.remindBefore',
    value: '[30,1]',
    message: /before the step begins/,
  },
  {
    refuses: 'a step that is over before it can be reached',
    pack: 'jidong',
    words: '1 month from absence',
    by: '7 calendar-day from absence',
    path: 'ladder.teacher_contact.contact.within',
    value: '{"count":7,"unit":"calendar-day"}',
    message: /not reachable/,
  },
  {
    refuses: 'a legal clock counted from the absence',
    pack: 'default',
    words: 'value: 60 calendar-day,',
    by: 'value: 600 calendar-day from absence,',
    path: 'ladder.court_request.enforcement.within',
    value: '{"count":600,"unit":"calendar-day"}',
    message: /only steps inside the school/,
  },
  {
    refuses: 'office time that would eat up the three months of the filing window',
    pack: 'default',
    words: 'value: 20 working-day',
    by: 'value: 3 month',
    path: 'ladder.court_request.request_draft.within',
    value: 'about 104 days',
    message: /行政强制法 art\. 53/,
  },
  {
    refuses: 'a misspelt key',
    pack: 'default',
    words: 'minimumAttempts:',
    by: 'minimalAttempts:',
    path: 'persuasion.minimalAttempts',
    value: '自定劝返次数',
    message: /unknown key/,
  },
  {
    refuses: 'an id that is not the name of its file',
    pack: 'default',
    words: 'id: default',
    by: 'id: plain',
    path: 'id',
    value: '"plain"',
    message: /file's name, default/,
  },
  {
    refuses: 'a version that YAML reads as a number',
    pack: 'default',
    words: "version: '2026.1'",
    by: 'version: 2026.10',
    path: 'version',
    value: '2026.1',
    message: /put it in quotes/,
  },
  {
    refuses: 'a file that is no YAML',
    pack: 'default',
    words: 'absence:',
    by: 'absence: [',
    path: '',
    value: 'default.yaml',
    message: /line/,
  },
];

describe('a policy pack is refused with its file, path and value', () => {
  it.each(spoilt)('refuses $refuses', ({ pack, words, by, path, value, message }) => {
    folder.change(pack, words, by);

    const found = folder.problems().find((problem) => problem.path === path && message.test(problem.message));

    expect(found).toMatchObject({ file: `${pack}.yaml`, path, value: expect.stringContaining(value) });
  });

  it('refuses source phrases when no passages are kept', () => {
    folder.write('elsewhere', folder.text('tunxi').replace('id: tunxi', 'id: elsewhere'));

    expect(folder.problems()).toContainEqual({
      file: 'elsewhere.yaml',
      path: 'order.issuers.source',
      value: '"由当地镇人民政府或者教育部门给予批评教育，责令限期改正"',
      message: expect.stringContaining('neither sources/<id>.txt nor document.passages'),
    });
  });

  it('lists the problems of all packs at once', () => {
    folder
      .change('default', '[7, 30, 90]', '[90, 30]')
      .change('tunxi', 'value: [7, 30, 90]', 'value: []')
      .change('tunxi', 'at: 三（一） }', 'at: 三（一）, since: 2019 }');

    expect(folder.problems().map(({ file, path }) => `${file} ${path}`)).toEqual([
      'default.yaml observation.checkpoints.value',
      expect.stringMatching(/^tunxi\.yaml ladder\..*\.since$/),
      'tunxi.yaml observation.checkpoints.value',
    ]);
  });

  it('says in the error itself where and what is wrong', () => {
    folder.change('default', '[7, 30, 90]', '[90, 30]');

    expect(() => loadPolicyPacks(folder.regimes)).toThrow(
      '- default.yaml observation.checkpoints.value: must be ascending, e.g. [7, 30, 90] [[90,30]]',
    );
  });

  it('refuses to compile a regime that does not exist and names those that do', () => {
    expect(() => policyById('nowhere')).toThrow(PolicyPackError);
    expect(() => policyById('nowhere')).toThrow(/known are .*default.*tunxi/);
  });
});
