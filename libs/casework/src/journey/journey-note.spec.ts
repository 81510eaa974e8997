import { describe, expect, it } from '@jest/globals';
import { specify } from '../../../../test/casework/specify.js';
import * as tell from '../../../../test/casework/examples.js';
import type { JourneyCommand } from './journey-commands.js';
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
