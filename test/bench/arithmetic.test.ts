import { fatesOf, percentile, perSecond, ratio, whenVisible } from '../../src/launcher/bench/arithmetic.js';
import { pairedRates } from '../../src/launcher/bench/paired-rounds.js';

describe('the sums of the bench', () => {
  it('takes percentiles by nearest rank, so that each is a value that was measured', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([percentile(hundred, 50), percentile(hundred, 99), percentile(hundred, 100)]).toEqual([
      50, 99, 100,
    ]);
    expect(percentile([7], 1)).toBe(7);
    expect(percentile([1, 2], 50)).toBe(1);
    expect(percentile([], 50)).toBeNaN();
  });

  it('makes more than the bare engine more than 1, for rates and for costs alike', () => {
    expect(ratio('rate', 70, 100)).toBeCloseTo(0.7);
    expect(ratio('cost', 100, 70)).toBeCloseTo(0.7);
    expect(perSecond(30, 1_500)).toBe(20);
  });

  it('tells what was lost, what happened twice and what nobody expected', () => {
    expect(fatesOf(['a', 'b', 'c', 'd'], ['a', 'c', 'c', 'c', 'x'])).toEqual({
      expected: 4,
      lost: 2,
      doubled: 1,
      strange: 1,
    });
    expect(fatesOf(['a'], ['a'])).toEqual({ expected: 1, lost: 0, doubled: 0, strange: 0 });
  });

  it('dates visibility by the first look that saw as many, and never guesses one that none saw', () => {
    const looks = [
      { atMs: 10, seen: 0 },
      { atMs: 20, seen: 60 },
      { atMs: 30, seen: 99 },
    ];
    expect(whenVisible(looks, 100, 50)).toBe(20);
    expect(whenVisible(looks, 100, 99)).toBe(30);
    expect(whenVisible(looks, 100, 100)).toBeNaN();
  });

  it('weighs rounds by what was done in them, and shows each by itself', () => {
    const round = (count: number, ms: number, api: number) => ({ count, ms, cpuMs: { api } });
    const paired = pairedRates({
      ours: [round(10, 1_000, 50), round(30, 1_000, 150)],
      bare: [round(20, 1_000, 0), round(30, 1_000, 0)],
      bareNoop: [round(100, 1_000, 0)],
    });
    expect(paired.ours).toMatchObject({ count: 40, ms: 2_000, perSecond: 20, cpuMsEach: { api: 5 } });
    expect(paired.ratio).toBeCloseTo(0.8);
    expect(paired.ratioToNoop).toBeCloseTo(0.2);
    expect(paired.ratioByRound).toEqual([0.5, 1]);
  });
});
