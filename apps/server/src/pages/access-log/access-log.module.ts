import { Module } from '@nestjs/common';
import { Persons } from '../person.js';
import { AccessLogController } from './access-log.controller.js';

@Module({ controllers: [AccessLogController], providers: [Persons] })
export class AccessLogModule {}
