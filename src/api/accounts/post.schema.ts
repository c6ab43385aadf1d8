import { z } from 'zod';
import { onlyThese } from '../../contracts/http-schemas.js';

export const postId = z.string('须填写任职编号。').regex(/^post-\d{1,12}$/, '任职编号应为 post- 加数字。');

export const postChoiceBody = onlyThese({ post: postId }).meta({ example: { post: 'post-12' } });
export type PostChoiceBody = z.output<typeof postChoiceBody>;
