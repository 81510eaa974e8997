import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { refuse } from '@samspar/kernel';
import type { AskedTable, FrozenFigures, PublicationEvent } from './publication-events.js';
import { publicationRefusalSentence } from './publication-sentences.js';
import {
  MOST_TABLES,
  type Publication,
  type PublicationCommand,
  publicationDecider,
  type PublicationRefusal,
} from './publication.js';
import { publicationStream } from './publication.stored.js';

const DAY = '2025-02-01';
const day = { occurredOn: DAY, today: DAY };
const table: AskedTable = {
  title: 'Påbörjade per kön',
  query: {
    measure: 'started',
    from: '2024-01-01',
    to: '2024-12-31',
    by: ['sex'],
    where: {},
    unit: 'journey',
    protect: 'none',
  },
  unprotectedBecause: null,
};
const words = { title: 'Deltagare 2024', text: '', follows: null };
const figures: FrozenFigures = {
  asKnownAt: '2025-02-01T10:00:00.000Z',
  position: '7',
  head: null,
  tables: [],
};

const begin: PublicationCommand = {
  type: 'BeginPublication',
  ...day,
  data: { association: 'stockholm', ...words, tables: [table] },
};
const propose: PublicationCommand = { type: 'ProposePublication', ...day, data: { by: 'karin' } };
const freeze: PublicationCommand = { type: 'FreezeFigures', ...day, data: figures };
const release = (by = 'karin', needsAnother = false): PublicationCommand => ({
  type: 'ReleasePublication',
  ...day,
  data: { by, needsAnother },
});
const withdraw: PublicationCommand = { type: 'WithdrawPublication', ...day, data: { reason: 'Fel period.' } };
const giveBack: PublicationCommand = { type: 'ReturnPublication', ...day, data: { reason: 'Fel rubrik.' } };
const reword = (said: object): PublicationCommand => ({
  type: 'RewordPublication',
  ...day,
  data: { ...words, ...said },
});

const after = (...commands: readonly PublicationCommand[]): Publication =>
  commands.reduce<Publication>((state, command) => {
    const decision = publicationDecider.decide(command, state);
    if (!decision.accepted) throw new Error(decision.refusal.code);
    return decision.events.reduce(publicationDecider.evolve, state);
  }, publicationDecider.initialState);
const decided = (command: PublicationCommand, ...before: readonly PublicationCommand[]) =>
  publicationDecider.decide(command, after(...before));
const typesOf = (command: PublicationCommand, ...before: readonly PublicationCommand[]) => {
  const decision = decided(command, ...before);
  return decision.accepted ? decision.events.map(({ type }) => type) : decision.refusal;
};

