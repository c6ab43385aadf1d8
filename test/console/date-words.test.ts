import { datesInWords } from '../../src/domain/wording/dates-in-words.js';
import { dayWords, momentWords } from '../../src/console/ui/moment-words.js';

describe('dates as people read them', () => {
  it.each([
    ['立案（教师报告），自 2025-09-15 起未到校', '立案（教师报告），自2025年9月15日起未到校'],
    ['2026-03-01 至 2026-03-09 可以申请', '2026年3月1日至2026年3月9日可以申请'],
    ['「开始缺勤」不能晚于今天（2026-05-01）。', '「开始缺勤」不能晚于今天（2026年5月1日）。'],
    ['2025-12-05', '2025年12月5日'],
  ])('writes %s out', (text, words) => {
    expect(datesInWords(text)).toBe(words);
  });

  it('leaves numbers alone that only look like dates', () => {
    expect(datesInWords('NOL-2026-000004，登记号 Z-2026-02-03')).toBe('NOL-2026-000004，登记号 Z-2026-02-03');
  });

  it('names the day of the county, not the day of Greenwich', () => {
    expect(dayWords('2026-04-30T20:30:00Z')).toBe('2026年5月1日');
    expect(momentWords('2026-04-30T20:30:00Z')).toBe('2026年5月1日 04:30');
  });
});
