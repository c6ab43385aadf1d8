import { Module } from '@nestjs/common';
import { ChildPrivacyController } from './child-privacy.controller.js';
import { ChildPrivacy } from './child-privacy.js';

@Module({ controllers: [ChildPrivacyController], providers: [ChildPrivacy] })
export class PrivacyModule {}
