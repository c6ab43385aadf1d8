import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { DECISION_REFUSED } from '../../domain/access/may.js';
import { ACT_ROLES } from '../../domain/access/act-permissions.js';
import { ADMIN_LABELS, isAdminRole, type AccountRole } from '../../domain/access/admin-role.js';
import { machineDoor } from '../../domain/access/machine-doors.js';
import { isActName } from '../../domain/ladder/acts/act-names.js';
import { refusal } from '../../domain/refusal.js';
import { ROLE_LABELS } from '../../domain/wording/labels.js';
import type { SignedInRequest } from '../accounts/current-account.js';
import { ProblemException } from '../problem.js';
import { itIs } from '../../persistence/principal.js';
import { routeOf, ruleFor } from '../request-route.js';

/** Asks the table of routes, after it is known who is there. What does not stand in the table is closed. */
@Injectable()
export class RouteGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    this.open(request);
    const { signedIn } = request;
    // From here on the database shows what this person may see in this post (ADR 8). Who comes for a new password, a
    // second factor or another post sees nothing yet.
    if (signedIn && ![signedIn.passwordDue, signedIn.secondFactorDue, signedIn.postOver].includes(true)) {
      itIs({ kind: 'person', user: signedIn.user, role: signedIn.role, office: signedIn.office });
    }
    return true;
  }

  private open(request: SignedInRequest): true {
    const rule = ruleFor(request);
    if (rule === undefined) {
      throw new ProblemException(
        403,
        refusal('route_not_declared', '这个地址没有登记办理岗位（route-permissions.ts），对所有人关闭。'),
      );
    }
    if (rule.roles === 'public') return true;
    refuseOtherDoors(request);
    if (request.signedIn?.passwordDue === true && rule.withPasswordDue !== true) {
      throw new ProblemException(
        403,
        refusal('password_due', '这是一次性密码，请先修改密码。', { possible: ['POST /api/password'] }),
      );
    }
    if (request.signedIn?.postOver === true && rule.withPostOver !== true) {
      throw new ProblemException(
        403,
        refusal('post_over', '您的这一任职已经结束，不能再以它办理；如另有任职，请选择后继续。', {
          possible: ['GET /api/me', 'POST /api/me/post'],
        }),
      );
    }
    const opensBefore = rule.withPasswordDue === true || rule.withSecondFactorDue === true;
    if (request.signedIn?.secondFactorDue === true && !opensBefore) {
      throw new ProblemException(
        403,
        refusal('second_factor_due', '本岗位须启用两步验证，请先启用。', {
          possible: ['POST /api/me/second-factor'],
        }),
      );
    }
    if (rule.decision === true && leavesDecisions(request)) throw mayNotDecide();
    if (rule.roles === 'person') return true;
    const act = request.params['act'];
    // An act that does not exist is answered by whoever knows the acts.
    if (rule.roles === 'act' && (typeof act !== 'string' || !isActName(act))) return mustWorkOnCases(request);
    const roles = rule.roles === 'act' ? ACT_ROLES[act as keyof typeof ACT_ROLES] : rule.roles;
    const role = request.signedIn?.role;
    if (role !== undefined && roles.includes(role)) return true;
    throw notTheirs(roles, role);
  }
}

function leavesDecisions({ signedIn }: SignedInRequest): boolean {
  return signedIn !== undefined && 'actor' in signedIn && signedIn.actor.scope === 'no_decisions';
}

function mayNotDecide(): ProblemException {
  return new ProblemException(403, DECISION_REFUSED);
}

/** A machine goes through the doors its token names, besides being of a role they are open to. */
function refuseOtherDoors(request: SignedInRequest): void {
  const { signedIn } = request;
  if (signedIn === undefined || !('doors' in signedIn) || signedIn.doors === undefined) return;
  const act = request.params['act'];
  const door = machineDoor(routeOf(request) ?? '', typeof act === 'string' ? act : undefined);
  if (signedIn.doors.includes(door)) return;
  throw new ProblemException(
    403,
    refusal('not_for_this_token', '这个程序令牌不能调用此接口。', { possible: signedIn.doors }),
  );
}

function mustWorkOnCases({ signedIn }: SignedInRequest): true {
  if (signedIn !== undefined && 'actor' in signedIn) return true;
  throw notTheirs([], signedIn?.role);
}

function notTheirs(roles: readonly AccountRole[], role: AccountRole | undefined): ProblemException {
  const whose = roles.length > 0 ? `由${roles.map(labelOf).join('、')}办理` : '只由办案岗位办理';
  const who = role === undefined ? '' : `，${labelOf(role)}不能办理`;
  return new ProblemException(403, refusal('not_your_role', `此项${whose}${who}。`));
}

function labelOf(role: AccountRole): string {
  return isAdminRole(role) ? ADMIN_LABELS[role] : ROLE_LABELS[role];
}
