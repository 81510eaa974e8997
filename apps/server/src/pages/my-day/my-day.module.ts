import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { DraftsModule } from '../drafts/drafts.module.js';
import { MyDayController } from './my-day.controller.js';

@Module({ imports: [CasesModule, DraftsModule], controllers: [MyDayController] })
export class MyDayModule {}