describe('a publication', () => {
  it('is a draft, is proposed, has its figures frozen and is released', () => {
    expect(after(begin)).toMatchObject({ status: 'begun', wasReleased: false });
    expect(after(begin, propose)).toMatchObject({ status: 'proposed', proposedBy: 'karin', figures: null });
    expect(after(begin, propose, freeze, release())).toMatchObject({
      status: 'released',
      wasReleased: true,
      figures,
    });
  });

  it('hides small counts unless the office says why not', () => {
    const because: PublicationCommand = {
      type: 'AddTable',
      ...day,
      data: { table: { ...table, unprotectedBecause: 'Tabellen rör inte enskilda.' } },
    };
    expect(after(begin, because)).toMatchObject({
      asked: [{ query: { protect: 'public' } }, { query: { protect: 'none' } }],
    });
  });

  it('is never changed once it has been released', () => {
    const done = [begin, propose, freeze, release()];
    for (const command of [reword({}), propose, freeze, giveBack, release()])
      expect(decided(command, ...done)).toEqual(refuse({ code: 'PublicationNotThere', status: 'released' }));
  });

  it('is changed as a draft alone', () => {
    expect(typesOf(reword({ title: 'Annan rubrik' }), begin)).toEqual(['PublicationReworded']);
    expect(decided(reword({}), begin, propose)).toMatchObject({ refusal: { status: 'proposed' } });
    expect(after(begin, propose, freeze, giveBack)).toMatchObject({ status: 'begun', figures: null });
  });

  it('that was withdrawn stays so, and is known to have been released', () => {
    const gone = [begin, propose, freeze, release(), withdraw];
    expect(after(...gone)).toMatchObject({
      status: 'withdrawn',
      wasReleased: true,
      withdrawnBecause: 'Fel period.',
    });
    expect(decided(withdraw, ...gone)).toMatchObject({ accepted: false });
  });

  it('is released by another person than the one who proposed it, where the association says so', () => {
    const proposed = [begin, propose, freeze];
    expect(decided(release('karin', true), ...proposed)).toEqual(refuse({ code: 'ReleasedByAnother' }));
    expect(decided(release('kalle', true), ...proposed)).toMatchObject({
      events: [{ type: 'PublicationReleased', data: { by: 'kalle', approved: true } }],
    });
  });

  it('has its figures frozen once, and those who were interrupted go on', () => {
    expect(typesOf(propose, begin, propose)).toEqual([]);
    expect(decided(release(), begin, propose)).toEqual(refuse({ code: 'FiguresNotFrozen' }));
    expect(typesOf(freeze, begin, propose, freeze)).toEqual([]);
  });

  it('has a table, and not too many', () => {
    const remove = (place: number): PublicationCommand => ({
      type: 'RemoveTable',
      ...day,
      data: { table: place },
    });
    expect(decided(propose, begin, remove(0))).toEqual(refuse({ code: 'NothingToPublish' }));
    expect(decided(remove(1), begin)).toEqual(refuse({ code: 'TableNotThere', table: 1 }));
    const add: PublicationCommand = { type: 'AddTable', ...day, data: { table } };
    const full = Array.from({ length: MOST_TABLES - 1 }, () => add);
    expect(decided(add, begin, ...full)).toEqual(refuse({ code: 'TooManyTables', most: MOST_TABLES }));
  });

  it('begins once', () => {
    expect(decided(begin, begin)).toMatchObject({ refusal: { code: 'PublicationNotThere' } });
    expect(decided(propose)).toEqual(refuse({ code: 'PublicationNotThere', status: 'none' }));
  });

  it.each<[object, PublicationRefusal]>([
    [{ title: ' ' }, { code: 'WordsMissing', field: 'title' }],
    [{ title: 'x'.repeat(201) }, { code: 'WordsTooLong', field: 'title', most: 200 }],
    [{ text: 'Ines, 19850714-2381' }, { code: 'IdentityNumberInWords', field: 'text' }],
    [{ follows: { publication: 'a', explanation: '' } }, { code: 'WordsMissing', field: 'explanation' }],
  ])('is not said so: %j', (said, refusal) => expect(decided(reword(said), begin)).toEqual(refuse(refusal)));
});

describe('a refusal of a publication', () => {
  it.each<PublicationRefusal>([
    ...(['none', 'begun', 'proposed', 'released', 'withdrawn'] as const).map(
      (status) => ({ code: 'PublicationNotThere', status }) as const,
    ),
    { code: 'FiguresNotFrozen' },
    { code: 'NothingToPublish' },
    { code: 'ReleasedByAnother' },
    { code: 'TooManyTables', most: 50 },
    { code: 'TableNotThere', table: 2 },
    { code: 'WordsMissing', field: 'title' },
    { code: 'WordsTooLong', field: 'text', most: 5 },
    { code: 'IdentityNumberInWords', field: 'reason' },
  ])('says what to do in both languages: %j', (refusal) => {
    const { sv, en } = publicationRefusalSentence(refusal);
    for (const sentence of [sv, en]) expect(sentence).toMatch(/^\p{Lu}.+[.]$/u);
  });
});

const frozen = (type: string) =>
  JSON.parse(readFileSync(new URL(`../fixtures/${type}.v1.json`, import.meta.url), 'utf8')) as Readonly<{
    type: string;
    schemaVersion: number;
    occurredOn: string;
    data: object;
  }>;

describe('stored publications', () => {
  it.each<PublicationEvent['type']>([
    'PublicationBegun',
    'PublicationReworded',
    'TableAdded',
    'TableRemoved',
    'TypedTableAdded',
    'TypedTableRemoved',
    'PublicationProposed',
    'FiguresFrozen',
    'PublicationReleased',
    'PublicationReturned',
    'PublicationWithdrawn',
  ])('are read as they were written: %s', (type) => {
    const { occurredOn, data } = frozen(type);
    expect(publicationStream.upcast(frozen(type))).toEqual({ type, occurredOn, data });
  });
});
