import { describe, expect, it } from '@jest/globals';
import { refuse, type OccurredOn } from '@samspar/kernel';
import { specify } from '../../../../test/casework/specify.js';
import { started } from '../../../../test/casework/examples.js';
import * as tell from '../../../../test/casework/examples.js';
import type { Profile } from './journey-events.js';
import type { JourneyCommand, PersonSources } from './journey-commands.js';
import { journeyDecider } from './journey.js';

const given = specify(tell.unlimited);
const told = (age: Profile['ageAtStart'], sources: PersonSources) => ({
  profile: { sex: 'woman' as const, ...(age !== undefined && { ageAtStart: age }) },
  ...sources,
});

describe('age at start is as stated, else from the number, else the difference of years', () => {
  it.each<[Profile['ageAtStart'], PersonSources, Profile['ageAtStart']]>([
    [34, {}, 34],
    [34, { ageFromNumber: 33, birthYear: 1991 }, 34],
    [undefined, { ageFromNumber: 33, birthYear: 1990 }, 33],
    [undefined, { birthYear: 1990 }, 34],
    ['notAsked', { birthYear: 1990 }, 34],
    ['notAsked', {}, 'notAsked'],
    [undefined, {}, undefined],
  ])('stated %s with %j is %s', (age, sources, expected) => {
    const data = { profile: { sex: 'woman', ...(expected !== undefined && { ageAtStart: expected }) } };
    expect(given(tell.refer(), tell.acceptReferral()).when(tell.start(told(age, sources)))).toMatchObject({
      events: [{ data: expect.objectContaining(data) }],
    });
    const referral = given().when(tell.refer(told(age, sources)));
    expect(referral).toMatchObject({ events: [{ data }] });
    expect(JSON.stringify(referral)).not.toContain('birthYear');
    expect(JSON.stringify(referral)).not.toContain('ageFromNumber');
  });

  it.each([
    [34, { ageFromNumber: 36 }, { stated: 34, basis: 'number', age: 36 }],
    [34, { ageFromNumber: 32 }, { stated: 34, basis: 'number', age: 32 }],
    [34, { birthYear: 1988 }, { stated: 34, basis: 'birthYear', age: 36 }],
    [34, { birthYear: 1992 }, { stated: 34, basis: 'birthYear', age: 32 }],
    [undefined, { ageFromNumber: 34, birthYear: 1988 }, { stated: 34, basis: 'birthYear', age: 36 }],
  ] as const)('stated %s with %j is a conflict of more than a year and refused', (age, sources, conflict) => {
    const refusal = refuse({ code: 'AgeConflict', ...conflict });
    expect(given().when(tell.refer(told(age, sources)))).toEqual(refusal);
    expect(given(tell.refer(), tell.acceptReferral()).when(tell.start(told(age, sources)))).toEqual(refusal);
  });

  it.each([33, 34, 35])('a birthday may lie between: stated 34, by the number %s', (ageFromNumber) =>
    expect(given().when(tell.refer(told(34, { ageFromNumber }))).accepted).toBe(true),
  );

  it.each([1989, 1990, 1991])('a birthday may lie between: stated 34, born %s', (birthYear) =>
    expect(given().when(tell.refer(told(34, { birthYear }))).accepted).toBe(true),
  );

  it.each<[OccurredOn, OccurredOn, number | undefined]>([
    ['2023-12-01', '2024-02-01', 34],
    ['2023-12-01', 'unknown', 33],
    ['unknown', '2024-02-01', 34],
    ['unknown', 'unknown', undefined],
  ])('referred %s and started %s, somebody born in 1990 is %s', (referredOn, startedOn, age) => {
    const { state } = given(
      tell.refer({}, referredOn),
      tell.acceptReferral('unknown'),
      tell.start({ birthYear: 1990 }, startedOn),
    );
    expect(state).toHaveProperty('facts.sex', 'woman');
    expect('facts' in state && state.facts.ageAtStart).toBe(age);
  });

  it.each([
    [{ birthYear: 2025 }, -1],
    [{ birthYear: 1900 }, 124],
    [{ ageFromNumber: 121 }, 121],
  ])('%j gives an age of %s, which is refused', (sources, value) =>
    expect(given().when(tell.refer(sources))).toEqual(
      refuse({ code: 'ValueOutOfRange', field: 'ageAtStart', value, from: 0, to: 120 }),
    ),
  );
});

