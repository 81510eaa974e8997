import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Role, ROLES } from '@samspar/access';
import {
  DEMONSTRATION_ISSUER,
  type Installation,
  openInstallation,
  readConfiguration,
  setUp,
} from '@samspar/installation';
import { REPORT_NAMES } from '@samspar/reports';
import { DIMENSIONS, MEASURES } from '@samspar/statistics';
import { useCasesOf } from '@samspar/use-cases';
import { UserDirectory } from '@samspar/users';
import { Following, Views } from '@samspar/views';
import type { NextFunction, Request, Response as Answering } from 'express';
import { SignIn } from '../../apps/server/src/sign-in/sign-in.js';
import { Clock } from '../../apps/server/src/clock.js';
import { DispatchModule } from '../../apps/server/src/dispatch.js';
import { AboutController } from '../../apps/server/src/pages/about/about.controller.js';
import { DifferencePageController } from '../../apps/server/src/pages/statistics/difference-page.controller.js';
import { ReportsPageController } from '../../apps/server/src/pages/reports/reports-page.controller.js';
import { StatisticsPageController } from '../../apps/server/src/pages/statistics/statistics-page.controller.js';
import { portsOfServer } from '../../apps/server/src/ports.js';
import { attach } from '../../apps/server/src/who.js';
import { SETUP } from '../http/server.js';
import { eachOf, errorAt, Shown } from './shown.js';

class Pages {}

const log = () => undefined;

/** Noon in Stockholm on 15 June 2025. */
const NOON = Date.parse('2025-06-15T10:00:00Z');
const OTHER = { ...SETUP, association: 'annat', name: 'Samordningsförbundet Annat' };

let folder: string;
let installation: Installation;
let application: INestApplication;
let url: string;

/** Stands for sign-in: the role comes with the request. */
const signedIn = (request: Request, _response: Answering, next: NextFunction): void => {
  const role = ROLES.find((known) => known === request.get('X-Role')) ?? 'office';
  attach(request, {
    asker: { actor: 'somebody', role, roles: [role], association: 'provkommun', interventions: ['novum'] },
    name: 'Karin Prov',
    csrf: 'token',
  });
  next();
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samspar-pages-'));
  const configuration = readConfiguration({ SAMSPAR_DATA: folder });
  installation = await openInstallation(configuration, { what: 'test', clock: () => NOON });
  await setUp(installation, SETUP);
  await setUp(installation, OTHER);
  await installation.views.catchUp();
  const following = new Following(installation.views, log);
  const directory = await UserDirectory.read(installation.store);
  application = await NestFactory.create(
    {
      module: Pages,
      imports: [
        DispatchModule.of(
          useCasesOf(
            portsOfServer(installation, { directory, issuer: DEMONSTRATION_ISSUER, log }, following),
          ),
        ),
      ],
      controllers: [
        ReportsPageController,
        StatisticsPageController,
        DifferencePageController,
        AboutController,
      ],
      providers: [
        { provide: Clock, useValue: new Clock(installation.clock) },
        { provide: Views, useValue: installation.views },
        { provide: SignIn, useValue: { appUrl: () => url } },
      ],
    },
    { logger: false },
  );
  application.use(signedIn);
  await application.listen(0, '127.0.0.1');
  url = await application.getUrl();
});
afterAll(async () => {
  await application.close();
  await installation.close();
  rmSync(folder, { recursive: true });
});

const get = (address: string, role: Role = 'office'): Promise<Shown> =>
  Shown.by(url + address, { headers: { 'X-Role': role } });

const OWN = 'measure=started&from=2025-01-01&to=2025-06-15&by=intervention&where=association:provkommun';

const over = (where: string): string =>
  `measure=started&from=2025-01-01&to=2025-06-15&${where}where=association:provkommun&unit=person`;

/** Words of the links that lead to release what is shown. */
const links = async (role: Role) =>
  eachOf((await get(`/statistik?${OWN}`, role)).page, 'a[href^="/publicerat/ny?measure=started&"]');

