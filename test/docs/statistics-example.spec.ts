import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JourneyEvent, MonthsAfterExit } from '@samspar/casework';
import { codesOf, LIVELIHOOD, OCCUPATION } from '@samspar/codes';
import { readQuery } from '@samspar/statistics';
import { Views } from '@samspar/views';
import { Scenario } from '../reference/scenario.js';

const page = readFileSync(new URL('../../docs/statistics.md', import.meta.url), 'utf8');
const example = page.slice(page.indexOf('### An example'), page.indexOf('## Dimensions'));
const rows = example
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
const story = rows.filter(([day = '']) => /^\d/.test(day));
const questions = rows.filter(([asked = '']) => asked.startsWith('measure='));

const NOBODY = { parties: [], authorities: [] };
const among = (codes: readonly string[], words: readonly string[]) =>
  words.filter((word) => codes.includes(word));

/** What an event says that the page has in words. */
const DATA: Readonly<Record<string, (words: readonly string[]) => object>> = {
  ParticipantReferred: () => ({
    association: 'stockholm',
    intervention: 'novum',
    participantId: 'p1',
    referringParty: 'municipality',
    referringUnit: '',
    decidingParties: [],
    anonymous: false,
    profile: { sex: 'woman' },
  }),
  ConsentGiven: () => ({
    giving: NOBODY,
    receiving: NOBODY,
    kinds: ['profile'],
    purpose: null,
    form: null,
    language: null,
    obtainedBy: null,
  }),
  JourneyStarted: () => ({ profile: { sex: 'woman' } }),
  TeamMeetingHeld: (words) => ({
    attendance: [],
    violenceQuestionAsked: false,
    decisions: words.map((word) => ({
      what: 'sealed',
      owner: 'region',
      ...(word !== 'by no day' && { dueOn: word.replace('by ', '') }),
    })),
  }),
  DecisionClosed: ([said = '']) => ({
    meeting: Number(/revision (\d+)/.exec(said)?.[1]),
    decision: 0,
    outcome: 'done',
  }),
  EmployerContacted: () => ({ kind: 'visit' }),
  AssessmentRecorded: ([kind, party, outcome]) => ({ kind, party, outcome }),
  ExitedToWorkOrStudies: () => ({ reasons: ['work'] }),
  FollowUpRecorded: ([months = '', ...words]) => ({
    monthsAfterExit: Number.parseInt(months, 10) as MonthsAfterExit,
    livelihood: among(codesOf(LIVELIHOOD), words).map((source) => ({ source })),
    occupation: among(codesOf(OCCUPATION), words).at(0) ?? 'notAsked',
  }),
  FollowUpMissed: ([months = '']) => ({ monthsAfterExit: Number.parseInt(months, 10) }),
};

let scenario: Scenario;
let views: Views;
beforeAll(async () => {
  scenario = new Scenario();
  await scenario.setUp('stockholm', ['novum']);
  for (const [occurredOn = '', type = '', said = ''] of story) {
    const data = DATA[type]?.(said === '' ? [] : said.split(', ')) ?? {};
    await scenario.journey('j1', { type, occurredOn, data } as JourneyEvent);
  }
  views = await Views.open({ store: scenario.store, file: ':memory:' });
  await views.catchUp();
});
afterAll(() => views.close().then(() => scenario.close()));

const answered = (asked: string): string => {
  const read = readQuery(new URLSearchParams(asked));
  if ('refusal' in read) return read.refusal.code;
  const result = views.statistics(read.query);
  if ('refusal' in result) return result.refusal.code;
  const { by, cells, total, n, without } = result.answer;
  if (n !== undefined) return `median ${total} of ${n}, without ${without}`;
  const parts = cells.map((cell) => `${by.map((name) => cell[name]).join(' ')}: ${cell.value}`);
  return `${parts.join(', ')}; total ${total}`;
};

describe('the example of the page of the statistics', () => {
  it('has a story and asks about it', () => {
    expect(story.length).toBe(12);
    expect(questions.length).toBe(16);
  });

  it.each(questions)('%s is answered by %s', (asked = '', answer = '') =>
    expect(answered(asked)).toBe(answer),
  );
});
