import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { OPERATOR } from '@samspar/access';
import { journeyStream, under } from '@samspar/casework';
import { filesIn } from '@samspar/evidence-bundle';
import { evidenceDocument } from '@samspar/pages';
import { type EvidenceBundle, ProtectIdentity } from '@samspar/use-cases';
import {
  AGDA,
  ANNA,
  answerOf,
  BO,
  consenting,
  INES,
  type JourneyWorld,
  LENA,
} from '../use-cases/journey-world.js';
import { EvidenceWorld } from './making.js';

let evidence: EvidenceWorld;
let world: JourneyWorld;
beforeEach(async () => {
  evidence = await EvidenceWorld.open();
  ({ world } = evidence);
});
afterEach(() => evidence.close());

const DAY = '2025-06-15';
const OF_DAY = { kind: 'period', from: DAY, to: DAY } as const;
const OFFICE = { ...AGDA, actor: 'karin', role: 'office', roles: ['office'] } as const;

const lived = async (said: object = {}): Promise<string> => {
  const journey = await world.referred({
    ...INES,
    referringUnit: 'Fjärilsenheten',
    profile: { sex: 'woman', district: 'farsta' },
    note: 'Ring hennes syster Hyacint.',
    ...said,
  });
  await world.told(journey, { type: 'AcceptReferral', occurredOn: DAY, data: {} });
  await world.told(journey, consenting(DAY, ['plan'], { purpose: 'Vid Gulsparven' }));
  await evidence.sign();
  return journey;
};
const withheldIn = ({ events }: EvidenceBundle, journey?: string) =>
  events
    .filter(({ event }) => journey === undefined || event.stream === `journey-${journey}`)
    .map(({ event, withheld }) => [event.type, withheld]);
/** All that a bundle says, but for its proofs. */
const saidBy = async (bundle: EvidenceBundle): Promise<string> => {
  const files = filesIn(await evidence.fileOf(bundle));
  return [
    Buffer.from(files.get('events.jsonl') ?? []).toString(),
    Buffer.from(files.get('manifest.json') ?? []).toString(),
    JSON.stringify(evidenceDocument(bundle).blocks),
  ].join('\n');
};
const participantOf = async (journey: string): Promise<string> => {
  const { state } = await world.journey(journey);
  return state.status === 'none' ? '' : state.participantId;
};
const PERSON = /Hyacint|Gulsparven|Ines|19850714|070-000/i;

