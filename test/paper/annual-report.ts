import {
  annualDocument,
  annualQuery,
  annualTables,
  answeredOf,
  type ReportPeriod,
  reportPeriod,
} from '@samspar/annual-report';
import type { ReportDocument } from '@samspar/reports';
import { type CrossedBy, crossedTable } from '@samspar/statistics';
import { associationWith, Told2024 } from '../statistics/feeding.js';

const REACHED = { position: 4711n, knownAt: Date.parse('2025-02-01T11:00:00Z') };
const INTERVENTIONS = ['novum', 'finsam-team', 'ips'] as const;

/** Those who ended in 2024, women and men, and how many of them went to work or studies: 61 of 348, 28 of 197, 33 of 151. */
const ENDED = [
  { sex: 0, exitReason: 1, times: 28 },
  { sex: 0, exitReason: 4, times: 169 },
  { sex: 1, exitReason: 1, times: 33 },
  { sex: 1, exitReason: 4, times: 118 },
] as const;

const told = (): Told2024 => {
  const made = new Told2024(associationWith({}, INTERVENTIONS));
  ENDED.forEach(({ times, ...one }, place) =>
    made.tell(
      {
        referredOn: '2023-04-01',
        startedOn: place % 2 === 0 ? '2023-05-01' : '2024-01-10',
        exitedOn: '2024-05-01',
        in: INTERVENTIONS[place % INTERVENTIONS.length] ?? 'novum',
        ...one,
      },
      { times },
    ),
  );
  return made;
};

const period = (): ReportPeriod => {
  const found = reportPeriod('arsredovisning', '2024');
  if (!found) throw new Error('There is an annual report of 2024.');
  return found;
};

const WORDS = 'Under året har fler kvinnor än män fått stöd.\n\nParterna har mötts sex gånger.';

/** The annual report of the figures that the published report of 2024 has, or of other ones. */
export const annualReport2024 = (
  by: CrossedBy = { ask: (query) => told().cube.answer(query, REACHED), threshold: 5 },
): ReportDocument =>
  annualDocument({
    association: { id: 'stockholm', name: 'Samordningsförbundet Stockholms stad' },
    period: period(),
    tables: annualTables(period()).map((table) => {
      const result = crossedTable(annualQuery(table, period(), { protect: 'public', where: {} }), by);
      if ('refusal' in result) throw new Error(JSON.stringify(result.refusal));
      return answeredOf(table, result.table);
    }),
    words: {
      texts: { 'i-korthet': { text: WORDS, edition: 1 } },
      expected: { novum: { participants: 200, toWorkOrStudies: 25, text: 'Fler till arbete.', edition: 1 } },
    },
    names: { association: associationWith({}, INTERVENTIONS) },
    protect: 'public',
  });