const none = given().state;
const warned = (command: JourneyCommand, journey = none) => {
  const decision = journeyDecider.decide({ ...command, terms: null }, journey);
  return decision.accepted ? decision.warnings : [];
};
const codes = (command: JourneyCommand, journey = none) =>
  warned(command, journey).map(({ code, age }) => (age === undefined ? [code] : [code, age]));

describe('an age outside 16–65 only warns', () => {
  it.each([
    [15, true],
    [16, false],
    [65, false],
    [66, true],
  ])('%s years: %s', (age, isOutside) => {
    const expected = isOutside ? [['AgeOutsideTarget', age]] : [];
    expect(codes(tell.refer(told(age, {})))).toEqual(expected);
    expect(codes(tell.refer(told(undefined, { ageFromNumber: age })))).toEqual(expected);
    expect(codes(tell.start(told(age, {})), given(tell.refer(), tell.acceptReferral()).state)).toEqual(
      expected,
    );
    expect(codes(tell.correct({ fact: 'ageAtStart', value: age }), given(...started).state)).toEqual(
      expected,
    );
  });

  it('says what to do', () =>
    expect(warned(tell.refer(told(70, {})), none)[0]?.sentence).toEqual({
      sv: 'Åldern 70 år ligger utanför 16–65 år: kontrollera att den stämmer.',
      en: 'The age 70 lies outside 16–65: check that it is right.',
    }));

  it('an unknown age, an age warned of before and a refused command do not warn', () => {
    expect(warned(tell.refer(told('notAsked', {})), none)).toEqual([]);
    expect(warned(tell.refer(), none)).toEqual([]);
    expect(warned(tell.exit(), given(tell.refer(told(70, {})), ...started.slice(1)).state)).toEqual([]);
    expect(warned(tell.refer(told(130, {})), none)).toEqual([]);
    expect(warned(tell.exit(), none)).toEqual([]);
  });
});

describe('what an identity number says otherwise only warns', () => {
  it.each([33, 34, 35])(
    'an age that differs by up to a year: stated 34, by the number %s',
    (ageFromNumber) => {
      const expected = ageFromNumber === 34 ? [] : [['AgeDiffersFromNumber']];
      const said = { profile: { sex: 'woman', ageAtStart: 34 }, ageFromNumber } as const;
      expect(codes(tell.refer(said))).toEqual(expected);
      expect(codes(tell.start(said), given(tell.refer(), tell.acceptReferral()).state)).toEqual(expected);
      const correction = { fact: 'ageAtStart', value: 34, ageFromNumber } as const;
      expect(codes(tell.correct(correction), given(...started).state)).toEqual(expected);
    },
  );

  it('an age that differs by more is refused, also in a correction', () =>
    expect(
      given(...started).when(tell.correct({ fact: 'ageAtStart', value: 34, ageFromNumber: 36 })),
    ).toEqual(refuse({ code: 'AgeConflict', stated: 34, basis: 'number', age: 36 })));

  it.each([
    ['woman', 'man', true],
    ['man', 'woman', true],
    ['woman', 'woman', false],
    ['notAsked', 'man', false],
  ] as const)('a sex: stated %s, by the number %s', (sex, sexFromNumber, differs) => {
    const expected = differs ? [['SexDiffersFromNumber']] : [];
    const said = { profile: { sex }, sexFromNumber };
    expect(codes(tell.refer(said))).toEqual(expected);
    expect(codes(tell.start(said), given(tell.refer(), tell.acceptReferral()).state)).toEqual(expected);
    if (sex !== 'woman')
      expect(
        codes(tell.correct({ fact: 'sex', value: sex, sexFromNumber }), given(...started).state),
      ).toEqual(expected);
  });
});
