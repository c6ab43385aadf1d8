import { ADMIN_LABELS } from '../../src/domain/access/admin-role.js';
import { ROLES } from '../../src/domain/access/role.js';
import { announcement } from '../../src/launcher/announcement.js';
import { SAMPLE_PASSWORD, sampleAdmins, sampleLogins } from '../../src/launcher/sample/sample-logins.js';

const addresses = [
  ['Console', 'http://127.0.0.1:3000'],
  ['Mails', undefined],
] as const;

describe('what is printed at the start', () => {
  const trial = announcement({ live: false, addresses }).join('\n');
  const live = announcement({ live: true, addresses }).join('\n');

  it('names in a trial a login of every role, administrators too, and their password', () => {
    const shown = sampleLogins().filter(({ login }) => new RegExp(`^ +${login} `, 'm').test(trial));
    expect(new Set(shown.map(({ role }) => role))).toEqual(new Set(ROLES));
    for (const label of Object.values(ADMIN_LABELS)) expect(trial).toContain(label);
    expect(trial).toContain(SAMPLE_PASSWORD);
  });

  it('names for a live county neither the password nor anybody who has it', () => {
    expect(live).toContain('http://127.0.0.1:3000');
    expect(live).not.toContain(SAMPLE_PASSWORD);
    for (const { login } of [...sampleLogins(), ...sampleAdmins()]) expect(live).not.toContain(login);
    expect(live).not.toContain('undefined');
  });
});
