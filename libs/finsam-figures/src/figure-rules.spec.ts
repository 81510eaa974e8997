import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { changesSince } from './changes.js';
import type { FigureEvent, FiguresReported } from './figure-events.js';
import { type FigureCommand, figureDecider, type FigureState } from './figure-rules.js';
import { figureRefusalSentence } from './figure-sentences.js';
import { contributorsOf, figurePlaces, type FigureSubjects, type FigureValue } from './figures.js';
import { figureStream } from './figures.stored.js';

const TODAY = '2026-02-10';
const SUBJECTS: FigureSubjects = {
  interventions: [
    { id: 'team', name: 'Teamet', kind: 'individual' },
    { id: 'dialog', name: 'Dialog', kind: 'structural' },
  ],
  contributors: ['state', 'region:Regionen'],
};
const stating = (
  statements: readonly FigureValue[],
  { year = 2025, note = '' }: Readonly<{ year?: number; note?: string }> = {},
): FigureCommand => ({
  type: 'StateFigures',
  occurredOn: TODAY,
  today: TODAY,
  data: { association: 'stockholm', year, statements, note, subjects: SUBJECTS },
});
const REPORT: FiguresReported['data'] = {
  association: 'stockholm',
  year: 2025,
  asKnownAt: '2026-02-10T10:00:00.000Z',
  position: '7',
  definitionVersion: 2,
  figures: [
    { figure: 'women', of: 'team', value: 61 },
    { figure: 'outcome', of: 'team', value: null },
  ],
  interventions: [{ id: 'team', name: 'Teamet', kind: 'individual' }],
};
const reporting = (said: Partial<FiguresReported['data']> = {}): FigureCommand => ({
  type: 'ReportFigures',
  occurredOn: TODAY,
  today: TODAY,
  data: { ...REPORT, ...said },
});
const after = (...commands: readonly FigureCommand[]): FigureState =>
  commands.reduce<FigureState>((state, command) => {
    const decision = figureDecider.decide(command, state);
    if (!decision.accepted) throw new Error(decision.refusal.code);
    return decision.events.reduce(figureDecider.evolve, state);
  }, figureDecider.initialState);
const refusalOf = (command: FigureCommand, state = figureDecider.initialState) => {
  const decision = figureDecider.decide(command, state);
  return decision.accepted ? undefined : decision.refusal;
};
const eventsOf = (command: FigureCommand, state = figureDecider.initialState): readonly FigureEvent[] => {
  const decision = figureDecider.decide(command, state);
  return decision.accepted ? decision.events : [];
};
const budget = (value: number | null): FigureValue => ({ figure: 'budget', of: 'team', value });

describe('the figures of a year', () => {
  it('stand as they were last stated, and one that is taken back is gone', () => {
    const allotted: FigureValue = { figure: 'allottedMeans', of: null, value: 500 };
    expect(after(stating([budget(100), allotted]), stating([budget(200)])).years).toEqual({
      2025: { 'budget team': 200, allottedMeans: 500 },
    });
    expect(after(stating([budget(100)]), stating([budget(null)])).years).toEqual({ 2025: {} });
  });

  it('leave an event only of what is news', () => {
    const state = after(stating([budget(100)]));
    const outcome: FigureValue = { figure: 'outcome', of: 'team', value: 90 };
    expect(eventsOf(stating([budget(100)]), state)).toEqual([]);
    expect(eventsOf(stating([budget(100), outcome], { note: 'Bokslut' }), state)).toEqual([
      {
        type: 'FiguresStated',
        occurredOn: TODAY,
        data: { association: 'stockholm', year: 2025, statements: [outcome], note: 'Bokslut' },
      },
    ]);
  });

  it.each<readonly [string, FigureValue, object]>([
    ['an insats that is not there', { figure: 'budget', of: 'other', value: 1 }, { code: 'FigureOfNothing' }],
    [
      'the participants of an individual insats, which are counted',
      { figure: 'structuralParticipants', of: 'team', value: 1 },
      { code: 'FigureOfNothing' },
    ],
    [
      'a member who is none',
      { figure: 'paidContribution', of: 'region:Annan', value: 1 },
      { code: 'FigureOfNothing' },
    ],
    ['half an öre', { figure: 'budget', of: 'team', value: 0.5 }, { code: 'FigureNotWhole' }],
    ['less than nothing', { figure: 'budget', of: 'team', value: -1 }, { code: 'FigureNegative' }],
    [
      'more than can be',
      { figure: 'plannedParticipants', of: 'team', value: 1_000_001 },
      { code: 'FigureTooLarge', most: 1_000_000 },
    ],
  ])('are refused of %s', (_, statement, refusal) => {
    expect(refusalOf(stating([statement]))).toEqual({
      code: 'FiguresWrong',
      wrong: [{ figure: statement.figure, of: statement.of, ...refusal }],
    });
  });

  it('are refused all at once, each where it is wrong, and one that stands twice', () => {
    const refusal = refusalOf(stating([budget(-1), { figure: 'outcome', of: null, value: 1 }, budget(2)]));
    expect(refusal).toMatchObject({
      wrong: [{ code: 'FigureNegative' }, { code: 'FigureOfNothing' }, { code: 'FigureRepeated' }],
    });
    expect(refusal && figureRefusalSentence(refusal).sv).toBe(
      'Budget kan inte vara mindre än noll. Utfall anges inte för det som står här: se vilka insatser och medlemmar förbundet har. Budget står två gånger: ange det en gång.',
    );
  });

  it('may be a deficit of own capital', () => {
    expect(refusalOf(stating([{ figure: 'ownCapital', of: null, value: -100 }]))).toBeUndefined();
  });

  it('are planned before their year, and come of it once it has begun', () => {
    const outcome: FigureValue = { figure: 'outcome', of: 'team', value: 1 };
    expect(refusalOf(stating([budget(1)], { year: 2027 }))).toBeUndefined();
    expect(refusalOf(stating([outcome], { year: 2027 }))).toMatchObject({
      wrong: [{ code: 'FigureTooEarly', year: 2027 }],
    });
    expect(refusalOf(stating([outcome], { year: 2026 }))).toBeUndefined();
    for (const year of [2003, 2031, 2025.5])
      expect(refusalOf(stating([budget(1)], { year }))).toEqual({
        code: 'YearOutOfReach',
        from: 2004,
        to: 2030,
      });
  });

  it('have a source that names nobody by number', () => {
    expect(refusalOf(stating([budget(1)], { note: 'Enligt 19850714-2381' }))).toEqual({
      code: 'IdentityNumberInNote',
    });
    expect(refusalOf(stating([budget(1)], { note: 'a'.repeat(501) }))).toEqual({
      code: 'NoteTooLong',
      most: 500,
    });
  });

  it('can be stated of the association, of insatser by their kind, and of whoever contributes', () => {
    expect(figurePlaces(SUBJECTS).map(({ figure, of }) => `${figure} ${of ?? ''}`.trim())).toEqual([
      'allottedMeans',
      'ownCapital',
      'administrationBudget',
      'administrationOutcome',
      'budget team',
      'outcome team',
      'plannedParticipants team',
      'budget dialog',
      'outcome dialog',
      'plannedParticipants dialog',
      'structuralParticipants dialog',
      'agreedContribution state',
      'paidContribution state',
      'agreedContribution region:Regionen',
      'paidContribution region:Regionen',
    ]);
  });
});

