import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import type { QuestionWords } from '@samspar/questions';
import { ANNA, answerOf, by, JourneyWorld, KARIN, STINA } from '../../../../test/use-cases/journey-world.js';
import { PublishingWorld, tableOf } from '../../../../test/use-cases/publishing.js';
import { readAbout } from '@samspar/questions';
import { AnswerOwnQuestion, KeepQuestion, OfferOwnAnswer, type QuestionWish } from './keep-questions.js';
import { hasChanged } from './questions-of.js';
import { ReadOwnQuestion } from './read-own-question.js';
import { ReadQuestions } from './read-questions.js';

const WORDS: QuestionWords = {
  text: 'Hur många anmäldes 2025?',
  asker: { kind: 'party', name: 'Partiet' },
  forum: 'Socialnämnden',
  askedOn: '2025-01-20',
};

let world: JourneyWorld;
let office: PublishingWorld;
beforeEach(async () => {
  world = await JourneyWorld.open(['stockholm']);
  office = new PublishingWorld(world);
});
afterEach(() => world.close());

const wish = (one: QuestionWish, asker: Asker = KARIN) =>
  world.send(new KeepQuestion(world.sent(asker), one));
const posed = async (tables = [tableOf()]): Promise<string> =>
  answerOf(await wish({ type: 'PoseQuestion', words: WORDS, tables })).question;
const answer = (question: string, text = 'Sex anmäldes.', answeredOn = '2025-02-01') => {
  office.later();
  return world.send(new AnswerOwnQuestion(world.sent(KARIN), question, { answer: text, answeredOn }));
};
const read = async (question: string, asker: Asker = KARIN) =>
  answerOf(await world.send(new ReadOwnQuestion(by(asker), question)));
const listed = async (asker: Asker = KARIN) => {
  const asked = readAbout([
    ['from', '2025-01-01'],
    ['to', '2025-12-31'],
  ]);
  if ('refusal' in asked) throw new Error(asked.refusal.code);
  return answerOf(await world.send(new ReadQuestions(by(asker), asked.about)));
};
const changedTables = async () => (await listed()).own.map(({ changed }) => changed);
const referred = async (times: number) => {
  for (let time = 0; time < times; time++) await world.referred();
};