describe('the page of statistics', () => {
  it.each(['caseworker', 'team-lead', 'office', 'auditor'] as const)('answers %s', async (role) => {
    const answer = await get('/statistik/fraga', role);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.words).toContain('Påbörjade deltaganden per insats');
  });

  it('leads the board to what is released, and shows it no figure and no file', async () => {
    for (const address of [
      `/statistik?${OWN}`,
      '/statistik',
      `/statistik.csv?${OWN}`,
      '/statistik.csv',
      '/statistik/fraga',
      '/statistik/fraga.xlsx',
      '/statistik/rapport/aret',
      '/statistik/rapport/aret.xlsx',
    ]) {
      const { status, location } = await get(address, 'board');
      expect([status, location]).toEqual([303, '/publicerat']);
    }
  });

  it('goes on asking for several measures until one is chosen, and offers what made the difference of one alone', async () => {
    const several = OWN.replace('started&', 'started,referred&').replace('by=', 'rows=');
    const { page } = await get(`/statistik/fraga?${several}`);
    expect(page('#f-measure').val()).toBe('referred,started');
    expect(page('a[href*="/statistik/skillnad?"]')).toHaveLength(0);
    const one = await get(`/statistik/fraga?${OWN.replace('by=', 'rows=')}`);
    expect(one.page('#f-measure').val()).toBe('started');
    expect(one.page('.more-fields a[href*="/statistik/skillnad?"]')).toHaveLength(1);
  });

  it('leads the office, and nobody else, to release what it shows', async () => {
    expect(await links('office')).toEqual(['Publicera']);
    for (const role of ['caseworker', 'team-lead', 'auditor'] as const) expect(await links(role)).toEqual([]);
  });

  it('leads a form that was sent to the address of its question', async () => {
    const answer = await get(
      '/statistik?measure=started&from=1/1 2025&to=idag&by=intervention&by=&by=&insats=novum&unit=journey&asKnownAt=',
    );
    expect(answer.status).toBe(303);
    expect(answer.location).toBe(
      '/statistik?measure=started&from=2025-01-01&to=2025-06-15&by=intervention&where=intervention:novum&where=association:provkommun',
    );
  });

  it('asks about one’s own association, whatever the address says', async () => {
    const answer = await get(`/statistik?${OWN.replace('provkommun', 'annat')}`);
    expect(answer.location).toBe(`/statistik?${OWN}`);
  });

  it.each([
    ['from=2025-02-30&to=2025-06-15', '', 'är ingen dag i kalendern', 'f-from'],
    ['to=2025-06-15', '', 'Skriv periodens första dag.', 'f-from'],
    ['from=2025-06-15&to=2025-01-01', '', 'slutar innan den börjar', 'f-to'],
    ['from=2025-01-01&to=2025-06-15&by=sex,sex', '', 'vald två gånger', 'f-rows'],
    ['from=2025-01-01&to=2025-06-15&by=sex,year,month,obstacle', '', 'högst 4', 'f-rows'],
    ['from=2025-01-01&to=2025-06-15', '&asKnownAt=sen', 'är ingen dag i kalendern', 'f-asKnownAt'],
  ])('with %s%s says at the field what is wrong', async (typed, moment, said, field) => {
    const answer = await get(`/statistik?measure=started&${typed}&where=association:provkommun${moment}`);
    expect(answer.status).toBe(422);
    expect(answer.page('title').text()).toMatch(/^Fel: Ställ en egen fråga/);
    expect(errorAt(answer.page, field)).toContain(said);
    expect(eachOf(answer.page, `#${field}`)).toHaveLength(1);
  });

  it.each([
    ['all insatser', ''],
    ['another insats', 'where=intervention:finsam-team&'],
    ['her own and another', 'where=intervention:novum,finsam-team&'],
    ['her own and another, written apart', 'where=intervention:novum&where=intervention :finsam-team&'],
  ])(
    'counts no persons over %s for a caseworker or a team-lead: journeys instead, and says so',
    async (_of, where) => {
      for (const role of ['caseworker', 'team-lead'] as const) {
        const { words, page } = await get(`/statistik?${over(where)}`, role);
        expect(words).toContain(
          'Här räknas deltaganden. Personer kan du bara räkna i de insatser du är tilldelad.',
        );
        expect(
          eachOf(page, 'a[href$="where=association:provkommun&unit=person&where=intervention:novum"]'),
        ).toHaveLength(1);
        expect(eachOf(page, '[name=unit], .subheading:contains(Personer)')).toHaveLength(0);
        expect((await get(`/statistik.csv?${over(where)}`, role)).status).toBe(303);
      }
      const { words, page } = await get(`/statistik?${over(where)}`, 'office');
      expect(eachOf(page, '[name=unit]')).not.toHaveLength(0);
      expect(words).not.toContain('Här räknas deltaganden');
    },
  );

  it('counts persons in her own insats for a caseworker, as a file too', async () => {
    const question = over('where=intervention:novum&');
    expect(eachOf((await get(`/statistik?${question}`, 'caseworker')).page, '[name=unit]')).not.toHaveLength(
      0,
    );
    expect((await get(`/statistik.csv?${question}`, 'caseworker')).status).toBe(200);
  });

  it('gives the table as a file', async () => {
    const answer = await get(`/statistik.csv?${OWN}`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename=samspar-started-2025-01-01--2025-06-15.csv',
    );
    expect(answer.html).toContain('Totalt;0');
  });
});

const HALF = 'from=2025-01-01&to=2025-06-15';
const ABOUT = `${HALF}&where=association:provkommun`;

