import { describe, expect, it } from '@jest/globals';
import { DATA_KIND, type DataKind, codesOf } from '@samspar/codes';
import * as tell from '../../../../test/casework/examples.js';
import { specify } from '../../../../test/casework/specify.js';
import { amongParties, type Consent } from './consent.js';
import { asDisclosed, dataKindOf, isConsented, kindsNeededFor, mayBeTold } from './disclosure.js';
import type { JourneyCommand } from './journey-commands.js';
import type { JourneyEvent } from './journey-events.js';

const SOC = { id: 'socialnamnden', party: 'municipality', name: 'Socialnämnden' } as const;
const FARSTA = { id: 'farsta', party: 'municipality', name: 'Farsta stadsdelsnämnd' } as const;
const REGION = { id: 'hsn', party: 'region', name: 'Hälso- och sjukvårdsnämnden' } as const;
const FK = { id: 'fk', party: 'forsakringskassan', name: 'Försäkringskassan' } as const;
const ALL = [SOC, FARSTA, REGION, FK];
const KINDS = codesOf(DATA_KIND);
const TODAY = '2024-06-01';

const consent = (said: Partial<Consent>): Consent => ({
  ...amongParties(['municipality', 'region']),
  givenOn: '2024-01-10',
  ...said,
});
const only = (...authorities: readonly string[]) => ({ parties: [], authorities });

/** Every giver, receiver and kind that is let through, where the two differ. */
const letThrough = (...left: readonly Consent[]): readonly string[] =>
  ALL.flatMap((giver) =>
    ALL.filter((receiver) => receiver !== giver).flatMap((receiver) =>
      KINDS.filter((kind) => isConsented(left, { giver, receiver, kind }, TODAY)).map(
        (kind) => `${giver.id} → ${receiver.id}: ${kind}`,
      ),
    ),
  );

describe('what is told to another authority by consent (OSL 10 kap. 1 §)', () => {
  it('is nothing where there is none', () => expect(letThrough()).toEqual([]));

  it('is all that one authority has registered where it is told itself', () => {
    for (const one of ALL)
      for (const kind of KINDS)
        expect(isConsented([], { giver: one, receiver: one, kind }, TODAY)).toBe(true);
  });

  it('is what the giver, the receiver and the kind all stand in, and nothing more', () =>
    expect(
      letThrough(
        consent({ giving: only('farsta'), receiving: only('hsn', 'fk'), kinds: ['plan', 'outcome'] }),
      ),
    ).toEqual(['farsta → hsn: plan', 'farsta → hsn: outcome', 'farsta → fk: plan', 'farsta → fk: outcome']));

  it('is not what goes the other way', () =>
    expect(letThrough(consent({ giving: only('fk'), receiving: only('hsn') }))).not.toContain(
      'hsn → fk: plan',
    ));

  it('is what each authority of a party has registered where the party was named', () =>
    expect(letThrough(consent({ kinds: ['meetings'] }))).toEqual([
      'socialnamnden → farsta: meetings',
      'socialnamnden → hsn: meetings',
      'farsta → socialnamnden: meetings',
      'farsta → hsn: meetings',
      'hsn → socialnamnden: meetings',
      'hsn → farsta: meetings',
    ]));

  it('is not pieced together of two consents', () =>
    expect(
      letThrough(
        consent({ giving: only('farsta'), receiving: only('fk'), kinds: ['plan'] }),
        consent({ giving: only('hsn'), receiving: only('socialnamnden'), kinds: ['outcome'] }),
      ),
    ).toEqual(['farsta → fk: plan', 'hsn → socialnamnden: outcome']));

  it.each<[string, Partial<Consent>, boolean]>([
    ['on the day it was given', { givenOn: TODAY }, true],
    ['on a day that nobody knows', { givenOn: 'unknown' }, true],
    ['not before its first day', { validFrom: '2024-06-02' }, false],
    ['on its first day', { validFrom: TODAY }, true],
    ['on its last day', { expiresOn: TODAY }, true],
    ['not after its last day', { expiresOn: '2024-05-31' }, false],
  ])('is in force %s', (_when, said, expected) =>
    expect(letThrough(consent(said)).length > 0).toBe(expected),
  );
});

