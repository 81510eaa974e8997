import { Module } from '@nestjs/common';
import { FormDrafts } from '../drafts.js';
import { Persons } from '../person.js';
import { JourneyFormController } from './form.controller.js';
import { JourneyApi } from './journey-form.js';
import { JourneyFiles } from './journey-file.js';
import { JourneyPageController } from './journey.controller.js';
import { Tellings } from './tellings.js';

/** Resan and its forms. Mounted after every page with an address of its own below `/arenden`. */
@Module({
  controllers: [JourneyPageController, JourneyFormController],
  providers: [JourneyApi, JourneyFiles, Tellings, FormDrafts, Persons],
})
export class JourneyPagesModule {}
