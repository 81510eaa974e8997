import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type CodeList,
  EDUCATION,
  EXIT_REASON,
  type ExitGroup,
  exitGroupOf,
  type ExitReason,
  LIVELIHOOD,
  NEED_GROUP,
  OBSTACLE,
  PARTY,
  SEX,
  TIME_BRACKET,
} from '@samspar/codes';
import { dayNumber, dayOfNumber } from '@samspar/kernel';
import { DIMENSIONS, isOfMeasure, MEASURES } from '@samspar/statistics';
import { itemAt } from '../item-at.js';
import { JOURNEYS, type Server, startServer } from './server.js';

/** One journey in the words of a workbook, and as the facts a caseworker registers. */
type Case = Readonly<{
  row: readonly string[];
  referral: object;
  facts: readonly (readonly [resource: string, body: object])[];
}>;

const HEADERS = [
  'Löpnummer',
  'Insats',
  'Anmälande part',
  'Anmälande enhet',
  'Medbeslutande parter',
  'Anmälningsdatum',
  'Startdatum',
  'Avslutsdatum',
  'Avslutsorsak',
  'Kön',
  'Ålder vid start',
  'Utbildning',
  'Tid utan arbete eller studier',
  'Försörjning vid start',
  'Försörjningsstöd sedan',
  'Försörjning vid avslut',
  'Försörjningshinder',
  'Stadsdel',
  'Behovsgrupp',
  'Personnummer',
];

const UNITS = ['Enheten för hemlösa', 'Psykiatrin Söder', 'Jobbtorg Farsta'] as const;
const DISTRICTS = [
  ['Farsta', 'farsta'],
  ['Järva', 'jarva'],
  ['Annan kommun', 'outside'],
] as const;
/** Test numbers of Skatteverket; the last two cases share a person with earlier ones. */
const NUMBERS = ['199006022397', '191212121212', '199006022397', ''] as const;
const RESOURCES: Readonly<Record<ExitGroup, string>> = {
  'work-or-studies': 'exit/work-or-studies',
  care: 'exit/care',
  'continued-support': 'exit/continued-support',
  other: 'exit/other',
};

const pick = <Item>(items: readonly Item[], number: number): Item => itemAt(items, number % items.length);
const coded = <Code extends string>(list: CodeList<Code>, number: number) => pick(list, number);
const later = (day: string, days: number): string => dayOfNumber(dayNumber(day) + days);

const labels = (entries: readonly Readonly<{ sv: string }>[]): string =>
  entries.map(({ sv }) => sv).join('; ');

/** A journey that differs from its neighbours in everything statistics count. */
const caseOf = (number: number): Case => {
  const referredOn = later('2023-11-05', number * 9);
  const startedOn = number % 7 === 3 ? undefined : later(referredOn, (number * 5) % 60);
  const exitedOn =
    startedOn === undefined || number % 3 === 0 ? undefined : later(startedOn, 30 + ((number * 11) % 200));
  const party = coded(PARTY, number);
  const deciding = number % 4 === 0 ? [] : [coded(PARTY, number + 1)];
  const reasons = number % 5 === 0 ? EXIT_REASON.slice(0, 2) : [pick(EXIT_REASON, number)];
  const stored = reasons.map(({ code }): ExitReason => (code === 'detained' ? 'other' : code));
  const sex = coded(SEX, number);
  const education = coded(EDUCATION, number);
  const months = number * 4;
  const bracket = coded(TIME_BRACKET, number);
  const livelihood = [coded(LIVELIHOOD, number), coded(LIVELIHOOD, number + 3)];
  const atExit = coded(LIVELIHOOD, number + 5);
  const obstacle = coded(OBSTACLE, number);
  const needs = [coded(NEED_GROUP, number), coded(NEED_GROUP, number + 1)];
  const [district, districtId] = pick(DISTRICTS, number);
  const identityNumber = pick(NUMBERS, number);
  const age = identityNumber ? undefined : 18 + number;
  const [insats, intervention] =
    number % 2 === 0 ? (['FINSAM-team', 'finsam-team'] as const) : (['Novum', 'novum'] as const);
  const profile = {
    sex: sex.code,
    ...(age !== undefined && { ageAtStart: age }),
    education: education.code,
    timeWithoutWork: number % 2 === 0 ? { months } : { bracket: bracket.code },
    livelihood: livelihood.map(({ code }) => ({ source: code })),
    timeOnAssistance: { bracket: bracket.code },
    obstacle: obstacle.code,
    needGroups: needs.map(({ code }) => code),
    district: districtId,
  };
  return {
    row: [
      String(number),
      insats,
      party.sv,
      pick(UNITS, number),
      labels(deciding),
      referredOn,
      startedOn ?? '',
      exitedOn ?? '',
      exitedOn ? labels(reasons) : '',
      sex.sv,
      age === undefined ? '' : String(age),
      education.sv,
      number % 2 === 0 ? String(months) : bracket.sv,
      labels(livelihood),
      bracket.sv,
      exitedOn ? atExit.sv : '',
      obstacle.sv,
      district,
      labels(needs),
      identityNumber,
    ],
    referral: {
      intervention,
      referredOn,
      referringParty: party.code,
      referringUnit: pick(UNITS, number),
      decidingParties: deciding.map(({ code }) => code),
      profile: startedOn === undefined ? profile : { sex: sex.code },
      ...(identityNumber && { identityNumber }),
    },
    facts: [
      ...(startedOn === undefined
        ? []
        : ([
            ['acceptance', { occurredOn: startedOn }],
            ['start', { occurredOn: startedOn, profile }],
          ] as const)),
      ...(exitedOn === undefined
        ? []
        : ([
            [
              RESOURCES[exitGroupOf(itemAt(stored, 0))],
              { occurredOn: exitedOn, reasons: stored, livelihoodAtExit: [{ source: atExit.code }] },
            ],
          ] as const)),
    ],
  };
};

