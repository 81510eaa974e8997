import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { csv } from '../../../../test/fixtures/import/import-desk.js';
import {
  ANNA,
  answerOf,
  BO,
  by,
  INES,
  JourneyWorld,
  NINA,
  NOVUM,
  referral,
} from '../../../../test/use-cases/journey-world.js';
import {
  ChangeContact,
  FindCases,
  IdentifyPerson,
  ImportFile,
  NamePerson,
  PreviewIdentification,
  PreviewReferral,
  ProtectIdentity,
  ReadCard,
  ReadCases,
  ReadJourney,
  Refer,
  type Referral,
} from '../index.js';

/** The number of nobody. */
const UNN = '19850715-2380';

let world: JourneyWorld;
let elsewhere: string;
beforeEach(async () => {
  world = await JourneyWorld.open();
  elsewhere = await world.referred({ ...INES, intervention: NOVUM }, NINA);
  answerOf(await world.send(new ProtectIdentity(world.sent(NINA), elsewhere)));
});
afterEach(() => world.close());

const OWN: readonly string[] = ['position', 'readAt', 'participantId', 'command'];

/** What is said, without what is its own each time. */
const alike = (said: unknown, ...own: readonly string[]): string =>
  own.reduce(
    (text, one) => text.replaceAll(one, '…'),
    JSON.stringify(said, (key, value: unknown) =>
      OWN.includes(key) || typeof value === 'bigint' || (key === 'association' && typeof value === 'object')
        ? '…'
        : value,
    ),
  );

/** How much was written meanwhile. */
const written = async <Done>(doing: () => Promise<Done>): Promise<readonly [Done, bigint]> => {
  const before = await world.ports.store.lastPosition();
  const done = await doing();
  return [done, (await world.ports.store.lastPosition()) - before];
};

/** All that those of the insats are told of a journey: it, whom it is about, her card, the list and a search. */
const toldOf = async (journey: string, number: string): Promise<string> => {
  const told: unknown[] = [];
  for (const asker of [ANNA, BO]) {
    const read = answerOf(await world.send(new ReadJourney({ ...by(asker), on: 'case' }, journey)));
    told.push(read, answerOf(await world.send(new NamePerson(by(asker), read))));
    told.push(answerOf(await world.send(new ReadCard(by(asker), read))));
    told.push(answerOf(await world.send(new FindCases(by(asker), number))));
  }
  const listed = answerOf(
    await world.send(new ReadCases(by(ANNA), { whose: 'all', statuses: ['referred'], page: 1 })),
  );
  told.push(listed.items.find(({ line }) => line.journey === journey)?.person);
  return alike(told, journey, journey.slice(0, 8), journey.slice(0, 8).replace(/^.{4}/, '$&-'), number);
};

const referred = async (identityNumber: string, said: Partial<Referral> = {}) => {
  const told = referral({ identityNumber, name: 'Ny Person', ...said });
  const preview = answerOf(await world.send(new PreviewReferral(by(ANNA), told)));
  const journey = world.newId();
  const [outcome, events] = await written(() => world.send(new Refer(world.sent(ANNA), journey, told)));
  const said_ = alike([preview, outcome], journey);
  return { journey, told: [said_, events] as const };
};
const isProtected = async (journey: string): Promise<boolean> =>
  (await world.line(journey)).isProtected &&
  answerOf(await world.send(new ReadJourney({ ...by(BO), on: 'case' }, journey))).isProtected;

const identified = async (identityNumber: string) => {
  const journey = await world.referred({ identityNumber: '19870312-2393', name: 'Ny Person' });
  const address = `/arenden/${journey}/kontakt`;
  await world.ports.drafts.keep('bo', journey, JSON.stringify({ address }));
  const said = { identityNumber, reason: 'entry-error' } as const;
  const preview = answerOf(await world.send(new PreviewIdentification(by(ANNA), journey, said)));
  const [outcome, events] = await written(() =>
    world.send(new IdentifyPerson(world.sent(ANNA), journey, said)),
  );
  return { journey, told: [alike([preview, outcome], journey), events] as const };
};

const corrected = async (identityNumber: string, wrong: string) => {
  const journey = await world.referred({ identityNumber: wrong, isProtected: true });
  await world.told(journey, { type: 'AcceptReferral', occurredOn: '2025-06-02', data: {} });
  const data = { caseworker: 'anna' };
  await world.told(journey, { type: 'AssignCaseworker', occurredOn: '2025-06-02', data });
  const reading = { ...by(ANNA), on: 'case-person', openedFor: 'verify' } as const;
  const card = answerOf(await world.send(new ReadJourney(reading, journey)));
  const said = { identityNumber, reason: 'entry-error' } as const;
  const [outcome, events] = await written(() =>
    world.send(new IdentifyPerson(world.sent(ANNA), journey, said, card)),
  );
  return [alike(outcome, journey), events];
};