describe('who contributes', () => {
  it('is the state for both its authorities, and each region and municipality', () => {
    const members = { municipality: ['Åre', 'Krokom'], region: [] };
    expect(contributorsOf({ members }).map(({ id }) => id)).toEqual([
      'state',
      'municipality:Åre',
      'municipality:Krokom',
    ]);
  });
});

describe('what was reported of a year', () => {
  it('stays as it was, and what stands otherwise since is told', () => {
    const { reports } = after(reporting());
    const { asKnownAt, definitionVersion } = REPORT;
    expect(reports).toEqual([REPORT]);
    expect(changesSince(reports, REPORT.figures)).toEqual([]);
    expect(
      changesSince(reports, [
        { figure: 'women', of: 'team', value: 62 },
        { figure: 'outcome', of: 'team', value: 5 },
        { figure: 'men', of: 'team', value: 0 },
      ]),
    ).toEqual([
      { figure: 'women', of: 'team', value: 62, reported: { asKnownAt, definitionVersion, value: 61 } },
      { figure: 'outcome', of: 'team', value: 5, reported: { asKnownAt, definitionVersion, value: null } },
      { figure: 'men', of: 'team', value: 0, reported: undefined },
    ]);
  });

  it('is by figure the latest report that had it, whoever reported', () => {
    const { reports } = after(
      reporting(),
      reporting({ figures: [{ figure: 'women', of: 'team', value: 62 }] }),
    );
    expect(changesSince(reports, [{ figure: 'women', of: 'team', value: 62 }])).toEqual([]);
  });

  it('is not reported twice just so, but again once something has changed', () => {
    const state = after(reporting());
    expect(refusalOf(reporting(), state)).toEqual({ code: 'NothingToReport' });
    expect(
      refusalOf(reporting({ figures: [{ figure: 'women', of: 'team', value: 60 }] }), state),
    ).toBeUndefined();
    expect(refusalOf(reporting({ year: 2024 }), state)).toBeUndefined();
  });

  it('is of a year that has begun', () => {
    expect(refusalOf(reporting({ year: 2027 }))).toEqual({ code: 'YearNotBegun', year: 2027 });
  });
});

describe('stored figures', () => {
  it.each(['FiguresStated', 'FiguresReported'])('%s of version 1 is read as it was written', (type) => {
    const frozen = JSON.parse(
      readFileSync(new URL(`../fixtures/${type}.v1.json`, import.meta.url), 'utf8'),
    ) as Parameters<typeof figureStream.upcast>[0];
    expect(figureStream.upcast(frozen)).toMatchObject({ type, data: frozen.data });
    expect(figureStream.schemaVersionOf(type)).toBe(1);
  });
});