const CASES = Array.from({ length: 44 }, (_, number) => caseOf(number));

describe('the same journeys, imported or registered one by one over HTTP', () => {
  let imported: Server;
  let registered: Server;
  let after: readonly [string, string];

  beforeAll(async () => {
    [imported, registered] = [await startServer(), await startServer()];
    const file = [HEADERS, ...CASES.map(({ row }) => row)].map((cells) => cells.join('\t')).join('\n');
    const report = await imported.send('/api/v1/imports', {
      method: 'POST',
      body: file,
      headers: { 'content-type': 'text/csv', 'idempotency-key': randomUUID() },
    });
    expect(report.body).toMatchObject({ imported: CASES.length, rejected: [] });
    let position = '0';
    for (const { referral, facts } of CASES) {
      let reply = await registered.post(JOURNEYS, referral);
      const path = reply.headers.get('location') ?? '';
      expect([reply.status, reply.text]).toEqual([201, expect.any(String)]);
      for (const [resource, body] of facts) {
        reply = await registered.post(`${path}/${resource}`, body, { ifMatch: reply.etag });
        expect([reply.status, reply.text]).toEqual([201, expect.any(String)]);
      }
      position = String(reply.body['position']);
    }
    after = [String(report.body['position']), position];
  });
  afterAll(async () => {
    await imported.close();
    await registered.close();
  });

  const both = async (query: string): Promise<readonly [unknown, unknown]> => {
    const [one, other] = await Promise.all(
      [imported, registered].map(async (server, index) => {
        const reply = await server.get(`/api/v1/statistics?${query}&after=${after[index]}`);
        expect(reply.status).toBe(200);
        const { position: _position, ...answer } = reply.body;
        return answer;
      }),
    );
    return [one, other];
  };

  // Who came back is told to nobody who works in an insats.
  const dimensions = DIMENSIONS.filter((name) => name !== 'returned');

  it.each(MEASURES)('have the same figures by every dimension: %s', async (measure) => {
    for (const unit of ['journey', 'person'])
      for (const by of ['', ...dimensions.filter((name) => isOfMeasure(name, measure))]) {
        const query = `measure=${measure}&from=2024-01-01&to=2024-12-31&unit=${unit}&by=${by}&where=intervention:finsam-team,novum,dev`;
        const [one, other] = await both(query);
        expect({ query, answer: one }).toEqual({ query, answer: other });
      }
  });

  it('are counted at all', async () => {
    const [answer] = await both('measure=started&from=2023-01-01&to=2025-12-31&by=exitGroup,sex');
    expect(answer).toMatchObject({ total: CASES.filter(({ facts }) => facts.length > 0).length });
  });
});
