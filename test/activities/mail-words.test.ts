import { wordsFor } from '../../activities/mail/mail-words.js';

const FACTS = { caseNo: 'NOL-2026-000001', dueOn: '2026-03-09', clause: '某条' };

describe('the words of a mail', () => {
  it('names days as people do', () => {
    const { subject, lines } = wordsFor('task', { ...FACTS, what: 'contact', rung: 'teacher_contact' });
    expect(subject).toBe('请于2026年3月9日前办理：联系监护人或家访（NOL-2026-000001）');
    expect(lines).toContain('期限：2026年3月9日（含当日）');
  });

  it('says in no subject what a child may be suffering', () => {
    const { subject, lines } = wordsFor('overdue_superior', { ...FACTS, what: 'child_labour' });
    expect(subject).toBe('下级逾期未办，请督办：保护优先处置（NOL-2026-000001）');
    expect(lines.join()).not.toContain('童工');
  });

  it('shows no code of ours', () => {
    const { lines } = wordsFor('referral', { ...FACTS, referral: 'referral-1' });
    expect(lines.join()).not.toMatch(/referral/);
  });
});
