import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { accept, refuse } from '@samspar/kernel';
import { ended, started } from '../../../../test/casework/examples.js';
import * as tell from '../../../../test/casework/examples.js';
import { put, replay, runs, specify } from '../../../../test/casework/specify.js';
import type { EntryCommand, JourneyCommand } from './journey-commands.js';
import { type EntryType, JOURNEY_ENTRIES, type JourneyEvent } from './journey-events.js';
import type { JourneyRefusal } from './journey-refusals.js';
import { openDecisions } from './journey-decisions.js';
import type { Journey } from './journey-state.js';
import { type Agenda, evolveAgenda, waitingOf } from './journey-waiting.js';
import type { DayName } from './journey-words.js';
import { journeyDecider } from './journey.js';

const given = specify(tell.unlimited);
const decision = (dueOn: string) => ({ what: 'v1.YQ', owner: 'region', dueOn }) as const;

const agendaOf = (events: readonly JourneyEvent[]): Agenda => {
  const agenda = events.reduce<Agenda | undefined>(evolveAgenda, undefined);
  if (!agenda) throw new Error('There is no journey.');
  return agenda;
};

/** Revision of the first event after `started`, and of those after it. */
const FIRST = started.length;

describe('an entry that never happened is struck', () => {
  it('and is gone from what the journey holds and waits for, as if it had never been', () => {
    const meeting = tell.meet({ decisions: [decision('2024-04-01')] });
    const before = given(...started, tell.meet({}, '2024-02-10'));
    const struck = given(...started, tell.meet({}, '2024-02-10'), meeting, tell.annul(FIRST + 1));
    expect(tell.unplaced(struck.state)).toEqual(tell.unplaced(before.state));
    expect(waitingOf(agendaOf(struck.events))).toEqual(waitingOf(agendaOf(before.events)));
  });

  it('by an event that names it by its place and its kind, and says why', () =>
    expect(given(...started, tell.meet()).when(tell.annul(FIRST))).toEqual(
      accept({
        type: 'EntryAnnulled',
        occurredOn: tell.TODAY,
        data: { entry: FIRST, type: 'TeamMeetingHeld', reason: 'entry-error' },
      }),
    ));

  it.each<[string, readonly JourneyCommand[], number]>([
    ['was struck already', [...started, tell.meet(), tell.annul(FIRST)], FIRST],
    [
      'was corrected already',
      [...started, tell.meet(), tell.annul(FIRST, tell.meet({}, '2024-03-06'))],
      FIRST,
    ],
    ['is a fact, which is corrected by itself', started, 2],
    ['is what struck another', [...started, tell.meet(), tell.annul(FIRST)], FIRST + 1],
    ['is not there', started, 99],
    ['went with the exit that was taken back', [...ended, tell.followUp(), tell.reopen()], FIRST + 1],
  ])('but not one that %s', (_which, history, entry) =>
    expect(given(...history).when(tell.annul(entry))).toEqual(refuse({ code: 'EntryNotInForce' })),
  );

  it('also after the exit, and after that was taken back', () => {
    const met = [...started, tell.meet(), tell.exit()];
    expect(given(...met).when(tell.annul(FIRST)).accepted).toBe(true);
    expect(given(...met, tell.reopen()).when(tell.annul(FIRST)).accepted).toBe(true);
  });

  it('but not while the journey is misregistered or once it is erased', () => {
    const met = [...started, tell.meet(), tell.exit()];
    expect(given(...met, tell.misregister()).when(tell.annul(FIRST))).toEqual(
      refuse({ code: 'JourneyIsMisregistered' }),
    );
    expect(given(...met, tell.erase()).when(tell.annul(FIRST))).toEqual(
      refuse({ code: 'JourneyIsErased', erasedOn: tell.TODAY }),
    );
  });

  it('with what a meeting decided: nothing stands by itself of it', () => {
    const { events } = given(
      ...started,
      tell.meet({ decisions: [decision('2024-03-20')] }),
      tell.annul(FIRST, tell.meet({ decisions: [decision('2024-03-25')] })),
    );
    expect(waitingOf(agendaOf(events))).toContainEqual(
      expect.objectContaining({ waitsFor: 'meeting', due: '2024-03-25' }),
    );
  });
});

