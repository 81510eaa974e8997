import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { refuse } from '@samspar/kernel';
import { questionsRefusalSentence } from './question-refusals.js';
import type { QuestionsEvent } from './questions-events.js';
import type { Questions, QuestionsCommand, QuestionsRefusal } from './questions-state.js';
import { MOST_QUESTION_TABLES, questionsDecider } from './questions.js';
import { questionsStream } from './questions.stored.js';
import { standingStatement } from './statements.js';

const { decide, evolve, initialState } = questionsDecider;
const day = { occurredOn: '2025-06-01', today: '2025-06-01' } as const;
const WORDS = {
  question: 'a',
  text: 'Hur många började?',
  asker: { kind: 'party', name: 'Partiet' },
  forum: 'Socialnämnden',
  askedOn: '2025-02-18',
} as const;
const TABLE = {
  title: 'Påbörjade',
  query: {
    measure: 'started',
    from: '2024-01-01',
    to: '2024-12-31',
    by: [],
    where: {},
    unit: 'journey',
    protect: 'none',
  },
  unprotectedBecause: 'Får visas',
} as const;

type OfType<Type extends QuestionsCommand['type']> = Extract<QuestionsCommand, { type: Type }>;

const pose = (said: Partial<OfType<'PoseQuestion'>['data']> = {}): QuestionsCommand => ({
  type: 'PoseQuestion',
  ...day,
  data: { ...WORDS, tables: [TABLE], ...said },
});
const GIVEN = {
  question: 'a',
  answer: 'Sex.',
  answeredOn: '2025-05-15',
  by: 'karin',
  asKnownAt: '2025-05-15T10:00:00.000Z',
  position: '7',
  tables: [],
} as const;
const answer = (said: Partial<OfType<'AnswerQuestion'>['data']> = {}): QuestionsCommand => ({
  type: 'AnswerQuestion',
  ...day,
  data: { ...GIVEN, ...said },
});
const STATED = {
  question: 'q13',
  year: '2024',
  text: '',
  source: 'Årsredovisning',
  figures: { means: 10 },
  by: 'karin',
} as const;
const stateIt = (said: object = {}): QuestionsCommand => ({
  type: 'MakeStatement',
  ...day,
  data: { ...STATED, ...said },
});

const after = (...commands: readonly QuestionsCommand[]): Questions =>
  commands.reduce<Questions>((state, command) => {
    const decision = decide(command, state);
    if (!decision.accepted) throw new Error(decision.refusal.code);
    return decision.events.reduce(evolve, state);
  }, initialState);
const decided = (command: QuestionsCommand, ...before: readonly QuestionsCommand[]) =>
  decide(command, after(...before));

describe('a question of the office’s own', () => {
  it('asks for small counts to be hidden, whatever its table says', () =>
    expect(after(pose()).own[0]?.tables[0]).toMatchObject({
      query: { protect: 'public' },
      unprotectedBecause: null,
    }));

  it('keeps each answer that was given', () => {
    const { own } = after(pose(), answer(), answer({ answer: 'Sju.' }));
    expect(own[0]?.answers.map(({ answer: text }) => text)).toEqual(['Sex.', 'Sju.']);
  });

  it('is reworded, gains a table and loses one, and leaves its answers as they are', () => {
    const about = { question: 'a', table: TABLE };
    const { own } = after(
      pose(),
      answer(),
      { type: 'RewordQuestion', ...day, data: { ...WORDS, text: 'Hur många slutade?' } },
      { type: 'AddQuestionTable', ...day, data: about },
      { type: 'RemoveQuestionTable', ...day, data: { question: 'a', table: 0 } },
    );
    expect(own).toMatchObject([{ text: 'Hur många slutade?', tables: [{}], answers: [{ answer: 'Sex.' }] }]);
  });

  it('that was taken away is there no more', () => {
    const gone: QuestionsCommand = {
      type: 'RemoveQuestion',
      ...day,
      data: { question: 'a', reason: 'Dubblett.' },
    };
    expect(after(pose(), gone).own).toEqual([]);
    expect(decided(answer(), pose(), gone)).toEqual(refuse({ code: 'QuestionNotThere', question: 'a' }));
  });

  it.each<[QuestionsRefusal, QuestionsCommand, readonly QuestionsCommand[]]>([
    [{ code: 'WordsMissing', field: 'text' }, pose({ text: ' ' }), []],
    [{ code: 'IdentityNumberInWords', field: 'text' }, pose({ text: 'Ines, 19850714-2381' }), []],
    [{ code: 'WordsMissing', field: 'asker' }, pose({ asker: { kind: 'party', name: '' } }), []],
    [
      { code: 'AskerUnknown', field: 'askerKind' },
      pose({ asker: { kind: 'person' as 'party', name: 'Anna' } }),
      [],
    ],
    [{ code: 'WordsTooLong', field: 'forum', most: 200 }, pose({ forum: 'x'.repeat(201) }), []],
    [{ code: 'NoSuchDay', field: 'askedOn' }, pose({ askedOn: '2025-02-30' }), []],
    [{ code: 'DayAhead', field: 'askedOn' }, pose({ askedOn: '2025-06-02' }), []],
    [{ code: 'QuestionThereAlready', question: 'a' }, pose(), [pose()]],
    [
      { code: 'TooManyQuestionTables', most: MOST_QUESTION_TABLES },
      pose({ tables: Array.from({ length: MOST_QUESTION_TABLES + 1 }, () => TABLE) }),
      [],
    ],
    [{ code: 'QuestionNotThere', question: 'b' }, answer({ question: 'b' }), [pose()]],
    [{ code: 'WordsMissing', field: 'answer' }, answer({ answer: '' }), [pose()]],
    [
      { code: 'AnsweredBeforeAsked', field: 'answeredOn', askedOn: '2025-02-18' },
      answer({ answeredOn: '2025-02-17' }),
      [pose()],
    ],
    [
      { code: 'QuestionTableNotThere', table: 1 },
      { type: 'RemoveQuestionTable', ...day, data: { question: 'a', table: 1 } },
      [pose()],
    ],
    [
      { code: 'NoFiguresToOffer' },
      { type: 'OfferAnswer', ...day, data: { question: 'a', answer: 0, publication: 'p' } },
      [pose(), answer()],
    ],
    [
      { code: 'AnswerNotThere', answer: 0 },
      { type: 'OfferAnswer', ...day, data: { question: 'a', answer: 0, publication: 'p' } },
      [pose()],
    ],
  ])('is refused: %j', (refusal, command, before) =>
    expect(decided(command, ...before)).toEqual(refuse(refusal)),
  );
});

