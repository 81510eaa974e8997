import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { MyDayController } from './my-day.controller.js';

@Module({ imports: [CasesModule], controllers: [MyDayController] })
export class MyDayModule {}
