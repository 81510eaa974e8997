import { afterEach, describe, expect, it } from '@jest/globals';
import { type Case, Desk, exited, LONG_AGO, NOW, started } from './desk.js';

let desk: Desk | undefined;
afterEach(() => desk?.close());

const REGISTERED_SINCE = {
  journeys: { '*': '2023-07-01', novum: '2024-07-01' },
  livelihood: { 'finsam-team': '2024-03-01' },
  obstacle: {},
  meetings: { novum: '2024-10-01' },
};
const novum = { intervention: 'novum' } as const;

const told = async (at: Desk): Promise<void> => {
  await at.journey('before', started('2023-06-30'), exited('2023-07-01'));
  await at.journey('gone before', started('2023-01-10'), exited('2023-06-30'));
  await at.journey('across', started('2023-02-01'), exited('2024-08-01'));
  await at.journey('after', started('2024-03-01'));
  await at.journey('novum before', started('2024-06-30', novum));
  await at.journey('novum after', started('2024-07-01', novum));
};

describe('not registered is not zero', () => {
  it.each<readonly [...Case, notes: readonly object[]]>([
    [
      'a period before registration is not registered, and has no total',
      told,
      { '2022 started': null, '2022 participants': null, '2023-01-01/2023-06-30 started by=sex': {} },
      [
        { code: 'leftOut', dimension: 'journeys', intervention: 'finsam-team', date: '2023-07-01' },
        { code: 'leftOut', dimension: 'journeys', intervention: 'novum', date: '2024-07-01' },
      ],
    ],
    [
      'a period across it is answered from that day on, whatever day the journeys began',
      told,
      { '2023 started': 0, '2023 participants': 2, '2023 ended': 1, '2023 ongoing': 1 },
      [
        { code: 'registrationBegan', dimension: 'journeys', intervention: 'finsam-team', date: '2023-07-01' },
        { code: 'leftOut', dimension: 'journeys', intervention: 'novum', date: '2024-07-01' },
      ],
    ],
    [
      'a period after it is answered whole, for each insats from its own day',
      told,
      { '2024 started by=intervention': { 'finsam-team': 1, novum: 1 }, '2024 participants': 4 },
      [{ code: 'registrationBegan', dimension: 'journeys', intervention: 'novum', date: '2024-07-01' }],
    ],
    [
      'a variable that some insatser register is unknown for the others',
      told,
      {
        '2024-08-01/2024-12-31 participants by=livelihood': { unknown: 4 },
        '2024-08-01/2024-12-31 participants where=livelihood:unknown': 4,
      },
      [{ code: 'notRegistered', dimension: 'livelihood', intervention: 'novum' }],
    ],
    [
      'a variable that none registers is not registered, not unknown',
      told,
      {
        '2024-08-01/2024-12-31 started by=obstacle': {},
        '2024-08-01/2024-12-31 started where=obstacle:none': null,
      },
      [
        { code: 'notRegistered', dimension: 'obstacle', intervention: 'finsam-team' },
        { code: 'notRegistered', dimension: 'obstacle', intervention: 'novum' },
      ],
    ],
  ])('%s', async (_rule, tell, figures, notes) => {
    desk = await Desk.open(LONG_AGO, { registeredSince: REGISTERED_SINCE });
    await tell(desk.at(NOW));
    expect(await desk.figures(figures)).toEqual(figures);
    const [question = ''] = Object.keys(figures);
    const known = (await desk.ask(question)).notes.filter(({ code }) => code !== 'multiValued');
    expect(known).toEqual(notes);
  });

  it('what is not registered says which variable and from which day there are figures', async () => {
    desk = await Desk.open(LONG_AGO, { registeredSince: REGISTERED_SINCE });
    await told(desk.at(NOW));
    const absent = async (question: string) => (await desk?.ask(question))?.notRegistered;
    expect(await absent('2022 started')).toMatchObject({ dimension: 'journeys', since: '2023-07-01' });
    expect(await absent('2022 started where=intervention:novum')).toMatchObject({ since: '2024-07-01' });
    expect(await absent('2025 started by=obstacle')).toMatchObject({ dimension: 'obstacle', since: null });
    expect(await absent('2024-01-01/2024-02-29 started by=livelihood')).toMatchObject({
      since: '2024-03-01',
    });
    expect(await absent('2024-01-01/2024-09-30 meetings')).toMatchObject({
      dimension: 'meetings',
      since: '2024-10-01',
    });
  });

  it('an insats that the entry of journeys says nothing of was always registered', async () => {
    const registeredSince = { journeys: { novum: '2024-07-01' } };
    desk = await Desk.open(LONG_AGO, { registeredSince });
    await told(desk.at(NOW));
    const { cells, notes } = await desk.ask('2023 started by=intervention');
    expect(cells).toMatchObject([{ intervention: 'finsam-team', value: 3 }]);
    expect(notes).toMatchObject([{ code: 'leftOut', intervention: 'novum', date: '2024-07-01' }]);
  });

  it('contacts that an insats does not register are not there, and the note says so', async () => {
    desk = await Desk.open(LONG_AGO, { registeredSince: REGISTERED_SINCE });
    await told(desk.at(NOW));
    expect(await desk.ask('2025 meetings')).toMatchObject({
      total: 0,
      notes: [{ code: 'notRegistered', dimension: 'meetings', intervention: 'finsam-team' }],
    });
    expect(await desk.ask('2025 meetings where=intervention:finsam-team')).toMatchObject({
      total: null,
      notRegistered: { dimension: 'meetings', since: null },
    });
  });

  it('a series carries a mark where registration began', async () => {
    desk = await Desk.open(LONG_AGO, { registeredSince: REGISTERED_SINCE });
    await told(desk.at(NOW));
    const { cells } = await desk.ask(
      '2023-01-01/2024-12-31 participants by=quarter where=intervention:finsam-team',
    );
    expect(cells.map(({ quarter, value, break: mark }) => [quarter, value, mark])).toEqual([
      ['2023-Q3', 2, true],
      ['2023-Q4', 1, undefined],
      ['2024-Q1', 2, undefined],
      ['2024-Q2', 2, undefined],
      ['2024-Q3', 2, undefined],
      ['2024-Q4', 1, undefined],
    ]);
  });

  it('figures change when the setup is run again, those as known before do not', async () => {
    desk = await Desk.open(LONG_AGO, { registeredSince: REGISTERED_SINCE });
    await told(desk.at('2024-08-05T12:00:00Z'));
    await desk.at('2025-01-01T12:00:00Z').setUp({});
    const figures = { '2022 started': 0, '2022 started asKnownAt=2024-12-31': null, '2023 started': 3 };
    expect(await desk.figures(figures)).toEqual(figures);
  });
});