describe('the pages of reports', () => {
  it.each(['caseworker', 'team-lead', 'office', 'auditor'] as const)(
    'open statistics for %s',
    async (role) => {
      const { status, page } = await get('/statistik', role);
      expect(status).toBe(200);
      expect(eachOf(page, '.reports a[href^="/statistik/rapport/"]')).toHaveLength(REPORT_NAMES.length);
      expect(eachOf(page, 'a[href="/statistik/fraga"]')).toHaveLength(1);
    },
  );

  it('have an address for each report of each period, of one’s own association', async () => {
    expect((await get(`/statistik/rapport/aret?${HALF}`)).location).toBe(`/statistik/rapport/aret?${ABOUT}`);
    expect((await get(`/statistik/rapport/aret?${ABOUT}`)).words).toContain('Resultat vid avslut');
    expect((await get('/statistik/rapport/ingen')).location).toBe('/statistik');
    expect((await get('/statistik?from=igen&to=2025-06-15')).location).toBe('/statistik');
  });

  it('choose an insats for the report of one', async () => {
    const { location } = await get(`/statistik/rapport/insats?${ABOUT}`);
    expect(location).toMatch(/&where=intervention:[\w-]+$/);
    const both = await get(`/statistik/rapport/insats?${HALF}&where=intervention:novum,finsam-team`);
    const { status, page } = await get(both.location ?? '');
    expect(status).toBe(422);
    expect(errorAt(page, 'f-insats')).toContain('Välj vilken insats');
  });

  it('give a report and a table as files', async () => {
    for (const [address, type] of [
      [`/statistik/rapport/aret.csv?${ABOUT}`, 'text/csv; charset=utf-8'],
      [
        `/statistik/rapport/aret.xlsx?${ABOUT}`,
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      ],
      [`/statistik/fraga.csv?measure=started&${ABOUT}&rows=sex`, 'text/csv; charset=utf-8'],
    ] as const) {
      const answer = await get(address);
      expect([address, answer.headers.get('content-type')]).toEqual([address, type]);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('say what each measure and each dimension means', async () => {
    const { page } = await get('/statistik/begrepp');
    for (const name of [...MEASURES, ...DIMENSIONS]) expect(eachOf(page, `#${name} + dd`)).toHaveLength(1);
  });
});

const SKILLNAD = '/statistik/skillnad';
const between = (first: string, second: string) => `${OWN}&asKnownAt=${first}&asKnownAt=${second}`;

describe('the page of a difference', () => {
  it('asks of what was known a month after the period, or is now, where no moment is said', async () => {
    const { status, location } = await get(`${SKILLNAD}?${OWN.replace('2025-06-15', '2025-03-31')}`);
    expect(status).toBe(303);
    expect(location).toMatch(/&asKnownAt=2025-04-30&asKnownAt=2025-06-15$/);
    expect((await get(`${SKILLNAD}?${OWN}`)).location).toMatch(/&asKnownAt=2025-06-15&asKnownAt=2025-06-15$/);
    const { location: since } = await get(`${SKILLNAD}?${OWN}&asKnownAt=2025-05-01`);
    expect(since).toMatch(/&asKnownAt=2025-05-01&asKnownAt=2025-06-15$/);
  });

  it('leads its form to the address of its question', async () =>
    expect((await get(`${SKILLNAD}?forst=1/5 2025&sedan=idag&${OWN}&cell=intervention:novum`)).location).toBe(
      `${SKILLNAD}?${OWN}&cell=intervention:novum&asKnownAt=2025-05-01&asKnownAt=2025-06-15`,
    ));

  it.each([
    ['snart', '2025-06-15', 'är ingen dag i kalendern', 'f-forst'],
    ['2025-06-15', 'sen', 'är ingen dag i kalendern', 'f-sedan'],
    ['2025-06-15', '2025-06-14', 'Låt den andra tidpunkten', 'f-sedan'],
  ])('from %s to %s says at the field what is wrong', async (first, second, said, field) => {
    const answer = await get(`${SKILLNAD}?${between(first, second)}`);
    expect(answer.status).toBe(422);
    expect(errorAt(answer.page, field)).toContain(said);
  });

  it('says where there was no figure yet, and gives the table as a file', async () => {
    const { status, words } = await get(`${SKILLNAD}?${between('2025-01-01', '2025-06-15')}`);
    expect(status).toBe(200);
    expect(words).toContain('Uppgift saknas');
    const file = await get(`${SKILLNAD}.csv?${between('2025-06-15', '2025-06-15')}`);
    expect(file.headers.get('content-disposition')).toBe(
      'attachment; filename=samspar-skillnad-started-2025-01-01--2025-06-15.csv',
    );
    expect(file.html).toContain('Skillnad;0;0;0;0;0');
  });
});

describe('the page about Samspår', () => {
  it('states the version and the accessibility statement', async () => {
    const { words, page } = await get('/om');
    expect(eachOf(page, 'dd')).toContainEqual(expect.stringMatching(/^\d+\.\d+\.\d+$/));
    expect(words).toContain('2018:1937');
  });
});
