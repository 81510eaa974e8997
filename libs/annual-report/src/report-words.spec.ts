import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  type ReportWords,
  type ReportWordsCommand,
  reportWordsDecider,
  type ReportWordsEvent,
  type ReportWordsRefusal,
  reportWordsSentence,
  reportWordsStream,
} from './report-words.js';

const day = { occurredOn: '2025-02-01', today: '2025-02-01' } as const;
const whose = { association: 'stockholm', report: 'arsredovisning', period: '2024' };

const write = (text: string, edition = 0, slot = 'deltagare'): ReportWordsCommand => ({
  type: 'WriteReportText',
  ...day,
  data: { ...whose, slot, text, edition },
});
const expected = (said: object = {}, edition = 0): ReportWordsCommand => ({
  type: 'ExpectResult',
  ...day,
  data: {
    ...whose,
    intervention: 'novum',
    participants: 100,
    toWorkOrStudies: null,
    text: '',
    edition,
    ...said,
  },
});

const decided = (command: ReportWordsCommand, ...before: readonly ReportWordsCommand[]) =>
  reportWordsDecider.decide(command, after(...before));
const after = (...commands: readonly ReportWordsCommand[]): ReportWords =>
  commands.reduce<ReportWords>((state, command) => {
    const decision = reportWordsDecider.decide(command, state);
    if (!decision.accepted) throw new Error(decision.refusal.code);
    return decision.events.reduce(reportWordsDecider.evolve, state);
  }, reportWordsDecider.initialState);

describe('the words of a report', () => {
  it('are written anew by whoever has seen what stands there', () => {
    expect(after(write('Först.'), write('Sedan.', 1)).texts).toEqual({
      deltagare: { text: 'Sedan.', edition: 2 },
    });
    expect(decided(write('Annat.'), write('Först.'))).toMatchObject({
      refusal: { code: 'WrittenSince', edition: 1 },
    });
    expect(decided(expected({ participants: 90 }), expected())).toMatchObject({
      refusal: { code: 'WrittenSince', edition: 1 },
    });
  });

  it('are written in one place whatever is written in another', () =>
    expect(after(write('Ett.'), write('Två.', 0, 'resultat'), expected()).texts).toMatchObject({
      deltagare: { edition: 1 },
      resultat: { edition: 1 },
    }));

  it('that say what stands there already say nothing new, whoever saw what', () => {
    expect(decided(write('Samma.'), write('Samma.'))).toMatchObject({ accepted: true, events: [] });
    expect(decided(expected(), expected())).toMatchObject({ accepted: true, events: [] });
  });

  it.each<[ReportWordsCommand, ReportWordsRefusal]>([
    [write('Ines, 19850714-2381'), { code: 'IdentityNumberInWords', field: 'text' }],
    [write('x'.repeat(20_001)), { code: 'WordsTooLong', field: 'text', most: 20_000 }],
    [expected({ text: '19850714-2381' }), { code: 'IdentityNumberInWords', field: 'text' }],
    [expected({ participants: 1.5 }), { code: 'NotAnExpectation', field: 'participants', most: 100_000 }],
    [
      expected({ participants: Number.NaN }),
      { code: 'NotAnExpectation', field: 'participants', most: 100_000 },
    ],
    [expected({ toWorkOrStudies: 101 }), { code: 'NotAnExpectation', field: 'toWorkOrStudies', most: 100 }],
  ])('are not: %j', (command, refusal) => {
    expect(decided(command)).toMatchObject({ refusal });
    const { sv, en } = reportWordsSentence(refusal);
    for (const sentence of [sv, en]) expect(sentence).toMatch(/^\p{Lu}.+[.]$/u);
  });

  it.each<ReportWordsEvent['type']>(['ReportTextWritten', 'ResultExpected'])(
    'are read as they were written: %s',
    (type) => {
      const stored = JSON.parse(
        readFileSync(new URL(`../fixtures/${type}.v1.json`, import.meta.url), 'utf8'),
      ) as Parameters<typeof reportWordsStream.upcast>[0];
      const { occurredOn, data } = stored;
      expect(reportWordsStream.upcast(stored)).toEqual({ type, occurredOn, data });
    },
  );
});
