import 'reflect-metadata';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { type Installation, isLoopback } from '@samspar/installation';
import { HeadKeeping } from '@samspar/log-tree';
import { Settling, useCasesOf } from '@samspar/use-cases';
import { Following } from '@samspar/views';
import { AnnualReportsController } from './annual-report/annual-report.controller.js';
import { AssociationsController } from './associations/associations.controller.js';
import { OrganisationController } from './associations/organisation.controller.js';
import { AccessChecksController } from './checks/access-checks.controller.js';
import { DueChecksController } from './checks/audit.controller.js';
import { BodyPipe } from './body-pipe.js';
import { Clock } from './clock.js';
import { DispatchModule } from './dispatch.js';
import { FinsamController } from './finsam/finsam.controller.js';
import { HealthReader } from './health/health-reader.js';
import { HealthController } from './health/health.controller.js';
import { ImportsUnderWay } from './imports/imports-under-way.js';
import { ImportsController } from './imports/imports.controller.js';
import { DisclosuresController } from './journeys/disclosures.controller.js';
import { JourneyCommandsController } from './journeys/journey-commands.controller.js';
import { ExtractController } from './journeys/extract.controller.js';
import { ProtectionController } from './journeys/protection.controller.js';
import { EsfController } from './esf/esf.controller.js';
import { EvaluationController } from './evaluation/evaluation.controller.js';
import { EvidenceController } from './evidence/evidence.controller.js';
import { ReplayController } from './journeys/replay.controller.js';
import { JourneyController } from './journeys/journey.controller.js';
import { JourneyPersonController } from './journeys/person.controller.js';
import { inTurn } from './in-turn.js';
import { jsonBody } from './json-body.js';
import { openApiOf } from './openapi.js';
import { FormDrafts, keepTyped } from './drafts/form-drafts.js';
import { PagesModule } from './pages/pages.module.js';
import { portsOfServer } from './ports.js';
import type { PaperOf } from './pages/visitor.js';
import { Problem } from './problem.js';
import { type Log, ProblemFilter } from './problem-filter.js';
import { OpenDataController } from './open-data/open-data.controller.js';
import { openly } from './open-data/openly.js';
import { PublicationsController } from './publications/publications.controller.js';
import { QuestionsController } from './questions/questions.controller.js';
import { requestLog } from './request-log.js';
import { PROVIDER_PATH } from './sign-in/demonstration/demonstration-provider.js';
import { formBody } from './sign-in/form-body.js';
import { holdsIdentity } from './sign-in/local-path.js';
import { identityInAddress, isApi } from './sign-in/refusals.js';
import { securityHeaders } from './sign-in/security-headers.js';
import { SignInModule } from './sign-in/sign-in.module.js';
import type { SignIn } from './sign-in/sign-in.js';
import { CountedJourneysController } from './statistics/counted-journeys.controller.js';
import { BeforeAfterController } from './statistics/before-after.controller.js';
import { ExplainFigureController } from './statistics/explain-figure.controller.js';
import { StatisticsController } from './statistics/statistics.controller.js';
import { TablesController } from './statistics/tables.controller.js';

/** What controllers are given beside the use cases, by way of which alone they read and change anything. */
const providersOf = (
  { clock, store, vault, views, sealed }: Installation,
  following: Following,
  { jobs, batches, settling, heads }: ReturnType<typeof portsOfServer>,
) => [
  { provide: Clock, useValue: new Clock(clock) },
  {
    provide: HealthReader,
    useValue: new HealthReader({
      store,
      vault: vault.database,
      views,
      following,
      settling,
      heads,
      now: clock,
    }),
  },
  { provide: FormDrafts, useValue: new FormDrafts(sealed.drafts, settling) },
  { provide: Settling, useValue: settling },
  { provide: HeadKeeping, useValue: heads },
  { provide: ImportsUnderWay, useValue: new ImportsUnderWay(jobs, batches) },
];

