import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { FormDrafts } from '../drafts.js';
import { ReferralPageController } from './referral.controller.js';

/** Ny anmälan. Mounted before the pages of one journey, whose address could be taken for it. */
@Module({ imports: [CasesModule], controllers: [ReferralPageController], providers: [FormDrafts] })
export class ReferralPagesModule {}
