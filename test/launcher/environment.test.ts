import { randomBytes } from 'node:crypto';
import { readEnvironment, readLauncherEnvironment } from '../../src/config/environment.js';

const complete = {
  DATABASE_URL: 'postgres://office:secret@127.0.0.1:5432/cases',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  SMTP_URL: 'smtp://127.0.0.1:1025',
  PAYLOAD_KEY: randomBytes(32).toString('base64'),
};

describe('the environment', () => {
  it('fills in what has a sensible default', () => {
    expect(readEnvironment(complete)).toMatchObject({
      TEMPORAL_NAMESPACE: 'default',
      PORT: 3000,
      MODE: 'live',
    });
  });

  it('names every missing variable at once, and what to do', () => {
    const read = () => readEnvironment({});
    expect(read).toThrow(/DATABASE_URL is missing; set it to something like postgres:/);
    expect(read).toThrow(/TEMPORAL_ADDRESS is missing/);
    expect(read).toThrow(/SMTP_URL is missing/);
    expect(read).toThrow(/PAYLOAD_KEY is missing; create one with: openssl rand -base64 32/);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readEnvironment({ ...complete, PORT: '' }).PORT).toBe(3000);
    expect(() => readEnvironment({ ...complete, SMTP_URL: '' })).toThrow(/SMTP_URL is missing/);
  });

  it.each([
    ['PORT', 'many', /PORT must be a port number/],
    ['PORT', '70000', /PORT must be a port number/],
    ['MODE', 'production', /MODE must be 'live' or 'trial'/],
    ['DATABASE_URL', 'mysql://127.0.0.1', /DATABASE_URL must be a URL like postgres:/],
    ['TEMPORAL_ADDRESS', 'http://127.0.0.1:7233', /TEMPORAL_ADDRESS must be host:port/],
    ['PAYLOAD_KEY', 'c2hvcnQ=', /PAYLOAD_KEY must be 32 random bytes/],
    ['PAYLOAD_KEYS_OLDER', 'local-0:short', /PAYLOAD_KEYS_OLDER must be like/],
    [
      'PAYLOAD_KEYS_OLDER',
      `local-1:${complete.PAYLOAD_KEY}`,
      /PAYLOAD_KEY_ID is also the name of an older key/,
    ],
    ['TRUSTED_PROXIES', 'everybody', /TRUSTED_PROXIES must be addresses/],
    ['MAIL_FROM', 'nobody', /MAIL_FROM must be the sender/],
    ['MAIL_FROM', 'a@b.example\r\nBcc: c@d.example', /MAIL_FROM must be the sender/],
  ])('refuses %s=%j', (name, value, message) => {
    expect(() => readEnvironment({ ...complete, [name]: value })).toThrow(message);
  });

  it('never shows a secret in its refusal', () => {
    const key = 'not-a-key-but-still-secret';
    expect(() => readEnvironment({ ...complete, PAYLOAD_KEY: key })).not.toThrow(new RegExp(key));
  });

  it('refuses a drill clock on live cases, and gives a trial one', () => {
    expect(() => readEnvironment({ ...complete, MODE: 'live', SECONDS_PER_DAY: '5' })).toThrow(
      /SECONDS_PER_DAY belongs to the drill clock/,
    );
    expect(readEnvironment({ ...complete, MODE: 'trial', SECONDS_PER_DAY: '0.5' }).SECONDS_PER_DAY).toBe(0.5);
    expect(readEnvironment({ ...complete, MODE: 'trial' }).SECONDS_PER_DAY).toBeGreaterThan(0);
  });

  it('names what an identity provider needs, and speaks to none in the clear', () => {
    const read =
      (issuer: string, extra = {}) =>
      () =>
        readEnvironment({ ...complete, OIDC_ISSUER: issuer, ...extra });
    expect(read('https://id.example.org')).toThrow(/OIDC_CLIENT_ID is missing[^]*PUBLIC_URL is missing/);
    const told = { OIDC_CLIENT_ID: 'county', PUBLIC_URL: 'https://school.example.org' };
    expect(read('https://id.example.org', told)()).toMatchObject({ OIDC_LOGIN_CLAIM: 'preferred_username' });
    expect(read('http://id.example.org', told)).toThrow(/OIDC_ISSUER must begin with https/);
  });

  it('needs nothing for the embedded stack', () => {
    expect(readLauncherEnvironment({})).toMatchObject({ DATA_DIR: '.data', PORT_OFFSET: 0 });
  });
});