const read = async (number: string, identity: string) => {
  const bytes = csv(
    ['Löpnummer', 'Insats', 'Startdatum', 'Kön', 'Personnummer', 'Namn'],
    [number, 'FINSAM-team', '2025-02-01', 'Kvinna', identity, identity && 'Ny Person'],
  );
  const asked = { partial: true, acceptChanges: true };
  const [outcome, events] = await written(() =>
    world.send(new ImportFile(world.sent(ANNA), bytes, 'stockholm', asked)),
  );
  const { batch, ...report } = answerOf(outcome).report;
  return [typeof batch, report, events];
};

describe('the number of somebody who is protected in another insats', () => {
  it('is referred as one that nobody has, and what comes of it is told alike where whoever refers says that she is protected', async () => {
    const said = { isProtected: true };
    const [known, unknown] = [await referred(INES.identityNumber, said), await referred(UNN, said)];
    expect(known.told).toEqual(unknown.told);
    expect(await toldOf(known.journey, INES.identityNumber)).toEqual(await toldOf(unknown.journey, UNN));
    expect(await isProtected(known.journey)).toBe(true);
  });

  it('has her protected at once where nobody says so, and tells no more than that', async () => {
    const [known, unknown] = [await referred(INES.identityNumber), await referred(UNN)];
    expect(known.told).toEqual(unknown.told);
    expect([await isProtected(known.journey), await isProtected(unknown.journey)]).toEqual([true, false]);
    const told = await toldOf(known.journey, INES.identityNumber);
    expect(told).not.toMatch(/Ny Person|Ines|nina|novum|IdentityProtected/i);
    expect(told).not.toContain(elsewhere);
  });

  it('is recorded and corrected as one that nobody has, and protects the journey at once, whoever has drafts about it', async () => {
    const [known, unknown] = [await identified(INES.identityNumber), await identified(UNN)];
    expect(known.told).toEqual(unknown.told);
    expect([await isProtected(known.journey), await isProtected(unknown.journey)]).toEqual([true, false]);
    expect(await toldOf(known.journey, INES.identityNumber)).not.toMatch(/Ny Person|Ines|nina|novum/i);
    expect((await world.ports.drafts.of('bo')).map(({ text }) => text)).toEqual([
      JSON.stringify({ address: `/arenden/${unknown.journey}/kontakt` }),
    ]);
    const change = new ChangeContact(world.sent(ANNA), known.journey, { name: 'Annan' });
    expect(await world.send(change)).toMatchObject({ refusal: { code: 'IdentityIsProtected' } });
  });

  it('is recorded as the new number of somebody, and no draft is left about anything that is registered with the old one', async () => {
    const [journey, other] = [
      await world.referred({ identityNumber: '19870312-2393', name: 'Ny Person' }),
      await world.referred({ identityNumber: '19870312-2393', name: 'Ny Person' }),
    ];
    await world.ports.drafts.keep('bo', 'd-1', JSON.stringify({ address: `/arenden/${other}/plan` }));
    const said = { identityNumber: INES.identityNumber, reason: 'new-number' } as const;
    answerOf(await world.send(new IdentifyPerson(world.sent(ANNA), journey, said)));
    expect([await isProtected(journey), await isProtected(other)]).toEqual([true, true]);
    expect(await world.ports.drafts.of('bo')).toEqual([]);
  });

  it('is protected anew with a number that is protected too, as with one that nobody has', async () => {
    expect(await corrected(INES.identityNumber, '19870312-2393')).toEqual(
      await corrected(UNN, '19870312-2393'),
    );
  });

  it('is read from a file as one that nobody has, and her row is protected at once', async () => {
    for (const identity of ['', 'number'])
      expect(await read('7', identity && INES.identityNumber)).toEqual(await read('8', identity && UNN));
    const { items } = answerOf(
      await world.send(new ReadCases(by(BO), { whose: 'all', statuses: ['started'], page: 1 })),
    );
    expect(items.map(({ line, person }) => [line.number, person.isProtected, person.name])).toEqual(
      expect.arrayContaining([
        ['7', true, null],
        ['8', false, 'Ny Person'],
      ]),
    );
  });
});
