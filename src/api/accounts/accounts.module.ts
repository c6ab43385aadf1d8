import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuditModule } from '../audit/audit.module.js';
import { RouteGuard } from '../security/route.guard.js';
import { SessionController } from './session.controller.js';
import { SessionGuard } from './session.guard.js';
import { Sessions } from './sessions.js';
import { AccountManagement } from './account-management.js';
import { AccountsController } from './accounts.controller.js';
import { Entrance } from './entrance.js';
import { PasswordChange } from './password-change.js';
import { PasswordReissue } from './password-reissue.js';
import { AccessGuarding } from './guarding/access-guarding.js';
import { GuardingController } from './guarding/guarding.controller.js';
import { SignInRules } from './guarding/sign-in-rules.js';
import { ApiTokensController } from './machines/api-tokens.controller.js';
import { ApiTokens } from './machines/api-tokens.js';
import { OwnSessionsController } from './own-sessions/own-sessions.controller.js';
import { IdentityProvider } from './provider/identity-provider.js';
import { ProviderController } from './provider/provider.controller.js';
import { ProviderSignIn } from './provider/provider-sign-in.js';
import { SecondFactorController } from './second-factor/second-factor.controller.js';
import { SecondFactor } from './second-factor/second-factor.js';
import { PostManagement } from './posts/post-management.js';
import { PostsController } from './posts/posts.controller.js';
import { Substitution } from './posts/substitution.js';
import { PostChoice } from './posts/post-choice.js';
import { PostChoiceController } from './posts/post-choice.controller.js';
import { SignIn } from './sign-in.js';
import { WhoAmI } from './who-am-i.js';

/** Who is who. Importing this module closes every route of the application that is not `@Public()`. */
@Module({
  imports: [AuditModule],
  controllers: [
    SessionController,
    PostChoiceController,
    ProviderController,
    SecondFactorController,
    OwnSessionsController,
    GuardingController,
    PostsController,
    ApiTokensController,
    AccountsController,
  ],
  providers: [
    Sessions,
    SignIn,
    Entrance,
    IdentityProvider,
    ProviderSignIn,
    SecondFactor,
    SignInRules,
    AccessGuarding,
    ApiTokens,
    PasswordChange,
    PasswordReissue,
    AccountManagement,
    WhoAmI,
    PostChoice,
    PostManagement,
    Substitution,
    { provide: APP_GUARD, useClass: SessionGuard },
    { provide: APP_GUARD, useClass: RouteGuard },
  ],
  exports: [Sessions],
})
export class AccountsModule {}