describe('an entry that says something wrong is told anew', () => {
  it('by the event that registers one like it, and by what annuls the old one', () =>
    expect(given(...started, tell.meet()).when(tell.annul(FIRST, tell.meet({}, '2024-03-06')))).toEqual(
      accept(
        { type: 'TeamMeetingHeld', occurredOn: '2024-03-06', data: tell.meet().data },
        {
          type: 'EntryAnnulled',
          occurredOn: tell.TODAY,
          data: { entry: FIRST, type: 'TeamMeetingHeld', replacedBy: FIRST + 1, reason: 'entry-error' },
        },
      ),
    ));

  it('and stands in the place of the old one: a consent that was withdrawn since stays withdrawn', () => {
    const { state } = given(
      tell.refer(),
      tell.giveConsent(),
      tell.withdrawConsent(),
      tell.annul(1, tell.giveConsent({ purpose: 'rätt ändamål' })),
    );
    expect(state).toMatchObject({ consents: [{ givenOn: '2024-01-10' }, { withdrawnFrom: null }] });
  });

  it('and can be corrected once more, by its own place', () => {
    const { state } = given(
      ...started,
      tell.meet(),
      tell.annul(FIRST, tell.meet({}, '2024-03-06')),
      tell.annul(FIRST + 1, tell.meet({}, '2024-03-07')),
    );
    expect(state).toMatchObject({ contacts: [{ what: 'meetingOn', on: '2024-03-07' }] });
  });

  it.each<[string, readonly JourneyCommand[], JourneyCommand, JourneyRefusal]>([
    [
      'on a day before the start',
      [...started, tell.meet()],
      tell.annul(FIRST, tell.meet({}, '2024-01-31')),
      {
        code: 'DaysRunBackwards',
        what: 'meetingOn',
        on: '2024-01-31',
        before: 'startedOn',
        beforeOn: '2024-02-01',
      },
    ],
    [
      'on a day to come',
      [...started, tell.meet()],
      tell.annul(FIRST, tell.meet({}, '2025-01-01')),
      { code: 'DayInFuture', field: 'occurredOn', day: '2025-01-01', today: tell.TODAY },
    ],
    [
      'as something else',
      [...started, tell.meet()],
      tell.annul(FIRST, tell.contactEmployer()),
      { code: 'EntryOfOtherKind', type: 'TeamMeetingHeld' },
    ],
    [
      'as what its own rule refuses',
      [...started, tell.agreePlan()],
      tell.annul(FIRST, tell.agreePlan({ goals: [] })),
      { code: 'ValueMissing', field: 'goals' },
    ],
    [
      'as a withdrawal of what had not been given by then',
      [tell.refer(), tell.giveConsent(), tell.withdrawConsent(), tell.giveConsent({}, '2024-04-01')],
      tell.annul(2, tell.withdrawConsent(tell.from(['forsakringskassan']))),
      { code: 'ConsentNotInForce', receiver: 'forsakringskassan' },
    ],
  ])('but not %s', (_how, history, command, refusal) =>
    expect(given(...history).when(command)).toEqual(refuse(refusal)),
  );

  it('an agreed plan stays the agreed one, and the one that revised it the last', () => {
    const { state, events } = given(
      ...started,
      tell.agreePlan(),
      tell.revisePlan(),
      tell.annul(FIRST, tell.revisePlan('2024-03-11')),
    );
    expect(events.at(-2)).toMatchObject({ type: 'PlanAgreed', occurredOn: '2024-03-11' });
    expect(state).toMatchObject({ entries: [{ revision: FIRST + 2 }, { revision: FIRST + 1 }] });
  });

  it('of an anonymous journey says no more than that keeps', () => {
    const anonymous = [tell.refer({ anonymous: true }), tell.acceptReferral(), tell.start()];
    const { events } = given(
      ...anonymous,
      tell.meet(),
      tell.annul(FIRST, tell.meet({ livelihood: [{ source: 'salary' }], violenceQuestionAsked: false })),
    );
    expect(events.at(-2)?.data).not.toHaveProperty('livelihood');
  });
});