describe('the kind of an entry', () => {
  const given = specify(tell.unlimited);
  const kindOf = (history: readonly JourneyCommand[], last: JourneyCommand) => {
    const decision = given(...history).when(last);
    if (!decision.accepted) throw new Error(`Refused: ${decision.refusal.code}`);
    return decision.events.map(dataKindOf);
  };

  it.each<[string, readonly JourneyCommand[], JourneyCommand]>([
    ['profile', [], tell.refer()],
    ['participation', [tell.refer()], tell.acceptReferral()],
    ['participation', [tell.refer()], tell.declineReferral()],
    ['profile', tell.accepted, tell.start()],
    ['participation', tell.started, tell.assignCaseworker()],
    ['meetings', tell.started, tell.meet()],
    ['plan', tell.started, tell.agreePlan()],
    ['plan', tell.started, tell.contactEmployer()],
    ['plan', tell.started, tell.assess()],
    ['outcome', tell.started, tell.exit()],
    ['outcome', tell.ended, tell.followUp()],
    ['outcome', tell.ended, tell.missFollowUp()],
    ['participation', tell.ended, tell.correct({ fact: 'startedOn', value: '2024-01-29' })],
    ['profile', tell.ended, tell.correct({ fact: 'district', value: 'bromma' })],
    ['profile', tell.ended, tell.correct({ fact: 'referralNote', value: 'v1.bm90ZQ' })],
    ['participation', tell.ended, tell.correct({ fact: 'exitedOn', value: '2024-06-15' })],
    ['participation', tell.ended, tell.correct({ fact: 'intervention', value: 'novum' })],
    ['outcome', tell.ended, tell.correct({ fact: 'livelihoodAtExit', value: [{ source: 'salary' }] })],
  ])('is %s', (kind, history, last) => expect(kindOf(history, last)).toEqual([kind]));

  it('is none of consent, which everybody sees who must keep to it', () => {
    expect(kindOf([tell.refer()], tell.giveConsent())).toEqual([undefined]);
    expect(kindOf([tell.refer(), tell.giveConsent()], tell.withdrawConsent())).toEqual([undefined]);
  });
});

const onlyOf =
  (...kinds: readonly DataKind[]) =>
  (kind: DataKind): boolean =>
    kinds.includes(kind);

describe('an entry as it may be told (OSL 10 kap. 1 §)', () => {
  const given = specify(tell.unlimited);
  const eventOf = (history: readonly JourneyCommand[], last: JourneyCommand) => {
    const decision = given(...history).when(last);
    const [event] = decision.accepted ? decision.events : [];
    if (!event) throw new Error('Nothing was told.');
    return event;
  };
  it.each<[string, readonly JourneyCommand[], JourneyCommand, object]>([
    ['a referral says who sent it, and nothing of the person', [], tell.refer(), { profile: {} }],
    ['a start says when', tell.accepted, tell.start(), { profile: {} }],
    ['an exit says when, and neither kind nor reason', tell.started, tell.exit(), { reasons: 'unknown' }],
  ])('where that somebody takes part may be told alone, %s', (_what, history, last, data) => {
    const event = eventOf(history, last);
    const { event: told, withheld } = asDisclosed(event, onlyOf('participation'));
    expect(told).toMatchObject({ occurredOn: event.occurredOn, data });
    expect(withheld).toEqual([dataKindOf(event)]);
    expect(asDisclosed(event, onlyOf())).toEqual({
      event: undefined,
      withheld: [...withheld, 'participation'],
    });
    expect(asDisclosed(event, onlyOf('participation', ...withheld))).toEqual({ event, withheld: [] });
  });

  it('that says nothing of when is told whole or not at all', () => {
    const event = eventOf(tell.started, tell.meet());
    expect(asDisclosed(event, onlyOf('participation', 'plan'))).toEqual({
      event: undefined,
      withheld: ['meetings'],
    });
    expect(asDisclosed(event, onlyOf('meetings'))).toEqual({ event, withheld: [] });
  });

  it('on another ground is told without its words to whom not all may be told, and so is that it was wrong', () => {
    const ground = eventOf([tell.refer()], tell.ground());
    expect(asDisclosed(ground, onlyOf('participation'))).toEqual({
      event: { ...ground, data: { ...ground.data, why: '' } },
      withheld: [],
    });
    const struck = eventOf([tell.refer(), tell.ground()], tell.annul(1));
    const said = { ...struck, data: { ...struck.data, note: 'v1.bm90ZQ' } } as JourneyEvent;
    expect(asDisclosed(said, onlyOf('participation'))).toEqual({ event: struck, withheld: [] });
    expect(asDisclosed(struck, onlyOf()).event).toBe(struck);
    for (const event of [ground, said]) expect(asDisclosed(event, onlyOf(...KINDS)).event).toBe(event);
  });

  it('of consent is told everybody', () => {
    const event = eventOf([tell.refer()], tell.giveConsent());
    expect(asDisclosed(event, onlyOf())).toEqual({ event, withheld: [] });
  });
});