describe('who is given evidence', () => {
  it('is an auditor of the association, of its journeys and periods; elsewhere they are not there', async () => {
    const journey = await lived();
    for (const asked of [{ kind: 'journey', journey } as const, OF_DAY]) {
      expect(await evidence.ask(asked)).toMatchObject({ outcome: 'accepted' });
      for (const association of ['annat', null]) {
        const outcome = await evidence.ask(asked, { ...AGDA, association });
        if (association === 'annat' && asked.kind === 'period')
          expect(JSON.stringify(answerOf(outcome).events.map(({ told }) => told))).not.toContain('0000-0001');
        else expect(outcome).toEqual({ outcome: 'notFound' });
      }
      expect(await evidence.ask(asked, OFFICE)).toEqual({ outcome: 'notFound' });
      expect(await evidence.ask(asked, ANNA)).toEqual({ outcome: 'notFound' });
      await expect(evidence.ask(asked, LENA)).rejects.toThrow('MakeBundle is not for the role');
    }
  });

  it('is the office too, of what it releases, with the heads that it names and the releases that it follows', async () => {
    const publish = async (id: string, ...events: readonly (readonly [type: string, data: object])[]) => {
      const metadata = { actor: 'karin', role: 'office', commandId: 'c', correlationId: 'c' };
      const stored = events.map(([type, data]) => ({
        id: world.sent(ANNA).commandId,
        type,
        schemaVersion: 1,
        occurredOn: DAY,
        data: { ...data },
        metadata,
      }));
      await world.store.append(`publication-${id}`, 'noStream', stored);
    };
    const begun = { association: 'stockholm', title: 'Deltagare', text: '', tables: [] };
    const frozen = { asKnownAt: '2025-06-10T10:00:00.000Z', position: '1', tables: [] };
    const released = { by: 'karin', approved: false };
    await lived();
    const counted = await evidence.bundle(OF_DAY);
    await publish(
      'first',
      ['PublicationBegun', { ...begun, follows: null }],
      ['PublicationReleased', released],
    );
    await evidence.sign();
    await evidence.sign();
    const follows = { publication: 'first', explanation: 'Sent' };
    await publish(
      'second',
      ['PublicationBegun', { ...begun, follows }],
      ['FiguresFrozen', { ...frozen, head: { size: 1, root: '', hash: counted.head } }],
      ['PublicationReleased', released],
    );
    await publish('draft', ['PublicationBegun', { ...begun, follows: null }]);
    await evidence.sign();
    const of = { kind: 'publication', publication: 'second' } as const;
    for (const asker of [OFFICE, AGDA, OPERATOR]) {
      const bundle = await evidence.bundle(of, asker);
      expect(bundle.subject).toEqual({
        kind: 'publication',
        streams: ['publication-second', 'publication-first'],
      });
      expect(withheldIn(bundle)).toEqual(
        [
          'PublicationBegun',
          'PublicationReleased',
          'PublicationBegun',
          'FiguresFrozen',
          'PublicationReleased',
        ].map((type) => [type, undefined]),
      );
      expect(bundle.fingerprints).toContain(counted.fingerprints.at(-1));
      const file = await evidence.fileOf(bundle);
      expect(evidence.checked(file, counted.fingerprints.at(-1) ?? '').code).toBe(0);
    }
    const draft = { ...of, publication: 'draft' };
    expect(await evidence.ask(draft, OFFICE)).toMatchObject({ outcome: 'accepted' });
    expect(await evidence.ask(draft)).toEqual({ outcome: 'notFound' });
    expect(await evidence.ask(of, { ...OFFICE, association: 'annat' })).toEqual({ outcome: 'notFound' });
    for (const publication of ['annan', '../heads', ''])
      expect(await evidence.ask({ ...of, publication })).toEqual({ outcome: 'notFound' });
    const { events } = await evidence.bundle(OF_DAY);
    expect(
      events.flatMap(({ event, withheld }) =>
        event.stream.startsWith('publication-') ? [[event.stream, withheld]] : [],
      ),
    ).toEqual([
      ['publication-first', undefined],
      ['publication-first', undefined],
      ['publication-second', undefined],
      ['publication-second', undefined],
      ['publication-second', undefined],
      ['publication-draft', 'other'],
    ]);
    expect((await world.shown()).filter(({ actor }) => actor === 'karin')).toEqual([]);
  });

  it('is written down before it is made, with every journey that it tells of (docs/adr/0011)', async () => {
    const journey = await lived();
    const other = await lived();
    await evidence.bundle({ kind: 'journey', journey });
    const reading = { actor: 'agda', association: 'stockholm', on: 'evidence', reason: 'replay' };
    expect(await world.shown()).toEqual([{ ...reading, journeys: [journey] }]);
    await evidence.bundle(OF_DAY);
    expect((await world.shown()).slice(1)).toEqual([{ ...reading, journeys: [journey, other] }]);
  });
});

