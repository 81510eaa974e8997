import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { DraftsModule } from '../drafts/drafts.module.js';
import { ReferralPageController } from './referral.controller.js';

/** Ny anmälan. Mounted before the pages of one journey, whose address could be taken for it. */
@Module({ imports: [CasesModule, DraftsModule], controllers: [ReferralPageController] })
export class ReferralPagesModule {}
