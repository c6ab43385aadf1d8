import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { compilePolicy } from '../../src/policies/compile-policy.js';
import { describeRegimes } from '../../src/policies/describe-regimes.js';
import { loadPolicyPacks } from '../../src/policies/load-policy-packs.js';
import { PackFolder } from './pack-folder.js';

let folder: PackFolder;
beforeEach(() => {
  folder = new PackFolder();
});
afterEach(() => folder.remove());

describe('a regime is added by one YAML file and no code', () => {
  it('loads and compiles a sixth regime that quotes its own passages', () => {
    folder.write('qinghe', folder.text('default')).change('qinghe', 'id: default', 'id: qinghe');
    folder.change('qinghe', 'status: none', 'status: binding\n  passages: |\n    学校应当在十日内完成劝返。');
    folder.change('qinghe', 'cite: 通用阶梯', 'cite: 清河政发〔2026〕1号');
    folder.change(
      'qinghe',
      '{ value: 14 calendar-day, local: 无本县文件，自定期限 }',
      '{ value: 10 calendar-day, source: 十日内完成劝返, at: 第一条 }',
    );

    const packs = loadPolicyPacks(folder.regimes);
    const added = packs.find((pack) => pack.id === 'qinghe')!;

    expect(compilePolicy(added).steps.persuasion).toMatchObject({
      within: { count: 10, unit: 'calendar-day' },
      clause: '清河政发〔2026〕1号第一条：「十日内完成劝返」',
    });
    expect(describeRegimes(packs)).toContain('`qinghe` 2026.1');
  });

  it('reads every YAML file of the folder', () => {
    expect(loadPolicyPacks(folder.regimes)).toHaveLength(readdirSync(folder.regimes).length);
  });
});

describe('the hash of a pack', () => {
  it('is the same for the same values, whatever the comments, layout and order of keys', () => {
    const before = folder.hashOf('default');
    folder.change('default', 'id: default\n', '# a remark\n');
    folder.change('default', 'leavesOpen:', 'id:   default\nleavesOpen:');

    expect(before).toMatch(/^[0-9a-f]{64}$/);
    expect(folder.hashOf('default')).toBe(before);
  });

  it.each([
    [
      'a number',
      '{ value: 2, local: 无本县文件，自定劝返次数 }',
      '{ value: 3, local: 无本县文件，自定劝返次数 }',
    ],
    ['a unit', 'value: 7 calendar-day, local: 教师', 'value: 7 school-day, local: 教师'],
    ['a provenance', 'local: 教师先行联系 }', 'local: 由教师先行联系 }'],
    ['the version', "'2026.1'", "'2026.2'"],
  ])('changes with %s', (_what, words, by) => {
    const before = folder.hashOf('default');
    folder.change('default', words, by);

    expect(folder.hashOf('default')).not.toBe(before);
  });
});
