import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setUp } from '@samspar/installation';
import { SETUP, type Server, signIn, startServer } from '../http/server.js';
import { rowsOf, Shown } from './shown.js';

const REGISTERED = {
  journeys: { '*': '2024-01-01', 'finsam-team': '2018-01-01' },
  education: { '*': '2024-06-01' },
  livelihood: { 'finsam-team': '2019-01-01' },
  obstacle: {},
};

let server: Server;
let caseworker: Record<string, string>;
beforeAll(async () => {
  server = await startServer([{ ...SETUP, registeredSince: REGISTERED }]);
  caseworker = await signIn(server.serving, { name: 'Ines Prov', interventions: ['novum'] });
});
afterAll(() => server.close());

const list = (headers: Record<string, string>): Promise<Shown> =>
  Shown.by(`${server.url}/insatser`, { headers });

describe('the list of insatser', () => {
  it('tells kind, owner, when they run and since when they are registered; those that have ended by themselves', async () => {
    const { page } = await list(caseworker);
    expect(rowsOf(page, 'pagaende')).toEqual([
      '|FINSAM-team|Med deltagare|Provkommun|från 2018-01-01|sedan 2018-01-01|',
      '|Novum Din insats|Med deltagare|Region Prov|från 2018-01-01|sedan 2024-01-01|',
      '|Nätverk|Strukturinsats|Ej angivet: en myndighet driver insatsen, aldrig förbundet|från 2018-01-01|sedan 2024-01-01|',
    ]);
    expect(rowsOf(page, 'avslutade')).toEqual([
      '|DEV|Med deltagare|Provkommun|2018-01-01 – 2023-12-31|sedan 2024-01-01|',
    ]);
  });

  it('tells what is not registered as long as the journeys, or not at all', async () => {
    const { page } = await list(caseworker);
    expect(rowsOf(page, 'uppgifter')).toEqual([
      '|Utbildning|Alla insatser|sedan 2024-06-01|',
      '|Försörjning vid start|FINSAM-team|sedan 2019-01-01|',
      '|Försörjningshinder|–|registreras inte|',
    ]);
  });

  it('asks which authority runs an insats of a party that has several', async () => {
    const authorities = ['Psykiatrin', 'Primärvården'].map((name, id) => ({
      id: `r-${id}`,
      name,
      party: 'region',
    }));
    await setUp(server.installation, { ...SETUP, registeredSince: REGISTERED, authorities });
    await server.installation.views.catchUp();
    expect(rowsOf((await list(caseworker)).page, 'pagaende')[1]).toContain(
      '|Ej angivet vilken myndighet: Region Prov har flera|',
    );
  });

  it.each(['office', 'admin', 'team-lead'] as const)('is for %s too', async (role) => {
    const who = { name: role, roles: [role], party: null, unit: null, interventions: [] };
    expect((await list(await signIn(server.serving, who))).status).toBe(200);
  });

  it.each(['auditor', 'board'] as const)('is not for %s', async (role) => {
    const who = { name: role, roles: [role], party: null, unit: null, interventions: [] };
    expect((await list(await signIn(server.serving, who))).status).toBe(403);
  });
});
