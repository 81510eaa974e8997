import { Module } from '@nestjs/common';
import { DraftsModule } from '../drafts/drafts.module.js';
import { FreshReadings } from '../access-log/fresh-readings.js';
import { JourneyReadingsController } from '../access-log/journey-readings.controller.js';
import { Persons } from '../person.js';
import { ChangeLogController } from './change-log.controller.js';
import { JourneyFormController } from './form.controller.js';
import { JourneyApi } from './journey-form.js';
import { JourneyFiles } from './journey-file.js';
import { JourneyPageController } from './journey.controller.js';
import { Tellings } from './tellings.js';

/** Ärendet and its forms. Mounted after every page with an address of its own below `/arenden`. */
@Module({
  imports: [DraftsModule],
  controllers: [JourneyPageController, ChangeLogController, JourneyReadingsController, JourneyFormController],
  providers: [FreshReadings, JourneyApi, JourneyFiles, Tellings, Persons],
})
export class JourneyPagesModule {}
