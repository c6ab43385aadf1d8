import { groupsCountedFor, reasonsCountedFor } from '../../../src/domain/access/health-in-numbers.js';

const LEADER = { role: 'county_leader', office: '371599' } as const;
const HEAD = { role: 'bureau_head', office: '371599' } as const;

const row = (key: 'learning' | 'health' | 'mental' | 'other' | 'unknown', cases: number) => ({
  key,
  label: key,
  cases,
});

describe('health in the numbers of those who read nobody’s health', () => {
  it('counts fewer than five among the other reasons, the most frequent still first', () => {
    const rows = [
      row('health', 9),
      row('learning', 6),
      row('mental', 4),
      row('other', 3),
      row('unknown', 20),
    ];
    const told = reasonsCountedFor(LEADER, rows).map(({ key, cases }) => [key, cases]);
    expect(told).toEqual([
      ['health', 9],
      ['other', 7],
      ['learning', 6],
      ['unknown', 20],
    ]);
    expect(reasonsCountedFor(HEAD, rows)).toEqual(rows);
  });

  it('leaves the group of disabled children out until it is one of many, and not only where it is one of few', () => {
    const rows = [0, 4, 5].map((confirmed) => ({ key: 'disabled', confirmed }));
    expect(groupsCountedFor(LEADER, rows)).toEqual([{ key: 'disabled', confirmed: 5 }]);
    expect(groupsCountedFor(LEADER, [{ key: 'left_behind', confirmed: 1 }])).toHaveLength(1);
    expect(groupsCountedFor(HEAD, rows)).toEqual(rows);
  });
});
