import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { InboxController } from './inbox.controller.js';

@Module({ imports: [CasesModule], controllers: [InboxController] })
export class InboxModule {}
