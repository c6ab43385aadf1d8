import { Module } from '@nestjs/common';
import { SecondPersonController } from './second-person.controller.js';
import { SecondPerson } from './second-person.service.js';

@Module({ controllers: [SecondPersonController], providers: [SecondPerson], exports: [SecondPerson] })
export class SecondPersonModule {}
