import { randomBytes } from 'node:crypto';
import { digestOf } from '../session-token.js';

const HOW_MANY = 10;
/** Without letters that are mistaken for digits; 32 signs, so that five bits are one of them. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** 80 random bits each, written in fours: nothing to guess, so a fast digest is enough to store them safely. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: HOW_MANY }, () =>
    [...randomBytes(16)]
      .map((byte) => SIGNS[byte % SIGNS.length])
      .join('')
      .replace(/(....)(?=.)/g, '$1-'),
  );
}

/** As people type it: small letters, spaces, no dashes. */
export function hashOfRecoveryCode(typed: string): string {
  return digestOf(`recovery ${typed.toUpperCase().replace(/[\s-]/g, '')}`);
}
