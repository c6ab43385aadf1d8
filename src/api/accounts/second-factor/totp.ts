import { Secret, TOTP } from 'otpauth';

/** What every authenticator app understands: RFC 6238 with SHA-1, six digits, half a minute. */
const KIND = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** A telephone's clock may be half a minute off either way. */
const WINDOW = 1;
const ISSUER = '一个都不能少';

/** 160 random bits in base32, as RFC 4226 recommends. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the QR picture says. */
export function totpUri(secret: string, login: string): string {
  return new TOTP({ ...KIND, issuer: ISSUER, label: login, secret: Secret.fromBase32(secret) }).toString();
}

/** The half minute, counted from 1970, whose code this is; null where it is none of now. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const totp = new TOTP({ ...KIND, secret: Secret.fromBase32(secret) });
  const off = totp.validate({ token: code, timestamp, window: WINDOW });
  return off === null ? null : totp.counter({ timestamp }) + off;
}
