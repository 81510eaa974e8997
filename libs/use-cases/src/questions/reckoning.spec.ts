import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { reportPeriod } from '@samspar/annual-report';
import { type KnownQuestionId, readKnownQuestion } from '@samspar/questions';
import {
  answerOf,
  BO,
  by,
  FINSAM,
  JourneyWorld,
  KARIN,
  NINA,
  NOVUM,
  STINA,
} from '../../../../test/use-cases/journey-world.js';
import { ExpectResult } from '../annual-report/write-report.js';
import { StatePopulation } from '../set-up/state-population.js';
import { AskKnownQuestion } from './ask-known-question.js';
import { ReadQuestions } from './read-questions.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open(['stockholm']);
});
afterEach(() => world.close());

const YEAR = [
  ['from', '2025-01-01'],
  ['to', '2025-12-31'],
] as const;
const askedOf = (id: KnownQuestionId) => {
  const read = readKnownQuestion(id, YEAR);
  if ('refusal' in read) throw new Error(read.refusal.code);
  return read;
};
const answered = async (id: KnownQuestionId, asker = KARIN) =>
  answerOf(await world.send(new AskKnownQuestion(by(asker), id, askedOf(id).about)));
const listed = async (id: KnownQuestionId) => {
  const { known } = answerOf(await world.send(new ReadQuestions(by(KARIN), askedOf(id).about)));
  return known.find((one) => one.id === id)?.standing;
};
const expectOf = (intervention: string, participants: number | null) => {
  const period = reportPeriod('arsredovisning', '2025');
  if (!period) throw new Error('2025 is a year.');
  const said = { participants, toWorkOrStudies: 20, text: '', edition: 0 };
  return world.send(new ExpectResult(world.sent(KARIN), period, intervention, said));
};

/** Somebody who takes part in an insats. */
const started = async (intervention: string, asker: typeof KARIN) => {
  const id = await world.referred({ intervention }, asker);
  await world.told(id, { type: 'AcceptReferral', occurredOn: '2025-06-03', data: {} }, asker);
  await world.told(
    id,
    { type: 'StartJourney', occurredOn: '2025-06-04', data: { profile: { sex: 'woman' } } },
    asker,
  );
};

describe('a question that goals answer', () => {
  it('is answered in part until each insats with participants has its goal, and says both beside each other', async () => {
    await started(FINSAM, BO);
    await started(NOVUM, NINA);
    expect((await answered('q22')).reckoned).toEqual({ blocks: [], isWhole: false });
    answerOf(await expectOf(FINSAM, 120));
    expect([(await answered('q22')).standing, await listed('q22')]).toEqual(['partly', 'partly']);
    answerOf(await expectOf(NOVUM, null));
    const { standing, reckoned } = await answered('q22');
    expect([standing, await listed('q22')]).toEqual(['answered', 'answered']);
    expect(reckoned.blocks).toMatchObject([
      { id: 'mal-deltagare', rows: expect.arrayContaining([expect.arrayContaining([120])]) as unknown },
      { id: 'mal-resultat' },
    ]);
  });

  it('tells what came of them to nobody who sees what has been released alone', async () => {
    await started(FINSAM, BO);
    answerOf(await expectOf(FINSAM, 120));
    expect((await answered('q22', STINA)).reckoned.blocks).toEqual([]);
  });
});

describe('a question that the population answers', () => {
  it('has its figures per 1,000 inhabitants once they are stated of each district', async () => {
    const before = await answered('q5');
    expect(before.reckoned).toEqual({ blocks: [], isWhole: false });
    const lines = before.association.settings.districts.flatMap(({ id, to }) =>
      to === null || to >= '2025-12-31' ? [`${id};50000;2024-12-31;SCB`] : [],
    );
    answerOf(
      await world.send(
        new StatePopulation(
          world.sent(KARIN),
          'stockholm',
          ['stadsdel;antal;dag;källa', ...lines].join('\n'),
        ),
      ),
    );
    const { reckoned } = await answered('q5');
    expect(reckoned.isWhole).toBe(true);
    expect(reckoned.blocks).toMatchObject([{ id: 'per-invanare', rows: { length: lines.length } }]);
  });
});
