import { describe, expect, it } from '@jest/globals';
import { specify } from '../../../../test/casework/specify.js';
import * as tell from '../../../../test/casework/examples.js';
import { asDisclosed, dataKindOf, kindsNeededFor } from './disclosure.js';
import { allowedCommands } from './journey-allowed.js';
import type { JourneyCommand } from './journey-commands.js';
import type { JourneyEvent } from './journey-events.js';
import { evolveOutline, type JourneyOutline } from './journey-state.js';

const given = specify(tell.unlimited);

const note = (value: string) => tell.correct({ fact: 'referralNote', value });

const correction = (old: string | null, value: string) => [
  { correction: { fact: 'referralNote', old, new: value }, reason: 'entry-error' },
];

const correctionIn = (told: readonly JourneyCommand[], value: string) => {
  const decision = given(...told).when(note(value));
  return decision.accepted ? decision.events.map(({ data }) => data) : decision.refusal;
};

describe('the note of a referral is set right as any other fact (GDPR art. 16)', () => {
  const noted = [tell.refer({ note: 'v1.Zmlyc3Q' })];
  const nothing = { code: 'CorrectionChangesNothing', fact: 'referralNote' };

  it('and is known as it was sealed last', () => {
    expect(given(...noted).state).toMatchObject({ facts: { referralNote: 'v1.Zmlyc3Q' } });
    expect(correctionIn(noted, 'v1.c2Vjb25k')).toEqual(correction('v1.Zmlyc3Q', 'v1.c2Vjb25k'));
    const twice = [...noted, note('v1.c2Vjb25k')];
    expect(given(...twice).state).toMatchObject({ facts: { referralNote: 'v1.c2Vjb25k' } });
    expect(correctionIn(twice, 'v1.dGhpcmQ')).toEqual(correction('v1.c2Vjb25k', 'v1.dGhpcmQ'));
  });

  it('or taken away, once, and written anew', () => {
    expect(correctionIn(noted, '')).toEqual(correction('v1.Zmlyc3Q', ''));
    const without = [...noted, note('')];
    expect(correctionIn(without, '')).toEqual(nothing);
    expect(correctionIn(without, 'v1.dGhpcmQ')).toEqual(correction('', 'v1.dGhpcmQ'));
  });

  it('or added where there was none, but not taken away there', () => {
    expect(given(tell.refer()).state).not.toMatchObject({ facts: { referralNote: expect.anything() } });
    expect(correctionIn([tell.refer()], 'v1.Zmlyc3Q')).toEqual(correction(null, 'v1.Zmlyc3Q'));
    expect(correctionIn([tell.refer()], '')).toEqual(nothing);
  });

  it('to something else than it says', () => expect(correctionIn(noted, 'v1.Zmlyc3Q')).toEqual(nothing));

  it('whatever has happened since', () => {
    const reopened = [...noted, ...tell.ended.slice(1), tell.reopen()];
    expect(given(...reopened).state).toMatchObject({ facts: { referralNote: 'v1.Zmlyc3Q' } });
  });

  it('and no figure is made of it', () => {
    const { events } = given(...noted, note('v1.c2Vjb25k'));
    const outline = events.reduce<JourneyOutline | undefined>(evolveOutline, undefined);
    expect(Object.keys(outline?.facts ?? {})).not.toContain('referralNote');
  });
});

const set = (revision: number, said?: string) =>
  ({
    type: 'CorrectNote',
    occurredOn: tell.TODAY,
    today: tell.TODAY,
    data: { revision, reason: 'entry-error', ...(said !== undefined && { note: said }) },
  }) as const;

const told = (commands: readonly JourneyCommand[], command: JourneyCommand) => {
  const decision = given(...commands).when(command);
  return decision.accepted ? decision.events.map(({ data }) => data) : decision.refusal;
};

const noted = <Command extends JourneyCommand>(command: Command): Command => ({
  ...command,
  data: { ...command.data, note: 'v1.Zmlyc3Q' },
});

/** Of the event that came last. */
const atPlace = (commands: readonly JourneyCommand[]) =>
  told(commands, set(given(...commands).events.length - 1, 'v1.c2Vjb25k'));

