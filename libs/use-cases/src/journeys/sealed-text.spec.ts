import { describe, expect, it } from '@jest/globals';
import { textsIn, withClearText, withoutSealedText, withSealedText } from './sealed-text.js';

const place = { participantId: 'p-1', journey: 'j-1', command: 'c-1' };
const sealed = (data: object) =>
  withSealedText(data, { seal: async (text, { field }) => `${text} at ${field}` }, place);

describe('free text of what is told', () => {
  it('is sealed for the place where it stands, and nothing else is', async () => {
    const meeting = {
      attendance: [{ party: 'region', present: true }],
      decisions: [{ what: 'Boka tid', owner: 'region', dueOn: '2024-03-01' }],
      violenceQuestionAsked: true,
      note: 'Om mötet',
    };
    expect(await sealed(meeting)).toEqual({
      ...meeting,
      decisions: [{ what: 'Boka tid at decisions.0.what', owner: 'region', dueOn: '2024-03-01' }],
      note: 'Om mötet at note',
    });
    const plan = { goals: ['Praktik', 'Språk'], parallelActions: [{ what: 'Samtal', party: 'region' }] };
    expect(await sealed(plan)).toEqual({
      goals: ['Praktik at goals.0', 'Språk at goals.1'],
      parallelActions: [{ what: 'Samtal at parallelActions.0.what', party: 'region' }],
    });
  });

  it('that was not said is not sealed', async () =>
    expect(await sealed({ reason: 'entry-error', note: undefined })).toEqual({
      reason: 'entry-error',
      note: undefined,
    }));

  it('is found again where it was sealed', async () =>
    expect(textsIn(await sealed({ goals: ['Praktik'], parallelActions: [], reason: 'other' }))).toEqual(
      new Map([['goals.0', 'Praktik at goals.0']]),
    ));

  it('is told in the clear to the person whom it is about, as far as its key is there', () =>
    expect(
      withClearText(
        { participantId: 'p-1', note: 's-1', goals: ['s-2', 's-3'], reason: 'other' },
        new Map([
          ['s-1', 'Om mötet'],
          ['s-3', 'Praktik'],
        ]),
      ),
    ).toEqual({ note: 'Om mötet', goals: [null, 'Praktik'], reason: 'other' }));

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

  describe('that is set right', () => {
    const told = { correction: { fact: 'referralNote', old: 's-1', new: 'Rätt' }, reason: 'entry-error' };

    it('is sealed for where it stands; what it said before stands where it was sealed', async () => {
      expect(await sealed(told)).toMatchObject({ correction: { new: 'Rätt at correction.new' } });
      expect(textsIn({ ...told, note: 's-2' })).toEqual(
        new Map([
          ['correction.new', 'Rätt'],
          ['note', 's-2'],
        ]),
      );
    });

    it('is taken away where nothing is written, which is no text', () => {
      const blank = { correction: { fact: 'referralNote', old: '', new: '' } };
      expect(textsIn(blank)).toEqual(new Map());
      expect(withoutSealedText(blank)).toEqual(blank);
      expect(withoutSealedText({ referralNote: '' })).toEqual({ referralNote: '' });
    });

    it('is said to be there, as what it said before', () => {
      const veil = { sealed: true };
      expect(withoutSealedText(told)).toEqual({
        ...told,
        correction: { fact: 'referralNote', old: veil, new: veil },
      });
      expect(withoutSealedText({ referralNote: 's-1', sex: 'woman' })).toEqual({
        referralNote: veil,
        sex: 'woman',
      });
    });

    it('is told the person in the clear, as what it said before', () =>
      expect(
        withClearText(
          told,
          new Map([
            ['s-1', 'Fel'],
            ['Rätt', 'Rättat'],
          ]),
        ),
      ).toMatchObject({ correction: { old: 'Fel', new: 'Rättat' } }));

    it('is free text alone: other facts are told as they are', () => {
      const other = { correction: { fact: 'referringUnit', old: 'Enheten', new: 'Jobbtorg' } };
      expect(textsIn(other)).toEqual(new Map());
      expect(withoutSealedText(other)).toEqual(other);
    });
  });
});
