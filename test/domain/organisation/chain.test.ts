import fc from 'fast-check';
import {
  chainOf,
  gapsOf,
  heldAt,
  type ChainLevels,
  type ChildPlace,
  type Holder,
} from '../../../src/domain/organisation/chain.js';
import { chainsOf, loadChains } from '../../../src/policies/load-chains.js';

const levels = chainsOf('liujiang');
const child: ChildPlace = {
  pupil: 'p-1',
  county: '371599',
  township: '371599101',
  village: '371599101201',
  group: '371599101201-01',
  school: '3137000001',
  schoolClass: '3137000001-7-2',
};
const somebody: Holder = { account: 'u-1', name: '甲', by: 'assignment', gone: false };
const everybody = () => [somebody];
const gaps = (of: ChildPlace, find: Parameters<typeof chainOf>[2], by: ChainLevels = levels) =>
  chainOf(of, by, find).flatMap(({ level, gap }) => (gap === null ? [] : [`${level.key}: ${gap}`]));

describe('双线四包', () => {
  it('has the levels and the words of each regime, with its clause', () => {
    expect(levels.government.map(({ label }) => label)).toEqual([
      '区领导包镇',
      '镇干部包村',
      '村干部包村民小组',
      '村民小组包户',
    ]);
    expect(levels.education[3]?.clause).toBe('江政办发〔2019〕91号三（一）：「科任教师包人」');
    expect(chainsOf('guling').government.map(({ label }) => label)).toEqual([
      '领导干部包片',
      '驻村干部包村',
      '村干部包组',
      '党员干部包户',
    ]);
    expect(chainsOf('jidong').education.map(({ label }) => label)).toEqual(['局长', '校长', '班主任包班']);
    expect(chainsOf('a-county-of-its-own')).toEqual(chainsOf('default'));
    expect([...loadChains().keys()]).toEqual([
      'bayannur',
      'default',
      'guling',
      'jidong',
      'liujiang',
      'tunxi',
    ]);
  });

  it('leads from the county to the child on both sides', () => {
    expect(chainOf(child, levels, everybody).map(({ unit }) => unit)).toEqual([
      '371599101',
      '371599101201',
      '371599101201-01',
      'p-1',
      '3137000001',
      '3137000001-7',
      '3137000001-7-2',
      'p-1',
    ]);
  });

  it('says why a link is missing', () => {
    expect(gaps(child, everybody)).toEqual([]);
    expect(gaps({ ...child, village: null, group: null }, everybody)).toEqual([
      'township_cadre: unit_unknown',
      'village_cadre: unit_unknown',
    ]);
    expect(gaps(child, (_line, { key }) => (key === 'class_teacher' ? [] : [somebody]))).toEqual([
      'class_teacher: nobody',
    ]);
    const left = { ...somebody, gone: true };
    expect(gaps(child, (_line, { key }) => (key === 'household' ? [left] : [somebody]))).toEqual([
      'household: holder_gone',
    ]);
  });

  it('counts every child either as complete or at some gap, and at each level at a gap or with who answers, under every regime', () => {
    const place = fc.record({
      village: fc.boolean(),
      missing: fc.array(fc.constantFrom('class', 'child', 'school')),
    });
    fc.assert(
      fc.property(
        fc.array(place, { maxLength: 12 }),
        fc.constantFrom(...loadChains().values()),
        (all, by) => {
          const children = all.map(({ village, missing }, n) => ({
            ...child,
            pupil: `p-${n}-${missing.join('.')}`,
            school: missing.includes('school') ? 'none' : child.school,
            schoolClass: missing.includes('class') ? 'none-1-1' : child.schoolClass,
            ...(village ? {} : { village: null, group: null }),
          }));
          const find = (_: unknown, level: { unit: string }, unit: string) =>
            unit.startsWith('none') || (level.unit === 'child' && unit.includes('child')) ? [] : [somebody];
          const report = gapsOf(children, by, find);
          const named = new Set(report.levels.flatMap(({ at }) => at.flatMap(({ pupils }) => pupils)));
          expect(report.complete + named.size).toBe(children.length);
          for (const { line, level, children: broken, at } of report.levels) {
            expect(at.flatMap(({ pupils }) => pupils)).toHaveLength(broken);
            const held = heldAt(children, line, level, find);
            expect(held.flatMap(({ pupils }) => pupils)).toHaveLength(children.length - broken);
            expect(new Set(held.map(({ unit }) => unit)).size).toBe(held.length);
          }
        },
      ),
    );
  });
});
