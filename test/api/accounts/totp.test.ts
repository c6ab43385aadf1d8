import { Secret } from 'otpauth';
import {
  hashOfRecoveryCode,
  newRecoveryCodes,
} from '../../../src/api/accounts/second-factor/recovery-codes.js';
import { newTotpSecret, stepOfCode, totpUri } from '../../../src/api/accounts/second-factor/totp.js';

/** RFC 6238, appendix B, SHA-1. Its codes have eight digits; ours are their last six. */
const SECRET = Secret.fromUTF8('12345678901234567890').base32;
const VECTORS = [
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
] as const;

describe('the code of a second factor', () => {
  it.each(VECTORS)('is that of RFC 6238 at second %i', (second, code) => {
    const at = new Date(second * 1_000);
    expect(stepOfCode(SECRET, code.slice(-6), at)).toBe(Math.floor(second / 30));
  });

  it('is good for a telephone that is half a minute off, and no more', () => {
    const [second, code] = [1111111109, '081804'];
    const off = (seconds: number) => stepOfCode(SECRET, code, new Date((second + seconds) * 1_000));
    const step = Math.floor(second / 30);
    expect([off(-30), off(0), off(30)]).toEqual([step, step, step]);
    expect([off(-90), off(90)]).toEqual([null, null]);
  });

  it.each(['', '12345', '1234567', 'abcdef', '000000'])('is not %j', (code) => {
    expect(stepOfCode(SECRET, code, new Date(59_000))).toBeNull();
  });

  it('comes from 160 bits that an authenticator can read', () => {
    const secret = newTotpSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(newTotpSecret()).not.toBe(secret);
    const uri = new URL(totpUri(secret, 'li.na'));
    expect(uri.protocol).toBe('otpauth:');
    expect(decodeURIComponent(uri.href)).toContain('一个都不能少:li.na');
    expect(Object.fromEntries(uri.searchParams)).toMatchObject({
      secret,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
  });

  it('has ten recovery codes of eighty bits beside it, however they are typed', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) {
      expect(code).toMatch(/^([A-HJ-NP-Z2-9]{4}-){3}[A-HJ-NP-Z2-9]{4}$/);
      expect(hashOfRecoveryCode(` ${code.toLowerCase().replaceAll('-', ' ')}`)).toBe(
        hashOfRecoveryCode(code),
      );
    }
  });
});
