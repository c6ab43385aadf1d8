import fc from 'fast-check';
import { isSmall, percentWords } from '../../../src/domain/indicators/rate.js';

describe('a rate in words', () => {
  it.each([
    [0, 0, '—'],
    [0, 7, '0%'],
    [7, 7, '100%'],
    [1, 3, '33.33%'],
    [2, 3, '66.67%'],
    [9_996, 10_000, '99.96%'],
    [99_999, 100_000, '>99.99%'],
    [1, 100_000, '<0.01%'],
    [123, 20_000, '0.62%'],
    [5, 4, '125.00%'],
  ])('says of %i in %i: %s', (numerator, denominator, words) => {
    expect(percentWords({ numerator, denominator })).toBe(words);
  });

  it('never says 100 % of less than everybody, nor 0 % of somebody', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5_000_000 }), fc.nat(), (denominator, some) => {
        const numerator = 1 + (some % (denominator - 1));
        const words = percentWords({ numerator, denominator });
        expect(['100%', '100.00%', '0%', '0.00%']).not.toContain(words);
      }),
    );
  });

  it('grows with its numerator', () => {
    const shown = (numerator: number) =>
      Number(percentWords({ numerator, denominator: 7_919 }).replace(/[%<>]/g, ''));
    for (let n = 1; n <= 7_919; n += 1) expect(shown(n)).toBeGreaterThanOrEqual(shown(n - 1));
  });

  it('is small below thirty, and without a denominator is none', () => {
    expect([0, 1, 29, 30].map((denominator) => isSmall({ numerator: 0, denominator }))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
