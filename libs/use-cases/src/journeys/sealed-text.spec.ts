import { describe, expect, it } from '@jest/globals';
import { withoutSealedText, withSealedText } from './sealed-text.js';

const seal = async (text: string) => `sealed(${text})`;

describe('free text of what is told', () => {
  it('is sealed wherever it stands, and nothing else is', async () => {
    const meeting = {
      attendance: [{ party: 'region', present: true }],
      decisions: [{ what: 'Boka tid', owner: 'region', dueOn: '2024-03-01' }],
      violenceQuestionAsked: true,
      note: 'Om mötet',
    };
    expect(await withSealedText(meeting, seal)).toEqual({
      ...meeting,
      decisions: [{ what: 'sealed(Boka tid)', owner: 'region', dueOn: '2024-03-01' }],
      note: 'sealed(Om mötet)',
    });
    const plan = { goals: ['Praktik', 'Språk'], parallelActions: [{ what: 'Samtal', party: 'region' }] };
    expect(await withSealedText(plan, seal)).toEqual({
      goals: ['sealed(Praktik)', 'sealed(Språk)'],
      parallelActions: [{ what: 'sealed(Samtal)', party: 'region' }],
    });
  });

  it('that was not said is not sealed', async () =>
    expect(await withSealedText({ reason: 'entry-error', note: undefined }, seal)).toEqual({
      reason: 'entry-error',
      note: undefined,
    }));

  it('is said to be there, and not what it says, to whoever reads an event', () =>
    expect(
      withoutSealedText({
        participantId: 'p-1',
        note: 'sealed',
        goals: ['sealed', 'sealed'],
        decisions: [{ what: 'sealed', owner: 'region', dueOn: null }],
      }),
    ).toEqual({
      note: { sealed: true },
      goals: [{ sealed: true }, { sealed: true }],
      decisions: [{ what: { sealed: true }, owner: 'region', dueOn: null }],
    }));
});
