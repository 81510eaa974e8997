import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JourneyEvent } from '@samspar/casework';
import { codesOf, LIVELIHOOD, PARTY } from '@samspar/codes';
import { readQuery } from '@samspar/statistics';
import { Views } from '@samspar/views';
import { Scenario } from '../reference/scenario.js';

const page = readFileSync(new URL('../../docs/statistics.md', import.meta.url), 'utf8');
const example = page.slice(page.indexOf('### The work of a journey'), page.indexOf('### The total of a'));
const rows = example
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
const story = rows.filter(([journey = '']) => journey === 'first' || journey === 'second');
const questions = rows.filter(([asked = '']) => asked.startsWith('measure='));

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
  JourneyStarted: ([time = '', obstacle]) => ({
    profile: {
      sex: 'woman',
      timeWithoutWork: time === 'willNotSay' ? time : { bracket: time },
      ...(obstacle !== undefined && { obstacle }),
    },
  }),
  CaseloadHandedOver: ([words = '']) => {
    const [, from = '', , to = ''] = words.split(' ');
    return { from: from === 'nobody' ? null : from, to };
  },
  TeamMeetingHeld: (words) => ({
    attendance: words.flatMap((word) => {
      const [party = '', absent] = word.split(' ');
      return among(codesOf(PARTY), [party]).map((one) => ({ party: one, present: absent === undefined }));
    }),
    violenceQuestionAsked: words.includes('asked'),
    decisions: [],
    ...(among(codesOf(LIVELIHOOD), words).length > 0 && {
      livelihood: among(codesOf(LIVELIHOOD), words).map((source) => ({ source })),
    }),
  }),
  PlanAgreed: ([actions = '']) => ({
    goals: [],
    parallelActions: Array.from({ length: Number.parseInt(actions, 10) }, () => ({
      what: 'sealed',
      party: 'region',
    })),
  }),
  ExitedToCare: (reasons) => ({ reasons }),
  ExitedToWorkOrStudies: ([reason, employment, percent]) => ({
    reasons: [reason],
    employment,
    extentPercent: Number(percent),
  }),
};

let scenario: Scenario;
let views: Views;
beforeAll(async () => {
  scenario = new Scenario();
  scenario.now = Date.parse('2022-01-01T12:00:00Z');
  await scenario.setUp('stockholm', ['novum']);
  await scenario.participant('p1', {
    type: 'ParticipantCreated',
    occurredOn: '2023-01-10',
    data: { association: 'stockholm', anonymous: false, identity: 'personnummer' },
  });
  for (const [journey = '', registered = '', occurredOn = '', type = '', said = ''] of story) {
    scenario.now = Date.parse(`${registered}T12:00:00Z`);
    const data = DATA[type]?.(said === '' ? [] : said.split(', ')) ?? {};
    await scenario.journey(journey, { type, occurredOn, data } as JourneyEvent);
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
  const { by, cells, total } = result.answer;
  const parts = cells.map((cell) => `${by.map((name) => cell[name]).join(' ')}: ${cell.value}`);
  return `${parts.join(', ')}; total ${total}`;
};

describe('the example of the work of a journey', () => {
  it('has a story and asks about it', () => {
    expect(story.length).toBe(13);
    expect(questions.length).toBe(26);
  });

  it.each(questions)('%s is answered by %s', (asked = '', answer = '') =>
    expect(answered(asked)).toBe(answer),
  );
});
