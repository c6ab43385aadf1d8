import { randomInt } from 'node:crypto';

/** Read from a screen or a slip of paper: nothing that looks like something else. */
const LEGIBLE = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789';
const LENGTH = 16;

/** For one use: it opens nothing but the way to a password of one's own. About 92 bits. */
export function newOneTimePassword(): string {
  return Array.from({ length: LENGTH }, () => LEGIBLE[randomInt(LEGIBLE.length)]).join('');
}
