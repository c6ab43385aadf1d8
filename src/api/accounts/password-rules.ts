import { refusal, type Refusal } from '../../domain/refusal.js';

const LEAST = 10;
const KINDS = [/\p{Lu}/u, /\p{Ll}/u, /\d/, /[^\p{L}\d]/u] as const;

/** What 等级保护 assessors ask for: length, and three of four kinds of sign; and nothing that is easily guessed. */
export function passwordFault(password: string, login: string, before: string): Refusal | undefined {
  const no = (code: string, words: string) => refusal(code, words, { field: 'next' });
  if ([...password].length < LEAST) return no('password_short', `新密码至少 ${LEAST} 个字符。`);
  if (KINDS.filter((kind) => kind.test(password)).length < 3) {
    return no('password_simple', '新密码须含大写字母、小写字母、数字、符号中的三种。');
  }
  if (password.toLowerCase().includes(login)) return no('password_has_login', '新密码不能包含登录名。');
  if (password === before) return no('password_same', '新密码不能与原密码相同。');
  return undefined;
}
