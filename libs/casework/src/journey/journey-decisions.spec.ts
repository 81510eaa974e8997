import { describe, expect, it } from '@jest/globals';
import { accept, refuse } from '@samspar/kernel';
import { ended, started } from '../../../../test/casework/examples.js';
import * as tell from '../../../../test/casework/examples.js';
import { specify } from '../../../../test/casework/specify.js';
import { dataKindOf, kindsNeededFor } from './disclosure.js';
import { allowedCommands } from './journey-allowed.js';
import type { JourneyCommand } from './journey-commands.js';
import type { JourneyEvent } from './journey-events.js';
import type { JourneyRefusal } from './journey-refusals.js';
import { openDecisions } from './journey-decisions.js';
import type { RegisteredJourney } from './journey-state.js';
import { type Agenda, evolveAgenda, waitingOf } from './journey-waiting.js';

const given = specify(tell.unlimited);
const decision = (dueOn?: string) => ({ what: 'v1.YQ', owner: 'region' as const, ...(dueOn && { dueOn }) });
const meeting = tell.meet({ decisions: [decision('2024-04-01'), decision()] });
/** Revision of the meeting. */
const MEETING = started.length;
const close = (data: Parameters<typeof tell.closeDecision>[0] = {}, on?: string) =>
  tell.closeDecision({ meeting: MEETING, ...data }, on);
const agreed: readonly JourneyCommand[] = [...started, meeting];

const openIn = (...history: readonly JourneyCommand[]): readonly number[] =>
  // Each of these histories has a referral.
  openDecisions(given(...history).state as RegisteredJourney).map((one) => one.decision);
const agendaOf = (events: readonly JourneyEvent[]): Agenda | undefined =>
  events.reduce<Agenda | undefined>(evolveAgenda, undefined);
const nextMeeting = (...history: readonly JourneyCommand[]): string | undefined => {
  const agenda = agendaOf(given(...history).events);
  return agenda && waitingOf(agenda).find(({ waitsFor }) => waitsFor === 'meeting')?.due;
};

describe('what a team meeting agreed on', () => {
  it('is closed by the place of the meeting and its own place there, with what came of it', () =>
    expect(given(...agreed).when(close({ decision: 1, outcome: 'replaced' }))).toEqual(
      accept({
        type: 'DecisionClosed',
        occurredOn: '2024-04-02',
        data: { meeting: MEETING, decision: 1, outcome: 'replaced' },
      }),
    ));

  it('is open until it is closed, and again when that is struck', () => {
    expect(openIn(...agreed)).toEqual([0, 1]);
    expect(openIn(...agreed, close())).toEqual([1]);
    expect(openIn(...agreed, close(), tell.annul(MEETING + 1))).toEqual([0, 1]);
  });

  it.each<[string, readonly JourneyCommand[], JourneyCommand, JourneyRefusal]>([
    ['twice', [...agreed, close()], close({ outcome: 'other' }), { code: 'DecisionNotOpen' }],
    ['where nothing has that place', agreed, close({ decision: 2 }), { code: 'DecisionNotOpen' }],
    ['of what is no meeting', agreed, close({ meeting: 1 }), { code: 'DecisionNotOpen' }],
    ['of a meeting that was struck', [...agreed, tell.annul(MEETING)], close(), { code: 'DecisionNotOpen' }],
    [
      'before the meeting',
      agreed,
      close({}, '2024-03-04'),
      {
        code: 'DaysRunBackwards',
        what: 'decisionClosedOn',
        on: '2024-03-04',
        before: 'meetingOn',
        beforeOn: '2024-03-05',
      },
    ],
    [
      'in the future',
      agreed,
      close({}, '2099-01-01'),
      { code: 'DayInFuture', field: 'occurredOn', day: '2099-01-01', today: tell.TODAY },
    ],
  ])('is not closed %s', (_when, history, command, refusal) =>
    expect(given(...history).when(command)).toMatchObject(refuse(refusal)),
  );

  it('is closed after the exit as well, and on a day that nobody knows', () => {
    expect(given(...agreed, ...ended.slice(started.length)).when(close({}, '2024-12-01')).accepted).toBe(
      true,
    );
    expect(given(...agreed).when(close({}, 'unknown')).accepted).toBe(true);
  });

  it('is not closed of somebody who is anonymous', () => {
    const anonymous = [tell.refer({ anonymous: true }), tell.acceptReferral(), tell.start(), meeting];
    expect(given(...anonymous).when(tell.closeDecision({ meeting: 3 }))).toEqual(
      refuse({ code: 'NotKeptForAnonymous' }),
    );
  });

  it('stands while it is closed: the meeting is set right when that is struck', () => {
    const built = refuse({ code: 'EntryBuiltUpon', by: 'decisionClosedOn', on: '2024-04-02' });
    const history = [...agreed, close()];
    expect(given(...history).when(tell.annul(MEETING))).toEqual(built);
    expect(given(...history).when(tell.annul(MEETING, tell.meet({}, '2024-03-06')))).toEqual(built);
    expect(
      given(...history, tell.annul(MEETING + 1)).when(tell.annul(MEETING, tell.meet({}, '2024-03-06')))
        .accepted,
    ).toBe(true);
  });

  it('has its closing set right, in the place of the old one', () => {
    const history = [...agreed, close(), tell.annul(MEETING + 1, close({ outcome: 'other' }, '2024-04-03'))];
    expect(given(...history).state).toMatchObject({
      closings: [{ meeting: MEETING, decision: 0, outcome: 'other', on: '2024-04-03' }],
    });
  });

  it('asks for a meeting on the day by which it is to be done, unless it is closed', () => {
    expect(nextMeeting(...agreed)).toBe('2024-04-01');
    expect(nextMeeting(...agreed, close({}, '2024-03-20'))).toBe('2024-06-03');
    expect(nextMeeting(...agreed, close({}, '2024-03-20'), tell.annul(MEETING + 1))).toBe('2024-04-01');
  });

  it('is offered to be closed while something is open', () => {
    expect(allowedCommands(given(...started, tell.meet()).state)).not.toContain('CloseDecision');
    expect(allowedCommands(given(...agreed).state)).toContain('CloseDecision');
    expect(allowedCommands(given(...agreed, close(), close({ decision: 1 })).state)).not.toContain(
      'CloseDecision',
    );
  });

  it('is closed by whoever may be told of meetings, and what closed it is of their kind', () => {
    expect(kindsNeededFor('CloseDecision')).toEqual(['participation', 'meetings']);
    expect(kindsNeededFor('AnnulEntry', 'DecisionClosed')).toEqual(['participation', 'meetings']);
    const { data } = close();
    expect(dataKindOf({ type: 'DecisionClosed', occurredOn: '2024-04-02', data })).toBe('meetings');
  });
});