describe('a question of the office’s own', () => {
  it('keeps its figures as they were when it was answered, and says which are other now', async () => {
    await referred(6);
    const question = await posed();
    answerOf(await answer(question));
    expect((await read(question)).compared?.map(hasChanged)).toEqual([false]);
    expect((await listed()).own).toMatchObject([{ changed: 0 }]);
    office.later();
    await referred(1);
    const { question: kept, compared } = await read(question);
    expect(kept.answers.map(({ tables }) => tables[0]?.answer.total)).toEqual([6]);
    expect(compared).toMatchObject([
      { again: { total: 7 }, differences: [{ codes: null, one: { value: 6 }, other: { value: 7 } }] },
    ]);
    expect((await listed()).own).toMatchObject([{ changed: 1 }]);
  });

  it('is answered anew with figures of then, and both answers stand', async () => {
    await referred(6);
    const question = await posed();
    answerOf(await answer(question));
    office.later();
    await referred(1);
    answerOf(await answer(question, 'Sju anmäldes.'));
    const { question: kept, compared } = await read(question);
    expect(kept.answers.map(({ answer: text, tables }) => [text, tables[0]?.answer.total])).toEqual([
      ['Sex anmäldes.', 6],
      ['Sju anmäldes.', 7],
    ]);
    expect(compared?.map(hasChanged)).toEqual([false]);
  });

  it('hides small counts, and what would give back those that are released', async () => {
    await referred(6);
    for (let man = 0; man < 2; man++) await world.referred({ profile: { sex: 'man' } });
    const women = tableOf({ where: { sex: ['woman'] } });
    await office.released({ tables: [tableOf({ by: ['sex'] })] });
    const question = await posed([women]);
    answerOf(await answer(question));
    expect((await read(question)).question.answers[0]?.tables[0]?.answer).toMatchObject({
      total: null,
      suppressed: true,
    });
  });

  it('has changed where a hidden figure could now be shown, or the other way round, and not while nothing has', async () => {
    await referred(6);
    for (let man = 0; man < 2; man++) await world.referred({ profile: { sex: 'man' } });
    const question = await posed([tableOf({ by: ['sex'] })]);
    answerOf(await answer(question));
    expect(await changedTables()).toEqual([0]);
    office.later();
    for (let man = 0; man < 2; man++) await world.referred({ profile: { sex: 'man' } });
    expect((await read(question)).compared?.map(({ noLongerSmall }) => noLongerSmall)).toEqual([[]]);
    for (let man = 0; man < 2; man++) await world.referred({ profile: { sex: 'man' } });
    expect((await read(question)).compared).toMatchObject([{ noLongerSmall: [{ sex: 'man' }] }]);
    expect(await changedTables()).toEqual([1]);
    answerOf(await answer(question));
    expect(await changedTables()).toEqual([0]);
    await world.setUp({ suppressionThreshold: 9 });
    expect(await changedTables()).toEqual([1]);
  });

  it('is shown to the board once its figures are released, and not before', async () => {
    await referred(6);
    const question = await posed();
    answerOf(await answer(question));
    expect((await listed(STINA)).own).toEqual([]);
    expect(await world.send(new ReadOwnQuestion(by(STINA), question))).toEqual({ outcome: 'notFound' });
    const { publication } = answerOf(await world.send(new OfferOwnAnswer(world.sent(KARIN), question)));
    expect((await listed(STINA)).own).toEqual([]);
    answerOf(await office.propose(publication));
    office.later();
    const { question: shown, compared } = await read(question, STINA);
    expect([shown.answers.length, compared]).toEqual([1, null]);
    expect((await listed(STINA)).own).toMatchObject([{ changed: null }]);
  });

  it('is offered once', async () => {
    await referred(6);
    const question = await posed();
    expect(await world.send(new OfferOwnAnswer(world.sent(KARIN), question))).toMatchObject({
      refusal: { code: 'AnswerNotThere' },
    });
    answerOf(await answer(question));
    const sent = world.sent(KARIN);
    const first = answerOf(await world.send(new OfferOwnAnswer(sent, question)));
    expect(answerOf(await world.send(new OfferOwnAnswer(sent, question))).publication).toBe(
      first.publication,
    );
    expect(await world.send(new OfferOwnAnswer(world.sent(KARIN), question))).toMatchObject({
      refusal: { code: 'OfferedAlready' },
    });
  });

  it('is the office’s to add', async () =>
    expect(
      await wish({ type: 'PoseQuestion', words: WORDS, tables: [] }, ANNA).catch((error: unknown) => error),
    ).not.toMatchObject({ outcome: 'accepted' }));

  it('that cannot be asked is refused before anything is kept', async () => {
    const refused = await wish({
      type: 'PoseQuestion',
      words: WORDS,
      tables: [tableOf({ unknowns: 'split', by: ['sex'] })],
    });
    expect(refused).toMatchObject({ refusal: { code: 'SplitNotReleased' } });
    expect((await listed()).own).toEqual([]);
  });
});

describe('the known questions', () => {
  it('are all listed, each with whether it is answered', async () => {
    const { known, mayWrite } = await listed();
    expect(known).toHaveLength(22);
    expect(mayWrite).toBe(true);
    expect(known.find(({ id }) => id === 'q8')?.standing).toBe('missing');
  });

  it('that the office states something of are answered by it, for that year and those after it', async () => {
    const statement = {
      question: 'q8',
      year: '2025',
      text: 'Rehabsamordnare.',
      source: 'Enkät',
      figures: {},
    } as const;
    answerOf(await wish({ type: 'MakeStatement', statement }));
    expect((await listed()).known.find(({ id }) => id === 'q8')?.standing).toBe('answered');
  });
});
