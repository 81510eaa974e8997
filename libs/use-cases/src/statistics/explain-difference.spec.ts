import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Asker, OPERATOR } from '@samspar/access';
import type { StatisticsQuery } from '@samspar/statistics';
import {
  AGDA,
  ANNA,
  answerOf,
  by,
  counting,
  FINSAM,
  INES,
  JourneyWorld,
  LENA,
  NOVUM,
  NOW,
} from '../../../../test/use-cases/journey-world.js';
import { ExplainDifference } from './explain-difference.js';
import { ListDifference } from './list-difference.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

const MINUTE = 60_000;
const between = (said: Partial<StatisticsQuery> = {}, cell = {}) => ({
  question: counting(said),
  from: NOW,
  to: NOW + MINUTE,
  cell,
});
const explain = (asker: Asker, ...asked: Parameters<typeof between>) =>
  world.send(new ExplainDifference(by(asker), between(...asked)));
const list = (asker: Asker, ...asked: Parameters<typeof between>) =>
  world.send(new ListDifference(by(asker), between(...asked)));

/** One journey before the first moment is over, one after it. */
const changed = async () => {
  const before = await world.referred();
  world.now = NOW + MINUTE;
  return { before, after: await world.referred({ referredOn: '2025-06-02' }) };
};

describe('the difference of a figure between two moments', () => {
  it('is told in exact parts to auditors and whoever operates the installation, and to others without small counts', async () => {
    await changed();
    for (const asker of [AGDA, { ...OPERATOR, association: 'stockholm' }])
      expect(answerOf(await explain(asker, { where: { association: ['stockholm'] } }))).toMatchObject({
        difference: 1,
        parts: [{ causes: ['late'], in: 1, out: 0 }],
      });
    for (const asker of [ANNA, LENA]) {
      const told = answerOf(await explain(asker));
      expect(told).toMatchObject({ from: { value: 1 }, to: { value: 2 }, difference: 1, untold: 'small' });
      expect(told).not.toHaveProperty('parts');
    }
  });

  it('is of her own association, and of persons in her own insatser alone', async () => {
    expect(await explain(ANNA, { where: { association: ['annat'] } })).toMatchObject({
      refusal: { code: 'StatisticsOfOthers' },
    });
    expect(await explain(ANNA, { unit: 'person', where: { intervention: [NOVUM] } })).toMatchObject({
      refusal: { code: 'PersonsOfOthers', allowed: [FINSAM] },
    });
  });

  it('is not that of a cell which there is none of', async () =>
    expect(await explain(AGDA, { by: ['sex'] }, { sex: 'wommen' })).toMatchObject({
      refusal: { code: 'ValueUnknown', suggestion: 'woman' },
    }));
});

describe('the journeys that made a difference', () => {
  it('are listed for auditors by their numbers, with event, days and cells; that is written down first', async () => {
    const { before, after } = await changed();
    await world.told(before, {
      type: 'CorrectFact',
      data: { fact: 'intervention', value: NOVUM, reason: 'entry-error' },
    });
    const { lines, total } = answerOf(await list(AGDA, { by: ['intervention'] }));
    expect(total).toBe(2);
    expect(lines).toMatchObject([
      {
        journey: before,
        cause: 'correction',
        more: 0,
        from: [{ intervention: FINSAM }],
        to: [{ intervention: NOVUM }],
        knownAt: NOW + MINUTE,
        event: { type: 'FactCorrected', revision: 1 },
      },
      {
        journey: after,
        reference: `${after.slice(0, 4)}-${after.slice(4, 8)}`.toUpperCase(),
        cause: 'late',
        more: 1,
        from: [],
        to: [{ intervention: FINSAM }],
        event: {
          type: 'ParticipantReferred',
          occurredOn: '2025-06-02',
          position: expect.stringMatching(/^\d+$/),
          revision: 0,
        },
      },
    ]);
    expect(await world.shown()).toMatchObject([
      { actor: 'agda', on: 'difference', reason: 'replay', journeys: [before, after] },
    ]);
    const ofOne = answerOf(await list(AGDA, { by: ['intervention'] }, { intervention: NOVUM }));
    expect(ofOne).toMatchObject({ total: 1, lines: [{ journey: before, more: 1 }] });
  });

  it('are told with what was registered of the person, where persons are counted', async () => {
    const one = await world.referred(INES);
    const other = await world.referred({ identityNumber: '19900101-2385', name: 'Siv Prov' });
    const [participantId = '', into = ''] = await Promise.all(
      [other, one].map(async (id) => {
        const { state } = await world.journey(id);
        return state.status === 'none' ? '' : state.participantId;
      }),
    );
    world.now = NOW + MINUTE;
    const days = { occurredOn: '2025-06-14', today: '2025-06-15' };
    await world.participant(other, { type: 'MergeParticipant', ...days, data: { participantId, into } });
    const { lines } = answerOf(await list(AGDA, { unit: 'person' }));
    expect(lines).toMatchObject([
      {
        journey: other,
        cause: 'merge',
        more: -1,
        event: { type: 'ParticipantMerged', occurredOn: '2025-06-14', position: expect.any(String) },
      },
    ]);
  });

  it('are not listed by what is sensitive, nor of a protected figure, nor for others', async () => {
    await changed();
    for (const said of [{ by: ['needGroup'] }, { by: ['sex'], where: { livelihood: ['salary'] } }] as const)
      expect(await list(AGDA, said)).toMatchObject({ refusal: { code: 'CountedSensitive' } });
    expect(await list(AGDA, { protect: 'public' })).toMatchObject({ refusal: { code: 'CountedProtected' } });
    await expect(list(ANNA)).rejects.toThrow('ListDifference is not for the role caseworker');
    expect(await list({ ...AGDA, association: null })).toEqual({ outcome: 'notFound' });
    expect(await world.shown()).toEqual([]);
  });
});