describe('what an auditor is given of a journey', () => {
  it('is each event as it stands in the log, but for those that say who she is or why she consented', async () => {
    const journey = await lived();
    const bundle = await evidence.bundle({ kind: 'journey', journey });
    expect(withheldIn(bundle)).toEqual([
      ['ParticipantReferred', 'participant'],
      ['ReferralAccepted', undefined],
      ['ConsentGiven', 'purpose'],
    ]);
    const said = await saidBy(bundle);
    expect(said).not.toMatch(PERSON);
    expect(said).not.toContain(await participantOf(journey));
    expect(said).toContain('"type":"ReferralAccepted"');
    for (const words of [
      'Anmälan',
      'Fjärilsenheten',
      'Bara hashvärdet: den säger vilken deltagare ärendet gäller',
      'Händelsen själv',
      '1 händelse finns bara som hashvärde: den säger med egna ord varför samtycke gavs.',
      bundle.fingerprints.at(-1) ?? '-',
    ])
      expect(said).toContain(words);
  });

  it('is hashes alone where her identity is protected, and nothing of where she is (docs/adr/0024)', async () => {
    const journey = await lived();
    answerOf(await world.send(new ProtectIdentity(world.sent(ANNA), journey)));
    const of = { kind: 'journey', journey } as const;
    const bundle = await evidence.bundle(of);
    expect(new Set(withheldIn(bundle).map(([, withheld]) => withheld))).toEqual(new Set(['protected']));
    const said = await saidBy(bundle);
    expect(said).not.toMatch(/Fjärilsenheten|farsta|Arbetsmarknadsnämnden|arbetsmarknadsnamnden/);
    expect(said).not.toMatch(PERSON);
    const period = await evidence.bundle(OF_DAY);
    expect(withheldIn(period, journey).map(([, withheld]) => withheld)).toEqual(Array(3).fill('protected'));
    expect(await saidBy(period)).not.toContain('0000-0001');
  });

  it('is an erased journey by its short number, and not the row that it was read from (docs/adr/0021)', async () => {
    const journey = await world.imported('Mapp 4711-17 hos kansliet');
    await world.told(journey, { type: 'MisregisterJourney', data: { reason: 'entry-error' } }, BO);
    world.turnTo('2040-01-01');
    const { commandId, correlationId } = world.sent(LENA);
    const { today } = world;
    const authority = 'arbetsmarknadsnamnden';
    const rule = { authority, years: 5, lastEventOn: '2024-01-10', dueOn: '2029-01-10' };
    const data = { rule, approvedBy: 'lena' };
    const erase = { type: 'EraseJourney', occurredOn: today, today, data } as const;
    const context = { actor: 'operator', role: 'operator', commandId, correlationId };
    await world.ports.streams.handle(journeyStream, journey, under(null, [erase]), context);
    await evidence.sign();
    const bundle = await evidence.bundle({ kind: 'journey', journey });
    expect(bundle.subject).toMatchObject({ reference: '0000-0001' });
    expect(withheldIn(bundle)).toEqual([
      ['ParticipantReferred', 'erased'],
      ['JourneyMisregistered', undefined],
      ['JourneyErased', undefined],
    ]);
    expect(await saidBy(bundle)).not.toContain('Mapp 4711-17');
    expect(evidence.checked(await evidence.fileOf(bundle), bundle.fingerprints.at(-1) ?? '').code).toBe(0);
  });

  it('is not what was written after the last head, which is said', async () => {
    const journey = await lived();
    await world.told(journey, {
      type: 'StartJourney',
      occurredOn: DAY,
      data: { profile: { sex: 'woman' } },
    });
    const bundle = await evidence.bundle({ kind: 'journey', journey });
    expect([bundle.events.length, bundle.later]).toEqual([3, 1]);
    expect(await saidBy(bundle)).toContain('1 händelse är skriven efter huvudet och är inte med');
    expect((await evidence.bundle(OF_DAY)).later).toBeGreaterThan(0);
  });
});

