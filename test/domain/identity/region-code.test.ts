import fc from 'fast-check';
import { checkRegionCode, countyOf, townshipOf, within } from '../../../src/domain/identity/region-code.js';

const part = fc.integer({ min: 1, max: 999 }).map((n) => String(n).padStart(3, '0'));
const villages = fc
  .tuple(fc.constantFrom('341002', '450206', '230321', '500235', '150802'), part, part)
  .map((parts) => parts.join(''));

describe('a region code', () => {
  it.each([
    ['340000', 'province'],
    ['150800', 'city'],
    ['341002', 'county'],
    ['341002103', 'township'],
    ['341002103207', 'village'],
  ])('%s names a %s', (text, level) => {
    expect(checkRegionCode(text)).toEqual({ ok: true, regionCode: text, level });
  });

  it.each([
    ['3410', 'region_code_format'],
    ['34100210', 'region_code_format'],
    ['341002103a', 'region_code_format'],
    ['991002', 'region_code_province'],
    ['341002000000', 'region_code_padded'],
    ['341002103000', 'region_code_padded'],
  ])('%s is refused', (text, code) => {
    expect(checkRegionCode(text)).toMatchObject({ ok: false, code });
  });

  it('names the county and the township it lies in', () => {
    expect(countyOf('341002103207')).toBe('341002');
    expect(townshipOf('341002103207')).toBe('341002103');
    expect(townshipOf('341002103')).toBe('341002103');
    expect(townshipOf('341002')).toBeUndefined();
  });

  it('lies within its province, city, county, township and itself', () => {
    for (const area of ['340000', '341000', '341002', '341002103', '341002103207'])
      expect(within(area, '341002103207')).toBe(true);
  });

  it('does not lie within a neighbour, nor a county within its township', () => {
    expect(within('341003', '341002103207')).toBe(false);
    expect(within('341002104', '341002103207')).toBe(false);
    expect(within('341002103', '341002')).toBe(false);
    expect(within('341002', '341000')).toBe(false);
  });

  it('lies within the areas of its own chain and of no other', () => {
    fc.assert(
      fc.property(villages, villages, (one, other) => {
        expect(within(countyOf(one), other)).toBe(countyOf(one) === countyOf(other));
        expect(within(townshipOf(one)!, other)).toBe(townshipOf(one) === townshipOf(other));
        expect(within(one, other)).toBe(one === other);
      }),
    );
  });
});
