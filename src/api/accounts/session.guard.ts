import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { refusal } from '../../domain/refusal.js';
import { ProblemException } from '../problem.js';
import type { SignedInPerson, SignedInRequest } from './current-account.js';
import { ApiTokens, isApiToken } from './machines/api-tokens.js';
import { PUBLIC_ROUTE } from './public.js';
import { sessionTokenOf, type FoundToken } from './session-token.js';
import { Sessions } from './sessions.js';

const READING = ['GET', 'HEAD', 'OPTIONS'];

/**
 * The first guard of the whole API: who is it? Whether the door is theirs is for `RouteGuard` to say.
 *
 * A browser sends its cookie along with requests other sites make it send, so a change that rests on the cookie
 * needs the header `X-Requested-With`, which a foreign form cannot set. A bearer token is sent on purpose only.
 */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly tokens: ApiTokens,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const open = this.reflector.getAllAndOverride<boolean>(PUBLIC_ROUTE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (open === true) return true;

    const request = context.switchToHttp().getRequest<SignedInRequest>();
    const found = sessionTokenOf(request);
    const signedIn = found && (await this.personBehind(found));
    if (!found || !signedIn) {
      throw new ProblemException(
        401,
        refusal('not_signed_in', found ? '登录已失效，请重新登录。' : '请先登录。'),
      );
    }
    if (found.by === 'cookie' && !READING.includes(request.method) && !request.header('x-requested-with')) {
      throw new ProblemException(
        403,
        refusal('csrf_header_missing', '为防止其他网站冒用登录状态，请求须带 X-Requested-With 标头。', {
          field: 'X-Requested-With',
        }),
      );
    }
    request.signedIn = signedIn;
    return true;
  }

  /** A machine's token is sent on purpose or not at all: in a cookie it would be anybody's. */
  private async personBehind({ token, by }: FoundToken): Promise<SignedInPerson | undefined> {
    if (!isApiToken(token)) return this.sessions.find(token);
    return by === 'bearer' ? this.tokens.find(token) : undefined;
  }
}
