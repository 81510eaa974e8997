import { describe, expect, it } from '@jest/globals';
import { Told2024 } from '../../../test/statistics/feeding.js';
import type { StatisticsQuery } from './query.js';
import { isAmiss, reconciliation } from './reconciliation.js';

const told = new Told2024();
told.tell({ startedOn: '2024-02-01', sex: 0, needGroup: 0b0011 }, { times: 6 });
told.tell({ startedOn: '2023-02-01', exitedOn: '2024-03-01', sex: 1, needGroup: 0b0010 }, { times: 7 });
told.tell({ startedOn: '2024-05-01', sex: 2 }, { times: 2 });

const said = (asked: Partial<StatisticsQuery>, of = told) => reconciliation(of.ask(asked)).sv;
const FLOWS = 'pågående, påbörjade och avslutade går ihop';

describe('of the sums of a table is said what was checked of it, and no more', () => {
  it.each<[string, Partial<StatisticsQuery>, string]>([
    [
      'counts of one value each make the total',
      { measure: 'participants', by: ['sex'] },
      `Summorna stämmer: antalen i tabellens 3 rader blir totalen, och ${FLOWS}.`,
    ],
    [
      'a filter leaves the rows it admits',
      { by: ['sex'], where: { sex: ['woman'] } },
      `Summorna stämmer: antalet i den enda raden är totalen, och ${FLOWS}.`,
    ],
    ['a total alone has no parts', { measure: 'ongoing' }, `Summorna stämmer: ${FLOWS}.`],
    [
      'what is neither started nor ended is not compared with them',
      { measure: 'meetings' },
      'Summorna går inte att stämma av för den här frågan.',
    ],
    [
      'of several values nothing is said of parts',
      { by: ['needGroup'] },
      `Summorna stämmer: ${FLOWS}. Raderna stäms inte av mot totalen: samma deltagande kan stå i flera rader.`,
    ],
    [
      'nor of a stretch by month',
      { measure: 'participants', by: ['month', 'sex'] },
      `Summorna stämmer: ${FLOWS}. Raderna stäms inte av mot totalen: samma deltagande kan stå i flera rader.`,
    ],
    [
      'nor of persons',
      { by: ['sex'], unit: 'person' },
      'Raderna stäms inte av mot totalen: samma person kan stå i flera rader.',
    ],
    ['nor of medians', { measure: 'daysInIntervention', by: ['sex'] }, 'Medianer summeras inte.'],
    [
      'nor where a count is hidden',
      { by: ['sex'], protect: 'public' },
      `Summorna stämmer: ${FLOWS}. Raderna går inte att stämma av mot totalen: små tal är dolda.`,
    ],
    [
      'a filter on an exit leaves the flows out',
      { by: ['sex'], where: { exitGroup: ['not-ended'] } },
      'Summorna stämmer: antalen i tabellens 2 rader blir totalen.',
    ],
    [
      'a stretch of several filtered times is seen from each of their ends',
      { measure: 'participants', by: ['sex'], where: { quarter: ['2024-Q1', '2024-Q2'] } },
      'Summorna går inte att stämma av för den här frågan.',
    ],
    [
      'nothing is said of a table without rows',
      { from: '2020-01-01', to: '2020-12-31', by: ['sex'] },
      `Summorna stämmer: ${FLOWS}.`,
    ],
  ])('%s', (_rule, asked, sentence) => {
    expect(said(asked)).toBe(sentence);
    expect(isAmiss(told.ask(asked))).toBe(false);
  });

  it.each<[Partial<StatisticsQuery>, string]>([
    [
      { measure: 'participants', by: ['sex'] },
      "The sums agree: the counts of the table's 3 rows make the total, and ongoing, started and ended add up.",
    ],
    [
      { by: ['sex'], where: { sex: ['woman'] } },
      'The sums agree: the count of the only row is the total, and ongoing, started and ended add up.',
    ],
    [
      { by: ['needGroup'] },
      'The sums agree: ongoing, started and ended add up. The rows are not checked against the total: one journey may be in several rows.',
    ],
    [
      { by: ['sex'], unit: 'person' },
      'The rows are not checked against the total: one person may be in several rows.',
    ],
    [{ measure: 'daysInIntervention', by: ['sex'] }, 'Medians are not summed.'],
    [
      { by: ['sex'], protect: 'public' },
      'The sums agree: ongoing, started and ended add up. The rows cannot be checked against the total: small counts are hidden.',
    ],
    [
      { measure: 'participants', by: ['sex'], where: { quarter: ['2024-Q1', '2024-Q2'] } },
      'The sums cannot be reconciled for this question.',
    ],
  ])('in English too: %j', (asked, sentence) => expect(reconciliation(told.ask(asked)).en).toBe(sentence));

  it('sums that do not agree are said to fail, whatever else agrees', () => {
    const backwards = new Told2024();
    backwards.tell({ startedOn: '2024-05-01', exitedOn: '2023-06-01' });
    expect(said({ by: ['sex'] }, backwards)).toMatch(/^Summorna stämmer inte\./);
    const answer = told.ask({ by: ['sex'] });
    const amiss = { ...answer, checks: { ...answer.checks, parts: false } };
    expect([isAmiss(amiss), reconciliation(amiss).en]).toEqual([
      true,
      expect.stringMatching(/^The sums do not agree\./),
    ]);
  });
});
