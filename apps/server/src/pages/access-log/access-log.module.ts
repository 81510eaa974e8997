import { Module } from '@nestjs/common';
import { Persons } from '../person.js';
import { FreshReadings } from './fresh-readings.js';
import { AccessLogController } from './access-log.controller.js';

@Module({ controllers: [AccessLogController], providers: [FreshReadings, Persons] })
export class AccessLogModule {}
