import 'reflect-metadata';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { AssociationsController } from './associations/associations.controller.js';
import { BodyPipe } from './body-pipe.js';
import { Following } from './following.js';
import { HealthController } from './health/health.controller.js';
import { ImportAnswers } from './imports/answers.js';
import { LARGEST_FILE, RAW_TYPES } from './imports/file.js';
import { ImportsController } from './imports/imports.controller.js';
import type { Installation } from './installation.js';
import { CarryOutHandler } from './journeys/carry-out.js';
import { Commands } from './journeys/commands.js';
import { CorrectionController } from './journeys/correction.controller.js';
import { ExitController } from './journeys/exit.controller.js';
import { JourneyController, SeeJourneyHandler } from './journeys/journey.controller.js';
import { Origins } from './journeys/origins.js';
import { ParticipationController } from './journeys/participation.controller.js';
import { ReferHandler } from './journeys/refer.js';
import { ReferralController } from './journeys/referral.controller.js';
import { jsonOnly, parserErrors, plainShape } from './json-body.js';
import { knownMethods } from './known-methods.js';
import { openApiOf } from './openapi.js';
import { Problem } from './problem.js';
import { type Log, ProblemFilter } from './problem-filter.js';
import { requestLog, standardError } from './request-log.js';
import { AskStatisticsHandler, StatisticsController } from './statistics/statistics.controller.js';
import { INSTALLATION } from './token.js';

export const LOOPBACK: readonly string[] = ['127.0.0.1', '::1', 'localhost'];

@Module({})
class ServerModule {
  static on(installation: Installation, following: Following): DynamicModule {
    return {
      module: ServerModule,
      imports: [CqrsModule.forRoot()],
      controllers: [
        ReferralController,
        ParticipationController,
        ExitController,
        CorrectionController,
        JourneyController,
        ImportsController,
        StatisticsController,
        AssociationsController,
        HealthController,
      ],
      providers: [
        { provide: INSTALLATION, useValue: installation },
        { provide: Following, useValue: following },
        Origins,
        Commands,
        ImportAnswers,
        ReferHandler,
        CarryOutHandler,
        SeeJourneyHandler,
        AskStatisticsHandler,
      ],
    };
  }
}

/** Without sign-in only the machine itself is answered; a page of another site that resolves to it is not. */
const fromThisMachine = (request: Request, _response: Response, next: NextFunction): void => {
  next(
    LOOPBACK.includes((request.get('Host') ?? '').replace(/:\d+$/, '').replace(/^\[|\]$/g, ''))
      ? undefined
      : new Problem(421, 'HostUnknown', {
          sv: 'Servern svarar bara på 127.0.0.1: använd den adressen.',
          en: 'The server answers only as 127.0.0.1: use that address.',
        }),
  );
};

/**
 * The HTTP interface on an installation, ready to listen; its views follow the log from now on. `log` takes one line per
 * request and the causes of errors, never personal data. Closing it leaves the installation open.
 */
export const createApplication = async (
  installation: Installation,
  log: Log = standardError(),
): Promise<NestExpressApplication> => {
  const following = new Following(installation.views, log);
  const application = await NestFactory.create<NestExpressApplication>(
    ServerModule.on(installation, following),
    { logger: false, bodyParser: false, abortOnError: false },
  );
  application.disable('x-powered-by').disable('etag');
  application.use(requestLog(log));
  application.use(fromThisMachine);
  application.use('/api/v1/journeys', jsonOnly);
  application.useBodyParser('json', { limit: '1mb' });
  application.useBodyParser('raw', { type: [...RAW_TYPES], limit: LARGEST_FILE });
  application.use(parserErrors);
  application.use(plainShape);
  application.useGlobalPipes(new BodyPipe());
  const document = openApiOf(application);
  application.useGlobalFilters(new ProblemFilter(log, knownMethods(document)));
  const text = JSON.stringify(document);
  application
    .getHttpAdapter()
    .getInstance()
    .get('/api/v1/openapi.json', (_request, response) => {
      response.type('application/json').send(text);
    });
  return application;
};
