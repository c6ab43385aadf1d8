import fc from 'fast-check';
import { addDays, plainDate } from '../../../src/domain/calendar/plain-date.js';
import {
  isOver,
  keptUntil,
  whyNotDestroy,
  type KeptFile,
} from '../../../src/domain/retention/case-file-due.js';

const TODAY = plainDate('2056-01-01');
const RULE = { keepDays: 10_958, today: TODAY };
const OVER = addDays(TODAY, -10_959);

const file = (given: Partial<KeptFile> = {}): KeptFile => ({
  caseNo: 'NOL-2025-000001',
  closedOn: OVER,
  others: [],
  ...given,
});
const other = (closedOn: KeptFile['closedOn']) => [{ caseNo: 'NOL-2026-000002', closedOn }];

describe('a case file whose time may be over', () => {
  it('is kept to the end of its last day, and over on the next', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 36_525 }),
        fc.integer({ min: 0, max: 40_000 }),
        (keepDays, ago) => {
          const closedOn = addDays(TODAY, -ago);
          expect(isOver(closedOn, { keepDays, today: TODAY })).toBe(ago > keepDays);
          expect(isOver(closedOn, { keepDays, today: keptUntil(closedOn, keepDays) })).toBe(false);
        },
      ),
    );
    expect(isOver(null, RULE)).toBe(false);
    expect(whyNotDestroy(file(), RULE, [])).toBeUndefined();
  });

  it('names the day from which it may be asked for', () => {
    const tomorrow = addDays(OVER, 1);
    expect(whyNotDestroy(file({ closedOn: tomorrow }), RULE, [])).toMatchObject({
      code: 'file_not_over',
      message: '案件 NOL-2025-000001 的案卷保存至 2056-01-01，2056-01-02 起才能申请销毁。',
    });
    expect(whyNotDestroy(file({ closedOn: null }), RULE, [])?.code).toBe('case_not_closed');
  });

  it('goes with the other files of its child, or not at all', () => {
    const asked = (closedOn: KeptFile['closedOn'], chosen: readonly string[] = []) =>
      whyNotDestroy(file({ others: other(closedOn) }), RULE, chosen)?.code;
    expect(asked(null, ['NOL-2026-000002'])).toBe('child_has_open_case');
    expect(asked(addDays(OVER, 1), ['NOL-2026-000002'])).toBe('other_file_not_over');
    expect(asked(OVER)).toBe('file_of_same_child');
    expect(asked(OVER, ['NOL-2026-000002'])).toBeUndefined();
  });
});
