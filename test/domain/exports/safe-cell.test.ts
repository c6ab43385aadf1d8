import fc from 'fast-check';
import { safeCell } from '../../../src/domain/exports/safe-cell.js';

describe('a cell of words', () => {
  it.each([
    '=1+1',
    '+86',
    '-2',
    '@SUM(A1)',
    '＝cmd',
    '＋1',
    '－1',
    '＠A',
    ' =1',
    '\t=1',
    '\u200b=1',
    '\tA',
    '\rA',
  ])('stays words: %j', (text) => expect(safeCell(text)).toBe(`'${text}`));

  it.each(['王小明', '3137', 'G3715', '（无）', '中-英', '2025-09-15', ''])('is left as it is: %j', (text) =>
    expect(safeCell(text)).toBe(text),
  );

  it('never begins as a formula and never holds what a workbook cannot', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const cell = safeCell(text);
        expect(cell).not.toMatch(/^[\s\u200b\ufeff]*[=+\-@＝＋－＠]/u);
        // oxlint-disable-next-line no-control-regex -- the very thing that must not be there.
        expect(cell).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/u);
      }),
    );
  });
});