const correctedNote = (about?: 'district' | 'TeamMeetingHeld' | 'DisclosureGrounded'): JourneyEvent => ({
  type: 'NoteCorrected',
  occurredOn: tell.TODAY,
  data: { revision: 3, type: 'FactCorrected', reason: 'entry-error', ...(about && { about }) },
});

describe('the note of what set something right or took it back is set right, too (GDPR art. 16)', () => {
  const corrected = tell.correct({ fact: 'district', value: 'bromma', note: 'v1.Zmlyc3Q' });
  /** The correction comes last. */
  const history = [...tell.started, corrected];
  const place = tell.started.length;
  const of = { revision: place, type: 'FactCorrected', about: 'district', reason: 'entry-error' };

  it('by the place of the event that it is of', () =>
    expect(told(history, set(place, 'v1.c2Vjb25k'))).toEqual([{ ...of, note: 'v1.c2Vjb25k' }]));

  it('or taken away, once, and written anew', () => {
    expect(told(history, set(place))).toEqual([of]);
    const without = [...history, set(place)];
    expect(told(without, set(place))).toEqual({ code: 'CorrectionChangesNothing' });
    expect(told(without, set(place, 'v1.c2Vjb25k'))).toEqual([{ ...of, note: 'v1.c2Vjb25k' }]);
  });

  it('to something else than it says', () => {
    expect(told(history, set(place, 'v1.Zmlyc3Q'))).toEqual({ code: 'CorrectionChangesNothing' });
    const anew = [...history, set(place, 'v1.c2Vjb25k')];
    expect(told(anew, set(place, 'v1.c2Vjb25k'))).toEqual({ code: 'CorrectionChangesNothing' });
    expect(told(anew, set(place, 'v1.Zmlyc3Q'))).toEqual([{ ...of, note: 'v1.Zmlyc3Q' }]);
  });

  it('where there was one', () => {
    const unnoted = [...tell.started, tell.correct({ fact: 'district', value: 'bromma' })];
    for (const revision of [place, 1, place + 1])
      expect(told(unnoted, set(revision, 'v1.c2Vjb25k'))).toEqual({ code: 'EntryNotInForce' });
    expect(told(history, set(place - 1, 'v1.c2Vjb25k'))).toEqual({ code: 'EntryNotInForce' });
  });

  it('of a reopened exit, a struck entry and a misregistration, also while that stands', () => {
    expect(atPlace([...tell.ended, noted(tell.reopen())])).toMatchObject([{ type: 'JourneyReopened' }]);
    expect(atPlace([...tell.started, tell.meet(), noted(tell.annul(place))])).toMatchObject([
      { type: 'EntryAnnulled', about: 'TeamMeetingHeld' },
    ]);
    const misregistered = [...tell.started, noted(tell.misregister())];
    expect(atPlace(misregistered)).toMatchObject([{ type: 'JourneyMisregistered' }]);
    expect(allowedCommands(given(...misregistered).state)).toEqual(['CorrectNote', 'ReinstateJourney']);
    expect(atPlace([...misregistered, noted(tell.reinstate())])).toMatchObject([
      { type: 'JourneyReinstated' },
    ]);
  });

  it('and nothing else of the journey changes by it', () => {
    const { state } = given(...history);
    const after = given(...history, set(place, 'v1.c2Vjb25k')).state;
    expect(after).toMatchObject({ notes: [{ revision: place, note: 'v1.c2Vjb25k' }] });
    expect({ ...after, notes: [], revision: 0 }).toEqual({ ...state, notes: [], revision: 0 });
  });

  it('and is told to whom that is told that it is of', () => {
    expect(dataKindOf(correctedNote('district'))).toBe('profile');
    expect(dataKindOf(correctedNote('TeamMeetingHeld'))).toBe('meetings');
    expect(dataKindOf(correctedNote())).toBe('participation');
    expect(asDisclosed(correctedNote('district'), (kind) => kind === 'participation').event).toBeUndefined();
    expect(kindsNeededFor('CorrectNote', 'TeamMeetingHeld')).toEqual(['participation', 'meetings']);
    expect(kindsNeededFor('CorrectNote')).toEqual(['participation']);
    const ground = correctedNote('DisclosureGrounded');
    expect(asDisclosed(ground, () => true)).toEqual({ event: ground, withheld: [] });
    expect(asDisclosed(ground, (kind) => kind !== 'plan')).toEqual({ event: undefined, withheld: [] });
  });
});
