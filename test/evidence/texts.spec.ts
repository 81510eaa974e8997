import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { journeyStream } from '@samspar/casework';
import { verifyBundle } from '@samspar/evidence';
import { filesIn } from '@samspar/evidence-bundle';
import { evidenceDocument } from '@samspar/pages';
import { type EvidenceBundle, ProtectIdentity } from '@samspar/use-cases';
import { AGDA, ANNA, answerOf, BO, INES, type JourneyWorld } from '../use-cases/journey-world.js';
import { EvidenceWorld } from './making.js';

let evidence: EvidenceWorld;
let world: JourneyWorld;
beforeEach(async () => {
  evidence = await EvidenceWorld.open();
  ({ world } = evidence);
});
afterEach(() => evidence.close());

const DAY = '2025-06-15';
const NOTE = 'Ring hennes syster Hyacint.';
const MEMBER = { ...AGDA, actor: 'moa', mandate: 'municipality' } as const;
const STATE = { ...AGDA, actor: 'rut', mandate: 'riksrevisionen' } as const;
const OTHER = { ...AGDA, actor: 'folke', mandate: 'forsakringskassan' } as const;

const lived = async (): Promise<string> => {
  const journey = await world.referred({ ...INES, note: NOTE });
  await world.told(journey, { type: 'AcceptReferral', occurredOn: DAY, data: {} });
  await world.told(journey, {
    type: 'AssignCaseworker',
    occurredOn: DAY,
    data: { caseworker: ANNA.actor },
  });
  await evidence.sign();
  return journey;
};
const ask = (journey: string, asker = ANNA, ground: 'source-check' | null = null) =>
  evidence.ask({ kind: 'journey', journey }, asker, { texts: { ground } });
const reportOf = (bundle: EvidenceBundle): string => JSON.stringify(evidenceDocument(bundle).blocks);

describe('the texts of a journey in its evidence', () => {
  it('are opened for whoever is responsible, beside a proof of the sealed ones', async () => {
    const journey = await lived();
    const bundle = answerOf(await ask(journey));
    expect(reportOf(bundle)).toContain(NOTE);
    const files = filesIn(await evidence.fileOf(bundle));
    expect(verifyBundle(files, bundle.fingerprints.at(-1) ?? '').faults).toEqual([]);
    const text = (name: string) => Buffer.from(files.get(name) ?? []).toString();
    expect(JSON.parse(text('texter.jsonl'))).toMatchObject({ field: 'note', text: NOTE });
    expect(text('events.jsonl')).not.toContain('Hyacint');
    expect(text('README.txt')).toContain('Beviset gäller det förseglade');
    expect(files.get('rapport.pdf')?.length).toBeGreaterThan(1_000);
  });

  it('are not there for anybody where they are not asked for, nor in the file without them', async () => {
    const journey = await lived();
    const bundle = answerOf(await evidence.ask({ kind: 'journey', journey }));
    expect(reportOf(bundle)).not.toContain('Hyacint');
    const files = filesIn(await evidence.fileOf(bundle));
    expect(files.has('texter.jsonl')).toBe(false);
    expect(Buffer.from(files.get('README.txt') ?? []).toString()).not.toContain('texter.jsonl');
  });

  it('are opened on a ground for an auditor whose mandate covers the authority, and written down with it', async () => {
    const journey = await lived();
    for (const [asker, reason] of [
      [MEMBER, 'member-audit'],
      [STATE, 'state-audit'],
    ] as const) {
      expect(await ask(journey, asker)).toMatchObject({
        refusal: { code: 'GroundMissing' },
        field: 'ground',
      });
      const bundle = answerOf(await ask(journey, asker, 'source-check'));
      expect(bundle.opened).toMatchObject({ ground: 'source-check', texts: [{ text: NOTE }] });
      await world.ports.reached(await world.store.lastPosition(), 2_000);
      expect(world.ports.views().readings.identified('stockholm', 0)).toContainEqual(
        expect.objectContaining({ id: journey, actor: asker.actor, reason, ground: 'source-check' }),
      );
    }
  });

  it('are not opened for the association’s own auditor, another member’s, nor a colleague who is not responsible', async () => {
    const journey = await lived();
    for (const asker of [AGDA, OTHER])
      expect(await ask(journey, asker, 'source-check')).toMatchObject({ refusal: { code: 'TextsNotGiven' } });
    const outcome = await ask(journey, BO);
    expect(['refused', 'notFound']).toContain(outcome.outcome);
  });

  it('are not opened of a protected identity, whoever asks: a bundle cannot be called back', async () => {
    const journey = await lived();
    answerOf(await world.send(new ProtectIdentity(world.sent(ANNA), journey)));
    await evidence.sign();
    for (const asker of [ANNA, STATE])
      expect(await ask(journey, asker, 'source-check')).toMatchObject({
        refusal: { code: 'TextsProtected' },
      });
  });

  it('are as the stream has them: what is proved is what was sealed', async () => {
    const journey = await lived();
    const { stored } = await world.ports.streams.load(journeyStream, journey);
    const { events } = answerOf(await ask(journey));
    expect(events.map(({ event }) => event.id)).toEqual(stored.map(({ id }) => id));
  });
});
