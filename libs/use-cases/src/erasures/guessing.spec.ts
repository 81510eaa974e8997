import { createHash, createHmac, hkdfSync, type KeyObject } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { nameBasedId } from '@samspar/event-store';
import { readIdentityNumber } from '@samspar/identity-number';
import { KeyRing, unwrapKey } from '@samspar/vault-database';
import { csv } from '../../../../test/fixtures/import/import-desk.js';
import {
  ANNA,
  answerOf,
  by,
  JourneyWorld,
  LENA,
  referral,
  TODAY,
} from '../../../../test/use-cases/journey-world.js';
import { Refer } from '../referrals/refer.js';
import { ChangeContact } from '../persons/change-contact.js';
import { IdentifyPerson } from '../persons/identify-person.js';
import { EraseJourneys } from './erase-journeys.js';

/** More than five years before today: what ends there is due. */
const THEN = '2019-06-15';
/** Made-up persons: one whose journey is erased, and others as likely. */
const HERS = '19850714-2381';
const OTHERS = [
  '19850716-2389',
  '19900602-2397',
  '18900101-9802',
  '19121212-1212',
  '19850715-2380',
  '19850714-2399',
  '19850714-2407',
  '19850716-2397',
  '19850713-2382',
];
const EVERYBODY = [HERS, ...OTHERS];

/** What a register and a command say of a person; all but the number is known to whoever tries. */
const fileOf = (number: string, sex = 'K'): Uint8Array =>
  csv(
    [
      'Löpnummer',
      'Insats',
      'Anmälande part',
      'Anmälningsdatum',
      'Startdatum',
      'Avslutsdatum',
      'Avslutsorsak',
      'Kön',
      'Personnummer',
    ],
    ['1', 'FINSAM-team', 'Af', '2019-06-01', '2019-06-02', '2019-06-10', 'Börjat arbeta', sex, number],
  );
const bodyOf = (number: string): string => JSON.stringify({ identityNumber: number });

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open(undefined, THEN);
});
afterEach(() => world.close());

/** Every key that the vault has, to whoever has the master key, and what they make for one purpose alone. */
const keysFound = async (): Promise<readonly (KeyObject | Buffer)[]> => {
  const ring = new KeyRing(() => [Buffer.alloc(32, 7)]);
  const keys: (KeyObject | Buffer)[] = [];
  for await (const { table, rows } of world.ports.vault.database.rows([
    'association_key',
    'journey_key',
    'participant',
  ]))
    for (const row of rows) {
      const at = (column: string): string => String(row[column]);
      const places = new Map([
        ['association_key', `${at('purpose')}/${at('association')}`],
        ['journey_key', `journey/${at('journey')}`],
      ]);
      const wrapped = row['wrapped'] ?? row['wrapped_key'];
      const bound = places.get(table) ?? at('id');
      if (!(wrapped instanceof Uint8Array)) continue;
      const key = unwrapKey(ring, wrapped, bound);
      keys.push(key);
      for (const purpose of ['row', 'command', 'file'])
        keys.push(Buffer.from(hkdfSync('sha256', key, '', `digest/${purpose}`, 32)));
    }
  return keys;
};

/** Those of the persons whom log, vault and master key together tell from the others. */
const guessed = async (): Promise<readonly string[]> => {
  const keys = await keysFound();
  const log = JSON.stringify(await world.log(), (_name, value) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  return EVERYBODY.filter((number) => {
    const read = readIdentityNumber(number, TODAY);
    const said = [
      ...('number' in read ? [`identity:${JSON.stringify(read.number)}`] : []),
      bodyOf(number),
      createHash('sha256').update(fileOf(number)).digest('base64url'),
    ];
    const plain = [createHash('sha256').update(fileOf(number)).digest()];
    const keyed = keys.flatMap((key) => said.map((text) => createHmac('sha256', key).update(text).digest()));
    return [...plain, ...keyed].some(
      (digest) =>
        log.includes(digest.toString('base64url').slice(0, 22)) || log.includes(digest.toString('hex')),
    );
  });
};

const sent = () => world.sent(ANNA, { text: bodyOf(HERS) });
const past = (journey: string) =>
  world.told(journey, { type: 'DeclineReferral', occurredOn: THEN, data: { reason: 'other' } });

const take = async (file: Uint8Array) => {
  await world.ports.reached(await world.ports.store.lastPosition(), 2_000);
  const association = world.ports.associations().find(({ id }) => id === 'stockholm');
  if (!association) throw new Error('There is no such association.');
  const context = { actor: 'anna', role: 'caseworker' };
  return world.ports.importer.import(file, { association, context, acceptChanges: true });
};
const imported = async (): Promise<string> => {
  expect(await take(fileOf(HERS))).toMatchObject({ report: { imported: 1 } });
  return nameBasedId('journey', 'stockholm', 'main', '1', '0');
};

describe('the number of a person whose journey is erased', () => {
  it.each<[string, () => Promise<string>]>([
    ['a row that was imported', imported],
    [
      'a referral',
      async () => {
        const journey = world.newId();
        const said = referral({ referredOn: '2019-06-01', identityNumber: HERS });
        answerOf(await world.send(new Refer(sent(), journey, said)));
        return past(journey);
      },
    ],
    [
      'what was said of her number, and of how she is reached',
      async () => {
        const journey = await world.referred({ referredOn: '2019-06-01' });
        answerOf(await world.send(new IdentifyPerson(sent(), journey, { identityNumber: HERS })));
        answerOf(await world.send(new ChangeContact(sent(), journey, { contact: '070-000 00 00' })));
        return past(journey);
      },
    ],
  ])('cannot be tried any more against what the log keeps of %s', async (_what, told) => {
    const journey = await told();
    expect(await guessed()).toEqual([HERS]);
    world.turnTo(TODAY);
    expect(answerOf(await world.send(new EraseJourneys(by(LENA), [journey], 'list-1')))).toMatchObject({
      destroyed: 1,
    });
    expect(await guessed()).toEqual([]);
  });
});

it('a row of a journey that is erased is known by what the journey is counted by, and is refused where that is another', async () => {
  const journey = await imported();
  world.turnTo(TODAY);
  answerOf(await world.send(new EraseJourneys(by(LENA), [journey], 'list-1')));
  expect(await take(fileOf(HERS))).toMatchObject({ report: { unchanged: 1, rejected: [] } });
  expect(await take(fileOf(HERS, 'M'))).toMatchObject({
    report: { unchanged: 0, rejected: [{ code: 'JourneyIsErased' }] },
  });
});