const lets =
  (...pairs: readonly string[]) =>
  (giver: { id: string }, receiver: { id: string }) =>
    giver.id === receiver.id || pairs.includes(`${giver.id} ${receiver.id}`);

const told = (from: object, to: object, ...pairs: readonly string[]) =>
  mayBeTold(from, to, ALL, lets(...pairs));

describe('where it is not known for which authority somebody registered or asks', () => {
  it('each that it may be has to let it be told', () => {
    const from = { party: 'municipality' };
    const to = { authority: 'fk' };
    expect(told(from, to, 'farsta fk')).toBe(false);
    expect(told(from, to, 'farsta fk', 'socialnamnden fk')).toBe(true);
    expect(told({ authority: 'gone', party: 'municipality' }, to, 'farsta fk')).toBe(false);
    expect(told({}, to, 'farsta fk', 'socialnamnden fk')).toBe(false);
    expect(told({}, to, 'farsta fk', 'socialnamnden fk', 'hsn fk')).toBe(true);
  });

  it('nobody is taken for one who registered it herself', () =>
    expect(told({ party: 'municipality' }, { party: 'municipality' })).toBe(false));

  it('the only authority of a party is meant', () => {
    expect(told({ party: 'region' }, { authority: 'hsn' })).toBe(true);
    expect(told({ party: 'region' }, { party: 'forsakringskassan' }, 'hsn fk')).toBe(true);
  });
});

describe('whoever registers something more', () => {
  it.each([
    ['GiveConsent', []],
    ['WithdrawConsent', []],
    ['WithdrawReferral', []],
    ['RecordTeamMeeting', ['participation']],
    ['RevisePlan', ['participation', 'plan']],
    ['RecordFollowUp', ['participation', 'outcome']],
  ] as const)('is first told all that %s rests on', (type, kinds) =>
    expect(kindsNeededFor(type)).toEqual(kinds),
  );

  it('corrects no fact that she is not told', () => {
    expect(kindsNeededFor('CorrectFact', 'district')).toEqual(['participation', 'profile']);
    expect(kindsNeededFor('CorrectFact', 'referralNote')).toEqual(['participation', 'profile']);
    expect(kindsNeededFor('CorrectFact', 'startedOn')).toEqual(['participation']);
  });

  it('sets consent, and what her authority gives out, right whatever she is told', () => {
    for (const type of ['ConsentGiven', 'ConsentWithdrawn', 'DisclosureGrounded'] as const)
      expect(kindsNeededFor('AnnulEntry', type)).toEqual([]);
    expect(kindsNeededFor('AnnulEntry', 'PlanAgreed')).toEqual(['participation', 'plan']);
  });
});
