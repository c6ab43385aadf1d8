import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuditModule } from '../audit/audit.module.js';
import { RouteGuard } from '../security/route.guard.js';
import { SessionController } from './session.controller.js';
import { SessionGuard } from './session.guard.js';
import { Sessions } from './sessions.js';
import { AccountManagement } from './account-management.js';
import { AccountsController } from './accounts.controller.js';
import { PasswordChange } from './password-change.js';
import { SignIn } from './sign-in.js';
import { WhoAmI } from './who-am-i.js';

/** Who is who. Importing this module closes every route of the application that is not `@Public()`. */
@Module({
  imports: [AuditModule],
  controllers: [SessionController, AccountsController],
  providers: [
    Sessions,
    SignIn,
    PasswordChange,
    AccountManagement,
    WhoAmI,
    { provide: APP_GUARD, useClass: SessionGuard },
    { provide: APP_GUARD, useClass: RouteGuard },
  ],
  exports: [Sessions],
})
export class AccountsModule {}