@Module({})
class ServerModule {
  static on(installation: Installation, signIn: SignIn, following: Following): DynamicModule {
    const ports = portsOfServer(installation, signIn, following);
    const providers = providersOf(installation, following, ports);
    return {
      module: ServerModule,
      global: true,
      imports: [DispatchModule.of(useCasesOf(ports)), SignInModule.on(signIn), PagesModule],
      controllers: [
        JourneyCommandsController,
        ProtectionController,
        JourneyController,
        ExtractController,
        DisclosuresController,
        ReplayController,
        EsfController,
        EvaluationController,
        EvidenceController,
        FinsamController,
        JourneyPersonController,
        ImportsController,
        StatisticsController,
        TablesController,
        AnnualReportsController,
        ExplainFigureController,
        BeforeAfterController,
        CountedJourneysController,
        PublicationsController,
        QuestionsController,
        OpenDataController,
        AssociationsController,
        OrganisationController,
        AccessChecksController,
        DueChecksController,
        HealthController,
      ],
      providers,
      exports: providers.map(({ provide }) => provide),
    };
  }
}

/** The demonstration answers only the machine itself; a page of another site that resolves to it is not answered. */
const fromThisMachine = (request: Request, _response: Response, next: NextFunction): void => {
  next(
    isLoopback((request.get('Host') ?? '').replace(/:\d+$/, ''))
      ? undefined
      : new Problem(421, 'HostUnknown', {
          sv: 'Servern svarar bara på 127.0.0.1: använd den adressen.',
          en: 'The server answers only as 127.0.0.1: use that address.',
        }),
  );
};

/** What an association is called on paper; null where it cannot be read, for the page that says so is shown all the same. */
const nameOf = ({ views }: Installation, association: unknown): string | null => {
  try {
    return views.associations().find(({ id }) => id === association)?.settings.name ?? null;
  } catch {
    return null;
  }
};

/** Where the provider's own random words come in, which may look like anything. */
const ANSWER_OF_PROVIDER = '/logga-in/svar';

/** Pages whose address holds an identity number are not shown, nor led on to; the API masks it in what it answers. */
const withoutIdentity = (request: Request, _response: Response, next: NextFunction): void => {
  const isAsked = !isApi(request.path) && request.path !== ANSWER_OF_PROVIDER;
  next(isAsked && holdsIdentity(request.originalUrl) ? identityInAddress() : undefined);
};

/**
 * The HTTP interface on an installation, ready to listen; its views follow the log from now on. `log` takes one line per
 * request and the causes of errors, never personal data. Closing it leaves the installation open.
 */
export const createApplication = async (
  installation: Installation,
  signIn: SignIn,
  log: Log,
): Promise<NestExpressApplication> => {
  const following = new Following(installation.views, log);
  const application = await NestFactory.create<NestExpressApplication>(
    ServerModule.on(installation, signIn, following),
    { logger: false, bodyParser: false, abortOnError: false },
  );
  application.disable('x-powered-by').disable('etag');
  // Nest has used the router by now, and Express reads its setting `strict routing` only before that.
  Object.assign(application.getHttpAdapter().getInstance().router, { strict: true });
  const { configuration, authentication, demonstration } = signIn;
  application.setLocal('demonstration', demonstration !== undefined);
  application.setLocal('idleMinutes', Math.floor(configuration.idleMs / 60_000));
  const clock = new Clock(installation.clock);
  application.setLocal('paper', ((association) => ({
    association: nameOf(installation, association),
    day: clock.today,
  })) satisfies PaperOf);
  application.set('trust proxy', [...configuration.trustedProxies]);
  application.use(
    inTurn(
      requestLog(log),
      securityHeaders(() => signIn.signOutOrigin, configuration.appUrl?.startsWith('https:')),
      ...(demonstration ? [fromThisMachine] : []),
    ),
  );
  if (demonstration) application.use(PROVIDER_PATH, demonstration.answer);
  application.use(
    inTurn(
      openly,
      authentication.identify,
      withoutIdentity,
      formBody,
      keepTyped(application.get(FormDrafts), authentication),
      authentication.refuseForgery,
    ),
  );
  application.use(
    [
      '/api/v1/journeys',
      '/api/v1/associations',
      '/api/v1/access-checks',
      '/api/v1/publications',
      '/api/v1/audit',
      '/api/v1/evaluation-files',
      '/api/v1/finsam',
      '/api/v1/esf-lists',
      '/api/v1/questions',
      '/api/v1/annual-reports',
    ],
    jsonBody,
  );
  application.useGlobalPipes(new BodyPipe());
  const openApi = openApiOf(application, ServerModule);
  application.useGlobalFilters(new ProblemFilter(log, (path) => openApi().methods(path)));
  application
    .getHttpAdapter()
    .getInstance()
    .get('/api/v1/openapi.json', (_request, response) => {
      response.type('application/json').send(openApi().text);
    });
  return application;
};
