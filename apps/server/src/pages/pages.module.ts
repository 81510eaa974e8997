import { Module } from '@nestjs/common';
import { AccessLogModule } from './access-log/access-log.module.js';
import { AboutController } from './about/about.controller.js';
import { CasesModule } from './cases/cases.module.js';
import { ImportPagesModule } from './import/import-pages.module.js';
import { JourneyPagesModule } from './journey/journey-pages.module.js';
import { InboxModule } from './inbox/inbox.module.js';
import { InterventionsController } from './interventions/interventions.controller.js';
import { LanguageController } from './language.controller.js';
import { MyDayModule } from './my-day/my-day.module.js';
import { ReferralPagesModule } from './referral/referral-pages.module.js';
import { StatisticsPageController } from './statistics/statistics-page.controller.js';
import { StyleController } from './style.controller.js';
import { UsersController } from './users/users.controller.js';

/** The pages. Installation and handlers come from the module that mounts them, which exports them to all. */
@Module({
  imports: [
    MyDayModule,
    CasesModule,
    InboxModule,
    ImportPagesModule,
    AccessLogModule,
    ReferralPagesModule,
    JourneyPagesModule,
  ],
  controllers: [
    StyleController,
    LanguageController,
    StatisticsPageController,
    AboutController,
    InterventionsController,
    UsersController,
  ],
})
export class PagesModule {}
