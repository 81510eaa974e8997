import { describe, expect, it } from '@jest/globals';
import type { Association } from '@samspar/association';
import {
  correctable,
  correctionProblem,
  type FactDefinition,
  FACTS,
  type ProfileFact,
  type RegisteredJourney,
} from '@samspar/casework';
import { codeList } from '@samspar/codes';
import { cellReaders, describeColumns } from '@samspar/import';
import { factInWords, factName, howAsked, profileQuestions, saidIn, textsOf } from '@samspar/pages';
import { rowsOf } from '@samspar/views';
import { countedFacts, dimensionNames, fixedLists, rowColumns } from '@samspar/statistics';
import { problemsOf } from '../../apps/server/src/body-pipe.js';
import { factValues } from '../../apps/server/src/journeys/correction-body.js';
import { ProfileBody, profileBody } from '../../apps/server/src/journeys/fact-body.js';

const HOUSING = codeList([
  { code: 'own', sv: 'Egen bostad', en: 'Home of her own', also: ['egen'] },
  { code: 'none', sv: 'Ingen bostad', en: 'No home' },
]);

/** Today's catalogue and one fact more, which exists here alone. */
const catalogue = {
  ...FACTS,
  housing: {
    name: { sv: 'Boende', en: 'Housing' },
    help: { sv: 'Där personen bor nu.', en: 'Where the person lives now.' },
    kind: { is: 'code', unknown: 'stated', list: HOUSING },
    of: 'profile',
    countedAs: 'housing',
  } satisfies FactDefinition,
};
/** No type knows the fact; to all that is made from a catalogue it is one like the others. */
const housing = Object.keys(catalogue).at(-1) as ProfileFact;
const profile = { sex: 'woman', housing: 'own' } as const;
const TODAY = '2024-12-31';

const association: Association = {
  id: 'stockholm',
  settings: {
    name: 'Samordningsförbundet',
    members: { municipality: ['Stockholms stad'], region: ['Region Stockholm'] },
    districts: [],
    suppressionThreshold: 5,
    retentionYears: 5,
    storeDetained: false,
    officeImports: 'off',
    requireConsent: 'warn',
    afterWithdrawal: 'asBefore',
    registeredSince: null,
  },
  interventions: [],
  authorities: [],
  units: [],
};
const swedish = { language: 'sv', texts: textsOf('sv'), association } as const;
const english = { language: 'en', texts: textsOf('en'), association } as const;

const journey: RegisteredJourney = {
  status: 'started',
  misregistered: false,
  association: 'stockholm',
  participantId: '5b0c7f0e-6d0a-5a5e-9a43-0d5f2f3f6a01',
  anonymous: false,
  facts: { intervention: 'novum', sex: 'woman', startedOn: '2024-02-01' },
  consents: [],
  grounds: [],
  caseworker: null,
  planAgreed: false,
  contacts: [],
  closings: [],
  revision: 2,
  entries: [],
  notes: [],
  followUps: [],
};

describe('a fact that is added to the catalogue', () => {
  it('is asked for in the form of a referral and a start, by its name and with its help', () => {
    const question = profileQuestions(false, catalogue).find(({ name }) => name === 'profile.housing');
    expect(question?.label(swedish.texts)).toBe('Boende');
    expect(question?.label(english.texts)).toBe('Housing');
    expect(question?.read({ 'profile.housing': 'own' }, TODAY)).toBe('own');
    expect(question?.said({ 'profile.housing': 'none' }, english, TODAY)).toBe('No home');
    expect(profileQuestions(true, catalogue).map(({ name }) => name)).toEqual(['profile.sex']);
  });

  it('may stand in a body, with a code of its list or why it is not known', () => {
    const body = profileBody(catalogue);
    expect(problemsOf(body, profile)).toEqual([]);
    expect(problemsOf(body, { sex: 'woman', housing: 'doesNotKnow' })).toEqual([]);
    expect(problemsOf(body, { sex: 'woman', housing: 'castle' })).toMatchObject([{ field: 'housing' }]);
    expect(problemsOf(ProfileBody, profile)).toMatchObject([{ field: 'housing' }]);
  });

  it('is a column of the workbook, read by its words', () => {
    expect(describeColumns(catalogue)).toContain('\n  Boende: Egen bostad · Ingen bostad');
    const readers = cellReaders(association, TODAY, () => undefined, catalogue);
    expect(readers[housing]('egen')).toEqual({ value: 'own' });
    expect(readers[housing]('Ingen bostd')).toEqual({
      reason: { code: 'ValueMisspelt', meant: 'Ingen bostad' },
    });
  });

  it('can be set right, but not for an anonymous participant', () => {
    expect(correctable(catalogue).at(-1)).toBe('housing');
    expect(problemsOf(factValues(catalogue), { housing: 'castle' })).toContainEqual(
      expect.objectContaining({ field: 'housing' }),
    );
    expect(howAsked(housing, catalogue)('value', { label: () => '' }).read({ value: 'own' }, TODAY)).toBe(
      'own',
    );
    const correction = { fact: housing, value: 'doesNotKnow', reason: 'new-information' } as const;
    expect(correctionProblem(journey, correction, TODAY, catalogue)).toBeUndefined();
    expect(correctionProblem({ ...journey, anonymous: true }, correction, TODAY, catalogue)).toEqual({
      code: 'FactNotKeptForAnonymous',
      fact: 'housing',
    });
  });

  it('is told in the change log, in words', () => {
    expect(saidIn(profile, catalogue)).toEqual(['sex', 'housing']);
    expect(factName(swedish.texts, housing, catalogue)).toBe('Boende');
    const [, told] = Object.entries(profile).map(([fact, value]) =>
      factInWords(swedish, fact as ProfileFact, value as 'notAsked', catalogue),
    );
    expect(told).toBe('Egen bostad');
  });

  it('has a column, a list and a name in the statistics, and is counted there', () => {
    const counted = countedFacts(catalogue);
    expect(rowColumns(counted).at(-1)).toBe('housing');
    expect(fixedLists(counted)).toMatchObject({ housing: [{ code: 'own' }, {}, { code: 'unknown' }] });
    expect(dimensionNames(counted)).toMatchObject({ housing: { sv: 'Boende', en: 'Housing' } });
    const rowOf = (said: object) =>
      rowsOf(counted)(
        { ...journey, facts: { ...journey.facts, ...said } },
        { journey: 0, participant: 0, code: () => 1 },
      );
    expect(rowOf({ housing: 'none' })).toMatchObject({ housing: 1 });
    expect(rowOf({})).toMatchObject({ housing: 2 });
  });
});