describe('what the office states of a known question', () => {
  it('takes the place of what it said of the same year, which is kept', () => {
    const { statements } = after(stateIt(), stateIt({ figures: { means: 11 } }));
    expect(statements).toMatchObject([{ figures: { means: 11 }, earlier: [{ figures: { means: 10 } }] }]);
  });

  it('stands for its year and those after it, until another year is stated', () => {
    const questions = after(stateIt(), stateIt({ year: '2025', figures: { means: 12 } }));
    const totals = ['2023', '2024', '2025'].map(
      (year) => standingStatement(questions, 'q13', year)?.figures['means'],
    );
    expect(totals).toEqual([undefined, 10, 12]);
  });

  it('is taken back', () => {
    const back: QuestionsCommand = {
      type: 'WithdrawStatement',
      ...day,
      data: { question: 'q13', year: '2024', reason: 'Fel.' },
    };
    expect(standingStatement(after(stateIt(), back), 'q13', '2024')).toBeUndefined();
    expect(decided(back, stateIt(), back)).toEqual(refuse({ code: 'NothingStated', question: 'q13' }));
  });

  it.each<[QuestionsRefusal, object]>([
    [{ code: 'NotStatable', question: 'q1' }, { question: 'q1' }],
    [{ code: 'QuestionNotThere', question: 'q99' }, { question: 'q99' }],
    [{ code: 'NoSuchYear', field: 'year' }, { year: '2026' }],
    [{ code: 'NoSuchYear', field: 'year' }, { year: '24' }],
    [{ code: 'StatementEmpty', field: 'text' }, { figures: {} }],
    [{ code: 'FigureNotOfQuestion', field: 'persons' }, { figures: { persons: 1 } }],
    [{ code: 'FigureOutOfRange', field: 'means' }, { figures: { means: -1 } }],
    [{ code: 'FigureOutOfRange', field: 'means' }, { figures: { means: 1.5 } }],
    [{ code: 'WordsMissing', field: 'source' }, { source: '' }],
    [{ code: 'IdentityNumberInWords', field: 'text' }, { text: 'Ines, 19850714-2381' }],
  ])('is refused: %j', (refusal, said) => expect(decided(stateIt(said))).toEqual(refuse(refusal)));
});

describe('a refusal of a question', () => {
  it.each<QuestionsRefusal>([
    { code: 'WordsMissing', field: 'text' },
    { code: 'WordsTooLong', field: 'answer', most: 5 },
    { code: 'IdentityNumberInWords', field: 'reason' },
    { code: 'QuestionNotThere', question: 'a' },
    { code: 'QuestionThereAlready', question: 'a' },
    { code: 'NotStatable', question: 'q1' },
    { code: 'NothingStated', question: 'q13' },
    { code: 'StatementEmpty', field: 'text' },
    { code: 'FigureNotOfQuestion', field: 'x' },
    { code: 'FigureOutOfRange', field: 'x' },
    { code: 'AskerUnknown', field: 'askerKind' },
    { code: 'NoSuchDay', field: 'askedOn' },
    { code: 'DayAhead', field: 'askedOn' },
    { code: 'NoSuchYear', field: 'year' },
    { code: 'AnsweredBeforeAsked', field: 'answeredOn', askedOn: '2025-02-18' },
    { code: 'TooManyQuestionTables', most: 10 },
    { code: 'QuestionTableNotThere', table: 1 },
    { code: 'AnswerNotThere', answer: 0 },
    { code: 'NoFiguresToOffer' },
    { code: 'OfferedAlready', publication: 'p' },
  ])('says what to do in both languages: %j', (refusal) => {
    const { sv, en } = questionsRefusalSentence(refusal);
    for (const sentence of [sv, en]) expect(sentence).toMatch(/^\p{Lu}.+[.]$/u);
  });
});

type Frozen = Readonly<{ type: string; schemaVersion: number; occurredOn: string; data: object }>;

describe('stored questions', () => {
  it.each<QuestionsEvent['type']>([
    'QuestionPosed',
    'QuestionReworded',
    'QuestionTableAdded',
    'QuestionTableRemoved',
    'QuestionAnswered',
    'AnswerOffered',
    'QuestionRemoved',
    'StatementMade',
    'StatementWithdrawn',
  ])('are read as they were written: %s', (type) => {
    const file = new URL(`../fixtures/${type}.v1.json`, import.meta.url);
    const frozen = JSON.parse(readFileSync(file, 'utf8')) as Frozen;
    const { occurredOn, data } = frozen;
    expect(questionsStream.upcast(frozen)).toEqual({ type, occurredOn, data });
  });
});