describe('what was registered later must still hold', () => {
  it.each<[string, readonly JourneyCommand[], JourneyCommand, DayName, string]>([
    [
      'a withdrawal of the consent',
      [tell.refer(), tell.giveConsent(), tell.withdrawConsent()],
      tell.annul(1),
      'consentWithdrawnOn',
      '2024-03-01',
    ],
    [
      'a revision of the plan',
      [...started, tell.agreePlan(), tell.revisePlan()],
      tell.annul(FIRST),
      'planOn',
      '2024-04-10',
    ],
    [
      'a hand-over by whom was responsible',
      [tell.refer(), tell.assignCaseworker(), tell.handOver()],
      tell.annul(1, tell.assignCaseworker('handlaggare-3')),
      'assignedOn',
      '2024-03-01',
    ],
    [
      'another follow-up after as many months',
      [...ended, tell.followUp(), tell.followUp({ monthsAfterExit: 12 })],
      tell.annul(FIRST + 1, tell.followUp({ monthsAfterExit: 12 })),
      'followUpOn',
      '2024-12-16',
    ],
  ])('%s', (_what, before, command, by, on) =>
    expect(given(...before).when(command)).toEqual(refuse({ code: 'EntryBuiltUpon', by, on })),
  );

  it('a follow-up that was missed may still have been made up for', () =>
    expect(
      given(...ended, tell.missFollowUp(6), tell.followUp({ monthsAfterExit: 12 })).when(
        tell.annul(FIRST + 2, tell.followUp({ monthsAfterExit: 6 })),
      ).accepted,
    ).toBe(true));

  it('what was there before authorities and caseworkers were known is not asked anew', () => {
    const terms = {
      interventions: [],
      districts: [],
      storeDetained: true,
      caseworkers: ['anna'],
      authorities: [],
      requireConsent: 'warn',
      referrer: null,
    } as const;
    const { state } = given(tell.refer(), tell.giveConsent({ obtainedBy: 'slutat' }));
    const anew = (obtainedBy: string) =>
      journeyDecider.decide(
        { ...tell.annul(1, tell.giveConsent({ obtainedBy, purpose: 'stöd' })), terms },
        state,
      );
    expect(anew('slutat').accepted).toBe(true);
    expect(anew('annan')).toEqual(
      refuse({ code: 'CaseworkerNotOfIntervention', field: 'consentObtainedBy' }),
    );
  });
});

/** Few days, so that they collide; some unknown. */
const someDay = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 10, max: 28 }).map((day) => `2024-02-${day}`) },
  { weight: 1, arbitrary: fc.constant('unknown') },
);
const entriesOn = (on: string): readonly EntryCommand[] => [
  tell.giveConsent({}, on),
  tell.giveConsent({ expiresOn: '2024-12-01' }, on),
  tell.withdrawConsent({}, on),
  tell.withdrawConsent(tell.from(['region']), on),
  tell.assignCaseworker(undefined, on),
  tell.handOver('handlaggare-3', on),
  tell.handOver('handlaggare-4', on),
  tell.meet({ decisions: [decision('2024-03-01')] }, on),
  tell.meet({ decisions: [] }, on),
  tell.agreePlan({}, on),
  tell.revisePlan(on),
  tell.contactEmployer(on),
  tell.assess({}, on),
  tell.assess({ outcome: 'interrupted' }, on),
  tell.followUp({ monthsAfterExit: 6 }, on),
  tell.followUp({ monthsAfterExit: 12 }, on),
  tell.missFollowUp(6, on),
  tell.ground({}, on),
  tell.ground({ kinds: ['plan'] }, on),
];
const TOLD_BY: Readonly<Record<EntryType, EntryCommand['type']>> = {
  ConsentGiven: 'GiveConsent',
  ConsentWithdrawn: 'WithdrawConsent',
  DisclosureGrounded: 'GroundDisclosure',
  CaseworkerAssigned: 'AssignCaseworker',
  CaseloadHandedOver: 'HandOverCaseload',
  TeamMeetingHeld: 'RecordTeamMeeting',
  DecisionClosed: 'CloseDecision',
  PlanAgreed: 'RevisePlan',
  PlanRevised: 'RevisePlan',
  EmployerContacted: 'RecordEmployerContact',
  AssessmentRecorded: 'RecordAssessment',
  FollowUpRecorded: 'RecordFollowUp',
  FollowUpMissed: 'MissFollowUp',
};
/** An agenda but for the places of entries, which differ where one of them never was. */
const withoutPlaces = ({
  entries: _entries,
  revision: _revision,
  decisionsDue = [],
  ...agenda
}: ReturnType<typeof agendaOf>) => ({ ...agenda, dueOn: decisionsDue.map(({ dueOn }) => dueOn) });
const wish = fc.record({
  on: someDay,
  what: fc.constantFrom(
    'next',
    'entry',
    'entry',
    'entry',
    'close',
    'strike',
    'strike',
    'anew',
    'anew',
    'reopen' as const,
  ),
  which: fc.nat(47),
  told: fc.nat(5),
});

