import { describe, expect, it } from '@jest/globals';
import { readCrossed } from '@samspar/statistics';
import {
  changedQuestion,
  fieldsOf,
  firstQuestion,
  listedQuestion,
  PERIODS,
  type AddressQuestion,
  tidy,
  usualPeriods,
  addressOfQuestion,
  yearsAsked,
} from './question.js';

const TODAY = '2025-06-15';
const asked = (address: string): AddressQuestion => [...new URLSearchParams(address)];
const tidied = (address: string, association?: string): string =>
  addressOfQuestion(tidy(asked(address), TODAY, association));

describe('a question of the form', () => {
  it.each([
    ['measure=started&from=5/3 2024&to=20241231', 'measure=started&from=2024-03-05&to=2024-12-31'],
    ['to=2024-12-31&from=2024-01-01&measure=started', 'measure=started&from=2024-01-01&to=2024-12-31'],
    ['measure=started&by=sex&by=&by=exitGroup', 'measure=started&by=sex,exitGroup'],
    [
      'measure=started&insats=novum&insats=finsam-team',
      'measure=started&where=intervention:novum,finsam-team',
    ],
    ['measure=started&unit=journey&shareOf=last&asKnownAt=&protect=none', 'measure=started'],
    [
      'measure=ended&rows=exitGroup&rows=exitReason&columns=&columns=sex&percentOf=column&jamforDag=5/3 2025',
      'measure=ended&rows=exitGroup,exitReason&columns=sex&compareWith=2025-03-05',
    ],
    ['measure=ended&rows=sex&compareWith=year&jamforDag=', 'measure=ended&rows=sex&compareWith=year'],
    ['measure=started&shareOf=all&unit=person', 'measure=started&unit=person&shareOf=all'],
    [
      'measure=started&unit=person&asKnownAt=idag&protect=public',
      'measure=started&unit=person&asKnownAt=2025-06-15&protect=public',
    ],
    ['asKnownAt=2025-02-01T00:00:00Z', 'asKnownAt=2025-02-01T00:00:00Z'],
    ['from=i fjol', 'from=i+fjol'],
    ['measure=started&after=12', 'measure=started'],
    ['measure=started&whom=sex', 'measure=started&whom=sex'],
  ])('%s has the address %s', (typed, address) => {
    expect(tidied(typed)).toBe(address);
    expect(tidied(address)).toBe(address);
  });

  it('names the association one belongs to, whatever the address says', () =>
    expect(tidied('measure=started&where=association:annat&where=sex:woman', 'eget')).toBe(
      'measure=started&where=sex:woman&where=association:eget',
    ));

  it('is read back into the fields it came from', () =>
    expect(
      fieldsOf(
        asked(
          'measure=ended&from=2024-01-01&to=2024-12-31&by=sex,year&where=intervention:novum&where=sex:woman&protect=public',
        ),
      ),
    ).toEqual({
      measure: 'ended',
      from: '2024-01-01',
      to: '2024-12-31',
      rows: ['sex'],
      columns: ['year'],
      insats: ['novum'],
      where: ['sex:woman'],
      unit: 'journey',
      percentOf: 'column',
      compareWith: '',
      jamforDag: '',
      asKnownAt: '',
      unknowns: '',
      protect: 'public',
    }));

  it.each([
    ['the latest year that is over and has figures', { '2022': 4, '2023': 9 }, '2023-01-01', '2023-12-31'],
    ['this year where none has', {}, '2025-01-01', TODAY],
  ])('of somebody who has not asked yet is about %s', (_rule, figures, from, to) => {
    const cells = Object.entries(figures).map(([year, value]) => ({ year, value }));
    expect(readCrossed(firstQuestion(TODAY, { cells }))).toMatchObject({
      query: { measures: ['started'], from, to, rows: ['intervention'], columns: ['sex'] },
    });
  });

  it('looks for figures in the years that are over, of one’s own association alone', () =>
    expect(yearsAsked(TODAY, 'eget')).toMatchObject({
      from: '1994-01-01',
      to: '2024-12-31',
      by: ['year'],
      where: { association: ['eget'] },
    }));

  it.each([
    ['by=sex', ['sex'], []],
    ['by=sex,year', ['sex'], ['year']],
    ['by=sex,year,district', ['sex', 'year'], ['district']],
    ['by=sex,year,district,month', ['sex', 'year'], ['district', 'month']],
  ])('that was divided by a list, %s, fills the fields of a table', (address, rows, columns) =>
    expect(fieldsOf(asked(address))).toMatchObject({ rows, columns }),
  );

  it('of a table names its dimensions in one list where figures are explained, compared and released', () => {
    const table = 'measure=ended&rows=exitGroup&columns=sex&percentOf=row&compareWith=year&order=-total';
    expect(addressOfQuestion(listedQuestion(asked(table)))).toBe('measure=ended&by=exitGroup,sex');
    expect(addressOfQuestion(listedQuestion(asked('measure=ended&by=sex')))).toBe('measure=ended&by=sex');
  });

  it('keeps the rest where one value changes', () =>
    expect(
      addressOfQuestion(
        changedQuestion(asked('measure=started&from=2024-01-01&by=sex'), { from: '2025-01-01', by: '' }),
      ),
    ).toBe('measure=started&from=2025-01-01'));
});

describe('the usual periods', () => {
  it.each([
    ['2025-06-30', ['2025-01-01', '2025-06-30'], ['2024-07-01', '2024-12-31']],
    ['2025-07-01', ['2025-07-01', '2025-07-01'], ['2025-01-01', '2025-06-30']],
    ['2025-01-01', ['2025-01-01', '2025-01-01'], ['2024-07-01', '2024-12-31']],
  ])('on %s are the half-year %j and the one before it %j', (today, [from, to], [before, until]) => {
    const { thisHalf, lastHalf } = usualPeriods(today);
    expect(thisHalf).toEqual({ from, to });
    expect(lastHalf).toEqual({ from: before, to: until });
  });

  it('end today at the latest', () =>
    expect(PERIODS.every((name) => usualPeriods(TODAY)[name].to <= TODAY)).toBe(true));
});