describe('what an auditor is given of a period', () => {
  it('is every event in a row: of participants, users and what was read their hashes alone, as of another association', async () => {
    const journey = await lived();
    await evidence.bundle({ kind: 'journey', journey });
    await evidence.sign();
    const { events } = await evidence.bundle(OF_DAY);
    const of = (prefix: string) =>
      new Set(events.filter(({ event }) => event.stream.startsWith(prefix)).map(({ withheld }) => withheld));
    for (const prefix of ['participant-', 'access-', 'association-annat'])
      expect([prefix, of(prefix)]).toEqual([prefix, new Set(['other'])]);
    for (const prefix of ['association-stockholm', 'heads'])
      expect([prefix, of(prefix)]).toEqual([prefix, new Set([undefined])]);
    const elsewhere = await evidence.bundle(OF_DAY, { ...AGDA, association: 'annat' });
    expect(new Set(withheldIn(elsewhere, journey).map(([, withheld]) => withheld))).toEqual(
      new Set(['elsewhere']),
    );
    expect(await saidBy(elsewhere)).not.toMatch(/0000-0001|Fjärilsenheten/);
  });

  it('is what was written on its days alone, and no more than can be read', async () => {
    await lived();
    world.turnTo('2025-06-20');
    await lived();
    const { events } = await evidence.bundle({ kind: 'period', from: '2025-06-16', to: '2025-06-20' });
    expect(new Set(events.map(({ event }) => new Date(event.recordedAt).toISOString().slice(0, 10)))).toEqual(
      new Set(['2025-06-20']),
    );
    const nothing = { kind: 'period', from: '2025-06-17', to: '2025-06-19' } as const;
    expect(await evidence.ask(nothing)).toMatchObject({ refusal: { code: 'NothingInPeriod' } });
    expect(await evidence.ask({ ...nothing, to: '2025-06-16' })).toEqual({
      outcome: 'refused',
      refusal: { code: 'PeriodBackwards' },
      field: 'to',
    });
  });
});

describe('what whoever operates the installation is given', () => {
  it('is the same, or every event as it stands in the log where that is asked for', async () => {
    const journey = await lived();
    const of = { kind: 'journey', journey } as const;
    expect(withheldIn(await evidence.bundle(of, OPERATOR))[0]).toEqual([
      'ParticipantReferred',
      'participant',
    ]);
    const whole = await evidence.bundle(of, OPERATOR, { isWhole: true });
    expect(withheldIn(whole).map(([, withheld]) => withheld)).toEqual([undefined, undefined, undefined]);
    expect(await saidBy(whole)).toContain(await participantOf(journey));
    const asked = await evidence.bundle(of, AGDA, { isWhole: true });
    expect(withheldIn(asked)[0]).toEqual(['ParticipantReferred', 'participant']);
    expect(await evidence.ask(OF_DAY, OPERATOR)).toMatchObject({
      refusal: { code: 'AssociationMustBeNamed' },
    });
    expect(await evidence.ask(OF_DAY, OPERATOR, { association: 'stockholm' })).toMatchObject({
      outcome: 'accepted',
    });
  });

  it('has the head among those shown whose fingerprint somebody knows', async () => {
    const journey = await lived();
    const before = (await evidence.bundle({ kind: 'journey', journey })).fingerprints.at(-1) ?? '';
    for (let more = 0; more < 3; more++) {
      await world.referred();
      await evidence.sign();
    }
    const later = await world.referred();
    await evidence.sign();
    const of = { kind: 'journey', journey: later } as const;
    expect((await evidence.bundle(of)).fingerprints).not.toContain(before);
    const { fingerprints, heads, links } = await evidence.bundle(of, OPERATOR, { anchor: before });
    expect(fingerprints[0]).toBe(before);
    expect([heads.length, links.length]).toEqual([2, 1]);
    expect(await evidence.ask(of, OPERATOR, { anchor: 'abcd' })).toMatchObject({
      refusal: { code: 'NoSuchHead' },
      field: 'anchor',
    });
  });
});

describe('nothing is proved', () => {
  it('before a head is signed, nor of a log that is not what its head says', async () => {
    const journey = await world.referred();
    expect(await evidence.ask({ kind: 'journey', journey })).toMatchObject({
      refusal: { code: 'NoHeadYet' },
    });
    expect(await evidence.ask(OF_DAY)).toMatchObject({ refusal: { code: 'NoHeadYet' } });
    await evidence.sign();
    expect(await evidence.ask({ kind: 'journey', journey })).toMatchObject({ outcome: 'accepted' });
    const { store } = world;
    const read = store.readStream.bind(store);
    store.readStream = async function* (stream, options) {
      for await (const page of read(stream, options))
        yield stream.startsWith('journey-')
          ? page.map((event) => ({ ...event, occurredOn: '1999-01-01' }))
          : page;
    };
    expect(await evidence.ask({ kind: 'journey', journey })).toMatchObject({
      refusal: { code: 'LogDiffers' },
    });
  });
});