/** The journey's next step. */
const next = (status: Journey['status'], on: string): JourneyCommand => {
  if (status === 'referred') return tell.acceptReferral(on);
  return status === 'accepted' ? tell.start({}, on) : tell.exit(undefined, on);
};

/** A random history of what the rules take; what they refuse has not happened. */
const history = fc.array(wish, { minLength: 10, maxLength: 40, size: 'max' }).map((wishes) =>
  wishes.reduce(
    ({ state, events }, { on, what, which, told }) => {
      const entries = state.status === 'none' ? [] : state.entries;
      const chosen = entries[which % (entries.length || 1)];
      const entry = chosen?.revision ?? 0;
      const open = state.status === 'none' ? [] : openDecisions(state);
      const { meeting = 0, decision: place = 0 } = open[which % (open.length || 1)] ?? {};
      const close = tell.closeDecision({ meeting, decision: place }, on);
      const again =
        chosen?.event.type === 'DecisionClosed' &&
        tell.closeDecision({ ...chosen.event.data, outcome: 'other' }, on);
      const like = again
        ? [again]
        : entriesOn(on).filter(({ type }) => chosen && type === TOLD_BY[chosen.event.type]);
      const said = entriesOn(on)[which % entriesOn(on).length];
      const command: JourneyCommand = {
        next: next(state.status, on),
        entry: { today: tell.TODAY, ...said } as JourneyCommand,
        close,
        strike: tell.annul(entry),
        anew: tell.annul(entry, like[told % (like.length || 1)]),
        reopen: tell.reopen(),
      }[what];
      const ruling = tell.unlimited.decide(command, state);
      if (!ruling.accepted) return { state, events };
      return {
        state: ruling.events.reduce(journeyDecider.evolve, state),
        events: [...events, ...ruling.events],
      };
    },
    put(tell.unlimited, [tell.refer({}, '2024-02-01')]),
  ),
);

/** What was told without what was annulled, each entry that was told anew in the place of the old one, and without that it was. */
const asIfNever = (events: readonly JourneyEvent[]): readonly JourneyEvent[] => {
  const places: (number | undefined)[] = events.map((_event, revision) => revision);
  for (const event of events) {
    if (event.type !== 'EntryAnnulled') continue;
    const { entry, replacedBy } = event.data;
    const place = places.indexOf(entry);
    places[place] = replacedBy;
    const told = places.lastIndexOf(replacedBy);
    if (replacedBy !== undefined && told !== place) places[told] = undefined;
  }
  const kept = places.flatMap((revision) => {
    const event = revision === undefined ? undefined : events[revision];
    return event && event.type !== 'EntryAnnulled' ? [{ revision, event }] : [];
  });
  return kept.map(({ event }) => {
    if (event.type !== 'DecisionClosed') return event;
    const meeting = kept.findIndex(({ revision }) => revision === event.data.meeting);
    return { ...event, data: { ...event.data, meeting } };
  });
};

describe('whatever is annulled', () => {
  it('the journey, and what it waits for, are those of a history in which it never was', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(history, ({ state, events }) => {
        for (const event of events)
          if (event.type === 'EntryAnnulled')
            seen.add(`${event.data.type} ${event.data.replacedBy === undefined ? 'struck' : 'anew'}`);
        const never = asIfNever(events);
        expect(tell.unplaced(state)).toEqual(tell.unplaced(replay(journeyDecider, never)));
        expect(withoutPlaces(agendaOf(events))).toEqual(withoutPlaces(agendaOf(never)));
      }),
      runs(800),
    );
    // Nearly every kind, both ways.
    expect(seen.size).toBeGreaterThan(2 * JOURNEY_ENTRIES.length - 3);
  });
});
