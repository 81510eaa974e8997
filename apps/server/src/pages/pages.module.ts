import { Module } from '@nestjs/common';
import { DraftLists } from '../drafts/draft-lists.js';
import { AboutController } from './about/about.controller.js';
import { AccessLogController } from './access-log/access-log.controller.js';
import { ChecksController } from './access-log/checks.controller.js';
import { AnnualReportFilesController } from './annual-report/annual-report-files.controller.js';
import { AnnualReportController } from './annual-report/annual-report.controller.js';
import { AuditController } from './audit/audit.controller.js';
import { AuthoritiesController } from './authorities/authorities.controller.js';
import { BeforeAfterPageController } from './before-after/before-after-page.controller.js';
import { CasesController } from './cases/cases.controller.js';
import { EmergencyController } from './cases/emergency.controller.js';
import { SharesController } from './cases/shares.controller.js';
import { DisclosuresPageController } from './disclosures/disclosures.controller.js';
import { DraftsController } from './drafts/drafts.controller.js';
import { ErasureController } from './erasure/erasure.controller.js';
import { ImportPageController } from './imports/import-page.controller.js';
import { FinsamPageController } from './finsam/finsam.controller.js';
import { InboxController } from './inbox/inbox.controller.js';
import { InterventionsController } from './interventions/interventions.controller.js';
import { JourneyFormController } from './journey/form.controller.js';
import { JourneyPageController } from './journey/journey.controller.js';
import { LanguageController } from './language.controller.js';
import { MyDayController } from './my-day/my-day.controller.js';
import { ExtractPageController } from './person/extract.controller.js';
import { PersonController } from './person/person.controller.js';
import { ProtectionPageController } from './person/protection.controller.js';
import { ReferralPageController } from './referral/referral.controller.js';
import { CheckBundleController } from './evidence/check.controller.js';
import { EsfPageController } from './esf/esf.controller.js';
import { EvaluationPageController } from './evaluation/evaluation.controller.js';
import { EvidencePageController } from './evidence/evidence.controller.js';
import { JourneyTextsController } from './evidence/texts.controller.js';
import { ReplayPageController } from './replay/replay.controller.js';
import { OpenReleasesController } from './publications/open-releases.controller.js';
import { PublicationsPageController } from './publications/publications-page.controller.js';
import { PublishingController } from './publications/publishing.controller.js';
import { TypedTableController } from './publications/typed-table.controller.js';
import { WhyReleasedController } from './publications/why-released.controller.js';
import { PopulationController } from './population/population.controller.js';
import { QuestionsPageController } from './questions/questions-page.controller.js';
import { QuestionWritingController } from './questions/question-writing.controller.js';
import { ReportsPageController } from './reports/reports-page.controller.js';
import { StatisticsPageController } from './statistics/statistics-page.controller.js';
import { DifferencePageController } from './statistics/difference-page.controller.js';
import { WhyPageController } from './statistics/why-page.controller.js';
import { StyleController } from './style.controller.js';
import { UsersController } from './users/users.controller.js';

/** The pages, and what they read with. Use cases come from the module that mounts them, which exports them to all. */
@Module({
  controllers: [
    StyleController,
    LanguageController,
    AboutController,
    MyDayController,
    CasesController,
    EmergencyController,
    SharesController,
    ErasureController,
    DisclosuresPageController,
    InboxController,
    DraftsController,
    ImportPageController,
    // Its addresses could be taken for a line of the log.
    ChecksController,
    AccessLogController,
    AuditController,
    BeforeAfterPageController,
    CheckBundleController,
    EsfPageController,
    EvaluationPageController,
    EvidencePageController,
    ReplayPageController,
    FinsamPageController,
    // What it adds is no question's id.
    QuestionWritingController,
    QuestionsPageController,
    // Statistics open with it; a question in the address is for the next.
    ReportsPageController,
    StatisticsPageController,
    AnnualReportFilesController,
    AnnualReportController,
    WhyPageController,
    PopulationController,
    // The first three have addresses that could be taken for a publication.
    PublishingController,
    OpenReleasesController,
    TypedTableController,
    PublicationsPageController,
    WhyReleasedController,
    DifferencePageController,
    InterventionsController,
    AuthoritiesController,
    UsersController,
    // Each could be taken for an address of the next: first the new referral, then the pages of one journey, last its forms.
    ReferralPageController,
    JourneyTextsController,
    JourneyPageController,
    PersonController,
    ExtractPageController,
    ProtectionPageController,
    JourneyFormController,
  ],
  providers: [DraftLists],
})
export class PagesModule {}
