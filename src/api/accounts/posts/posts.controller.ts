import { Body, Controller, Get, HttpCode, Param, Post as HttpPost, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Post } from '../../../domain/access/post.js';
import { CurrentPerson, type SignedInPerson } from '../current-account.js';
import { PostManagement } from './post-management.js';
import {
  newPostBody,
  postEndBody,
  postId,
  postMoveBody,
  postQuery,
  substitutionBody,
  type NewPostBody,
  type PostEndBody,
  type PostMoveBody,
  type PostQuery,
  type SubstitutionBody,
} from './post.schema.js';
import { Substitution } from './substitution.js';

const EXAMPLE: Post = {
  id: 'post-12',
  account: 'u-1042',
  role: 'class_teacher',
  office: '3137099001-7-2',
  from: '2026-09-01' as Post['from'],
  to: null,
  ended: false,
  substitutes: null,
  actingFor: null,
  scope: 'all',
};

@ApiTags('任职')
@ApiBearerAuth()
@Controller('posts')
export class PostsController {
  constructor(
    private readonly posts: PostManagement,
    private readonly substitution: Substitution,
  ) {}

  @Get()
  @ApiOperation({
    summary: '任职一览',
    description: '某日（默认今天）有效的任职。系统管理员看全部；单位负责人看本单位的。',
  })
  @ApiOkResponse({ description: '任职', schema: { example: { items: [EXAMPLE] } } })
  async list(
    @Query({ schema: postQuery }) query: PostQuery,
    @CurrentPerson() by: SignedInPerson,
  ): Promise<{ readonly items: readonly Post[] }> {
    return { items: await this.posts.list(by, query) };
  }

  @HttpPost()
  @HttpCode(200)
  @ApiOperation({
    summary: '任职',
    description: '一人可任多职；管理员不得兼任（三员分立）。不能从过去开始。',
  })
  @ApiOkResponse({ description: '已任职', schema: { example: EXAMPLE } })
  open(@Body({ schema: newPostBody }) body: NewPostBody, @CurrentPerson() by: SignedInPerson): Promise<Post> {
    return this.posts.open(body, by.user);
  }

  @HttpPost(':post/end')
  @HttpCode(204)
  @ApiOperation({
    summary: '免职或终止代理',
    description:
      '不填 on 即刻终止，职权随即失效；填 on 则到该日为止。可同时指定接任人员 handTo。' +
      '会使在办案件无人负责的不予办理，并列出案号。单位负责人只能终止本单位的代理。',
  })
  @ApiNoContentResponse({ description: '已办理' })
  end(
    @Param('post', { schema: postId }) post: string,
    @Body({ schema: postEndBody }) body: PostEndBody,
    @CurrentPerson() by: SignedInPerson,
  ): Promise<void> {
    return this.posts.end(post, body, by);
  }

  @HttpPost(':post/move')
  @HttpCode(200)
  @ApiOperation({
    summary: '调动',
    description: '原任职即刻终止，新任职当日开始，一次办成；可同时指定接任人员 handTo。',
  })
  @ApiOkResponse({ description: '新任职', schema: { example: EXAMPLE } })
  move(
    @Param('post', { schema: postId }) post: string,
    @Body({ schema: postMoveBody }) body: PostMoveBody,
    @CurrentPerson() by: SignedInPerson,
  ): Promise<Post> {
    return this.posts.move(post, body, by.user);
  }

  @HttpPost(':post/substitution')
  @HttpCode(200)
  @ApiOperation({
    summary: '代理',
    description:
      '请他人在一段时间内代为办理，须有终止日期，一次至多 90 日。scope：all 全部职权；no_decisions 不含审批等决定。' +
      '由本单位负责人或系统管理员办理。代理人以代理身份办理的每一件事都记明代理何人。',
  })
  @ApiOkResponse({
    description: '代理',
    schema: { example: { ...EXAMPLE, id: 'post-31', account: 'u-1043' } },
  })
  lend(
    @Param('post', { schema: postId }) post: string,
    @Body({ schema: substitutionBody }) body: SubstitutionBody,
    @CurrentPerson() by: SignedInPerson,
  ): Promise<Post> {
    return this.substitution.lend(post, body, by);
  }
}
