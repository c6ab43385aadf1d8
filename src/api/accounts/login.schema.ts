import { z } from 'zod';
import { onlyThese } from '../../contracts/http-schemas.js';

/** Bounds only: an over-long password would be a cheap way to keep argon2 busy. */
export const loginBody = onlyThese({
  login: z
    .string('须填写登录名。')
    .trim()
    .min(1, '须填写登录名。')
    .max(64, '登录名至多 64 个字符。')
    .regex(/^\P{Cc}*$/u, '登录名中有不可见的字符。'),
  password: z.string('须填写密码。').min(1, '须填写密码。').max(128, '密码至多 128 个字符。'),
}).meta({ example: { login: 'bureau', password: '……' } });

const password = z.string('须填写密码。').min(1, '须填写密码。').max(128, '密码至多 128 个字符。');
export const passwordBody = onlyThese({ current: password, next: password });
export type PasswordBody = z.infer<typeof passwordBody>;

export type LoginBody = z.infer<typeof loginBody>;
