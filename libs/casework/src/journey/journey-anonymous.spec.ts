import { describe, expect, it } from '@jest/globals';
import { accept, refuse } from '@samspar/kernel';
import { specify } from '../../../../test/casework/specify.js';
import * as tell from '../../../../test/casework/examples.js';
import { allowedCommands } from './journey-allowed.js';
import { journeyDecider } from './journey.js';
import { journeyEvents } from './journey.stored.js';

const given = specify(tell.unlimited);

describe('an anonymous journey keeps association, intervention, sex and its days', () => {
  const profile = { sex: 'man', ageAtStart: 40, district: 'farsta', needGroups: ['adult'] } as const;
  const anonymous = tell.refer({
    anonymous: true,
    decidingParties: ['region'],
    consentAtSource: true,
    profile,
    ageFromNumber: 20,
    note: 'v1.YQ',
  });
  const history = [anonymous, tell.acceptReferral(), tell.start({ profile })] as const;

  it('at its referral', () =>
    expect(given().when(anonymous)).toEqual(
      accept({
        type: 'ParticipantReferred',
        occurredOn: '2024-01-10',
        data: {
          association: 'stockholm',
          intervention: 'finsam-team',
          participantId: '5b0c7f0e-6d0a-5a5e-9a43-0d5f2f3f6a01',
          anonymous: true,
          referringParty: 'notRegistered',
          referringUnit: 'notRegistered',
          decidingParties: [],
          profile: { sex: 'man' },
        },
      }),
    ));

  it('at its start', () =>
    expect(given(anonymous, tell.acceptReferral()).when(tell.start({ profile }))).toEqual(
      accept({ type: 'JourneyStarted', occurredOn: '2024-02-01', data: { profile: { sex: 'man' } } }),
    ));

  it('at a meeting, an exit and a follow-up', () => {
    const livelihood = [{ source: 'salary' }] as const;
    expect(given(...history).when(tell.meet({ livelihood }))).toEqual(given(...history).when(tell.meet()));
    const told = tell.exit({
      type: 'ExitedToWorkOrStudies',
      data: { reasons: ['work'], livelihoodAtExit: livelihood, extentPercent: 50, employment: 'subsidised' },
    });
    expect(given(...history).when(told)).toEqual(
      accept({ type: 'ExitedForOtherReason', occurredOn: '2024-06-14', data: { reasons: 'unknown' } }),
    );
    expect(given(...history, tell.exit()).when(tell.followUp())).toMatchObject({
      events: [{ data: { monthsAfterExit: 6, livelihood: 'notRegistered', occupation: 'notRegistered' } }],
    });
  });

  it('so nothing else can be corrected', () => {
    expect(given(...history).when(tell.correct({ fact: 'district', value: 'farsta' }))).toEqual(
      refuse({ code: 'FactNotKeptForAnonymous', fact: 'district' }),
    );
  });

  it.each<Parameters<typeof tell.correct>[0]>([
    { fact: 'referringParty', value: 'region' },
    { fact: 'referringUnit', value: 'Jobbtorg' },
    { fact: 'decidingParties', value: ['region'] },
    { fact: 'livelihoodAtExit', value: [{ source: 'salary' }] },
    { fact: 'exitReasons', value: ['studies'] },
    { fact: 'ageAtStart', value: 34 },
    { fact: 'education', value: 'compulsory' },
    { fact: 'timeWithoutWork', value: { months: 60 } },
    { fact: 'timeOnAssistance', value: 'none' },
    { fact: 'livelihood', value: 'willNotSay' },
    { fact: 'obstacle', value: 'language' },
    { fact: 'needGroups', value: ['adult'] },
    { fact: 'referralNote', value: 'v1.bm90ZQ' },
    { fact: 'referralNote', value: '' },
  ])('$fact cannot be added', (told) =>
    expect(given(...history, tell.exit()).when(tell.correct(told))).toEqual(
      refuse({ code: 'FactNotKeptForAnonymous', fact: told.fact }),
    ),
  );

  it.each<Parameters<typeof tell.correct>[0]>([
    { fact: 'intervention', value: 'novum' },
    { fact: 'sex', value: 'woman' },
    { fact: 'referredOn', value: '2024-01-09' },
    { fact: 'acceptedOn', value: '2024-01-19' },
    { fact: 'startedOn', value: '2024-01-31' },
    { fact: 'exitedOn', value: '2024-06-15' },
  ])('$fact may be set right', (told) =>
    expect(given(...history, tell.exit()).when(tell.correct(told)).accepted).toBe(true),
  );

  describe('until its person has agreed to be known', () => {
    const known = [...history, tell.endAnonymity()] as const;

    it('on a day of hers, once, and not before the referral', () => {
      expect(given(...history).when(tell.endAnonymity())).toEqual(
        accept({ type: 'AnonymityEnded', occurredOn: '2024-02-20', data: {} }),
      );
      expect(given(...known).when(tell.endAnonymity())).toEqual(refuse({ code: 'JourneyNotAnonymous' }));
      expect(given(tell.refer()).when(tell.endAnonymity())).toEqual(refuse({ code: 'JourneyNotAnonymous' }));
      expect(given(...history).when(tell.endAnonymity('2024-01-09'))).toMatchObject({
        refusal: { code: 'DaysRunBackwards', what: 'anonymityEndedOn' },
      });
    });

    it('and then keeps what any other does, while what it had not kept is unknown, and can be corrected', () => {
      const exit = tell.exit();
      expect(given(...known).when(exit)).toMatchObject({ events: [{ type: 'ExitedToWorkOrStudies' }] });
      const { state } = given(...known);
      expect(state).toMatchObject({
        anonymous: false,
        facts: { sex: 'man', startedOn: '2024-02-01', referringParty: 'notRegistered' },
      });
      expect(state).not.toHaveProperty('facts.district');
      expect(given(...known).when(tell.correct({ fact: 'district', value: 'farsta' })).accepted).toBe(true);
    });

    it('of what was told before, whatever an older log holds, no more is told after', () => {
      const told = tell.unlimited.decide(tell.start({ profile }), given(...tell.accepted).state);
      const events = [
        ...given(anonymous, tell.acceptReferral()).events,
        ...(told.accepted ? told.events : []),
      ];
      const ended = [...events, { type: 'AnonymityEnded', occurredOn: '2024-02-20', data: {} } as const];
      const read = journeyEvents(ended.map((event) => ({ schemaVersion: 1, ...event })));
      expect(read[2]?.event.data).toEqual({ profile: { sex: 'man' } });
      expect(ended.reduce(journeyDecider.evolve, journeyDecider.initialState)).not.toHaveProperty(
        'facts.district',
      );
    });
  });

  it.each([tell.giveConsent(), tell.ground()])('takes no $type: nobody who is anonymous consents', (told) => {
    const nobody = [tell.refer({ anonymous: true })];
    const refusal = { code: 'AnonymousWithConsent' };
    const decision = given(...nobody).when(told);
    expect(decision).toEqual({ accepted: false, refusal });
    expect(allowedCommands(given(...nobody).state)).not.toContain(told.type);
    const known = [...nobody, tell.endAnonymity()];
    expect(given(...known).when(told).accepted).toBe(true);
    expect(allowedCommands(given(...known).state)).toContain(told.type);
  });

  describe('what an older log holds more of it is withheld', () => {
    const { events } = given(tell.refer({ anonymous: true }), tell.acceptReferral(), tell.start());
    const { events: whole } = given(...tell.ended, tell.correct({ fact: 'exitReasons', value: ['studies'] }));
    const older = [...events, ...whole.slice(events.length)];

    it('from its state', () =>
      expect(older.reduce(journeyDecider.evolve, journeyDecider.initialState)).toMatchObject({
        exit: 'ExitedForOtherReason',
        facts: { exitedOn: '2024-06-14', exitReasons: 'unknown' },
      }));

    it('from its events as they are read', () =>
      expect(
        journeyEvents(older.map((event) => ({ schemaVersion: 1, ...event })))
          .slice(events.length)
          .map(({ event: { type, data } }) => ({ type, data })),
      ).toEqual([
        { type: 'ExitedForOtherReason', data: { reasons: 'unknown' } },
        {
          type: 'FactCorrected',
          data: { reason: 'entry-error', correction: { fact: 'exitReasons', old: null, new: 'unknown' } },
        },
      ]));
  });
});
