import { afterEach, describe, expect, it } from '@jest/globals';
import { accepted, type Case, Desk, exited, LONG_AGO, NOW, referred, started } from './desk.js';

let desk: Desk | undefined;
afterEach(() => desk?.close());

const holds = async (_rule: string, tell: Case[1], figures: Case[2]): Promise<void> => {
  desk = await Desk.open(LONG_AGO);
  await tell(desk.at(NOW));
  expect(await desk.figures(figures)).toEqual(figures);
};

describe('the edges of a period', () => {
  it.each<Case>([
    [
      'a start on 31 December is of the old year, and the participant of both',
      (at) => at.journey('a', started('2023-12-31')),
      {
        '2023 started': 1,
        '2024 started': 0,
        '2023 participants': 1,
        '2024 participants': 1,
        '2023 ongoing': 1,
        '2022 participants': 0,
      },
    ],
    [
      'a start on 1 January is of the new year alone',
      (at) => at.journey('a', started('2024-01-01')),
      { '2023 started': 0, '2023 participants': 0, '2023 ongoing': 0, '2024 started': 1, '2024 ongoing': 1 },
    ],
    [
      'an exit on 31 December is of the old year: not ongoing on its last evening, no participant of the next',
      (at) => at.journey('a', started('2023-05-01'), exited('2023-12-31')),
      {
        '2023 ended': 1,
        '2024 ended': 0,
        '2023 ongoing': 0,
        '2023 participants': 1,
        '2024 participants': 0,
      },
    ],
    [
      'an exit on 1 January is of the new year: ongoing at the end of the old, participant of both',
      (at) => at.journey('a', started('2023-05-01'), exited('2024-01-01')),
      {
        '2023 ended': 0,
        '2024 ended': 1,
        '2023 ongoing': 1,
        '2024 participants': 1,
        '2024 ongoing': 0,
        '2023 ended by=exitGroup': {},
        '2023 participants by=exitGroup': { 'not-ended': 1 },
        '2024 participants by=exitGroup': { 'work-or-studies': 1 },
        '2023-05-01/2024-12-31 participants by=year': { 2023: 1, 2024: 1 },
        '2023-05-01/2024-12-31 participants by=year,exitGroup': {
          '2023 not-ended': 1,
          '2024 work-or-studies': 1,
        },
      },
    ],
    [
      'a journey of one day is a participant of that day and never ongoing',
      (at) => at.journey('a', started('2024-02-29'), exited('2024-02-29')),
      {
        '2024-02-29/2024-02-29 started': 1,
        '2024-02-29/2024-02-29 ended': 1,
        '2024-02-29/2024-02-29 participants': 1,
        '2024-02-29/2024-02-29 ongoing': 0,
        '2024-02-28/2024-02-28 participants': 0,
        '2024-03-01/2024-03-01 participants': 0,
        '2024 daysInIntervention': 0,
        '2024 started by=month': { '2024-02': 1 },
      },
    ],
    [
      'days run over 29 February',
      (at) => at.journey('a', referred('2024-02-28'), accepted('2024-02-28'), started('2024-03-01').slice(2)),
      { '2024 daysToStart': 2 },
    ],
    [
      'a period of fifty years counts each year by itself, and each journey once in all',
      (at) => at.journey('a', started('2001-06-01'), exited('2003-06-01')),
      {
        '1980-01-01/2029-12-31 participants by=year': { 2001: 1, 2002: 1, 2003: 1 },
        '1980-01-01/2029-12-31 participants': 1,
        '0001-01-01/9999-12-31 participants': 1,
      },
    ],
  ])('%s', holds);
});

/** An identity number that checks, of a woman born on a day. */
const numberOf = (born: string): string => {
  const nine = `${born.replaceAll('-', '').slice(2)}982`;
  const sum = Array.from(nine).reduce((total, digit, place) => {
    const weighed = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return `${born.replaceAll('-', '')}-982${(10 - (sum % 10)) % 10}`;
};

const row = (start: string, more: Readonly<Record<string, string | number>>) => ({
  Löpnummer: 1,
  Insats: 'FINSAM-team',
  Anmälningsdatum: '2019-01-01',
  Startdatum: start,
  Kön: 'K',
  ...more,
});

describe('limits of age and time, from a row of the office', () => {
  it.each([
    ['the day before the sixteenth birthday', '2024-05-09', '2008-05-10', 'under-16'],
    ['on the sixteenth birthday', '2024-05-10', '2008-05-10', '16-29'],
    ['the day before the thirtieth', '2024-05-09', '1994-05-10', '16-29'],
    ['on the thirtieth', '2024-05-10', '1994-05-10', '30-65'],
    ['the day before the sixty-sixth', '2024-05-09', '1958-05-10', '30-65'],
    ['on the sixty-sixth', '2024-05-10', '1958-05-10', 'over-65'],
    ['born on 29 February, the day before in a leap year', '2024-02-28', '2008-02-29', 'under-16'],
    ['born on 29 February, on it', '2024-02-29', '2008-02-29', '16-29'],
    ['born on 29 February, 1 March of a year without it', '2026-03-01', '1996-02-29', '30-65'],
    ['born on 29 February, 27 February of a year without it', '2026-02-27', '1996-02-29', '16-29'],
  ])('%s the age at start is %s of one born %s: %s', async (_rule, start, born, group) => {
    desk = await Desk.open(LONG_AGO);
    await desk.at(NOW).import(row(start, { Personnummer: numberOf(born) }));
    const figures = { [`${start.slice(0, 4)} started by=ageGroup`]: { [group]: 1 } };
    expect(await desk.figures(figures)).toEqual(figures);
  });

  it.each([
    ['59 months', 59, '2-5'],
    ['60 months', 60, '5-plus'],
    ['11 months', 11, 'under-1'],
    ['12 months', 12, '1-2'],
    ['24 months', 24, '2-5'],
    ['the words of the list', '2–5 år', '2-5'],
  ])('%s without work', async (_, time, bracket) => {
    desk = await Desk.open(LONG_AGO);
    await desk.at(NOW).import(row('2024-05-10', { 'Tid utan arbete eller studier': time }));
    const figures = { '2024 started by=timeWithoutWork': { [bracket]: 1 } };
    expect(await desk.figures(figures)).toEqual(figures);
  });

  it.each([
    ['2019-05-10', '2024-05-10', '5-plus'],
    ['2019-05-11', '2024-05-10', '2-5'],
    ['2023-05-10', '2024-05-10', '1-2'],
    ['2023-05-11', '2024-05-10', 'under-1'],
    ['2019-02-28', '2024-02-28', '5-plus'],
    ['2019-03-01', '2024-02-29', '2-5'],
    ['2024-05-11', '2024-05-10', 'unknown'],
  ])('on assistance since %s at a start on %s is %s', async (since, start, bracket) => {
    desk = await Desk.open(LONG_AGO);
    const assistance = { 'Försörjning vid start': 'Försörjningsstöd', 'Försörjningsstöd sedan': since };
    await desk.at(NOW).import(row(start, assistance));
    const figures = { '2024 started by=timeOnAssistance': { [bracket]: 1 } };
    expect(await desk.figures(figures)).toEqual(figures);
  });
});
