import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Asker, OPERATOR } from '@samspar/access';
import { nameBasedId } from '@samspar/event-store';
import { csv } from '../../../../test/fixtures/import/import-desk.js';
import { ANNA, answerOf, BO, by, INES, JourneyWorld, NOW } from '../../../../test/use-cases/journey-world.js';
import { ImportFile } from '../imports/import-file.js';
import { ReadJourney } from '../journeys/read-journey.js';
import { ChangeContact } from './change-contact.js';
import { IdentifyPerson } from './identify-person.js';
import { ProtectIdentity } from './protect-identity.js';
import { ReadCard } from './read-card.js';

const UNN = '19850715-2380';
const OF_OTHER: Asker = { ...BO, actor: 'olga', party: 'region', authority: 'halso-och-sjukvardsnamnden' };

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

type Said = Readonly<{ number?: string; name?: string; former?: string; row?: string }>;

/** Reads a row a minute later than what was read before. */
const read = async (
  asker: Asker,
  { number = '', name = '', former = '', row = '7' }: Said,
  authority = '',
) => {
  world.now += 60_000;
  const headers = [
    'Löpnummer',
    'Insats',
    'Startdatum',
    'Kön',
    'Personnummer',
    'Namn',
    'Tidigare personnummer',
  ];
  const bytes = csv(headers, [row, 'FINSAM-team', '2025-02-01', 'Kvinna', number, name, former]);
  const asked = { partial: true, acceptChanges: true, ...(authority && { authority }) };
  const sent = { ...by(asker), commandId: nameBasedId('read', String(world.now)) };
  const { report } = answerOf(await world.send(new ImportFile(sent, bytes, 'stockholm', asked)));
  expect(report.rejected).toEqual([]);
};
const journeyOf = (row = '7') => nameBasedId('journey', 'stockholm', 'main', row, '0');
const cardOf = async (row = '7') => {
  const reading = { ...by(ANNA), on: 'case-person' } as const;
  const shown = answerOf(await world.send(new ReadJourney(reading, journeyOf(row))));
  return answerOf(await world.send(new ReadCard(by(ANNA), shown)));
};
/** Who registered it, so many minutes after noon. */
const byFile = ({ actor, role, party, authority }: Asker, minutes: number, isImported = true) => ({
  actor,
  role,
  ...(party !== undefined && { party }),
  ...(authority !== undefined && { authority }),
  recordedAt: NOW + minutes * 60_000,
  isImported,
});

describe('the card of a person who was read from a file', () => {
  it('says who imported her number and name, when, and for which authority', async () => {
    await read(ANNA, { number: INES.identityNumber, name: 'Ines Prov' });
    expect(await cardOf()).toMatchObject({
      number: INES.identityNumber,
      particulars: { name: 'Ines Prov' },
      registered: { number: byFile(ANNA, 1), name: byFile(ANNA, 1) },
      changes: [],
      isMerged: false,
    });
  });

  it('names the authority that the file was made for, where whoever imported it works for none', async () => {
    await read(OPERATOR, { number: INES.identityNumber, name: 'Ines Prov' }, 'forsakringskassan');
    const { registered } = await cardOf();
    expect(registered).toEqual({
      number: byFile({ ...OPERATOR, authority: 'forsakringskassan' }, 1),
      name: byFile({ ...OPERATOR, authority: 'forsakringskassan' }, 1),
    });
  });

  it('says of a number and a name that a later file tells first whose file that was', async () => {
    await read(ANNA, {});
    expect((await cardOf()).registered).toEqual({});
    await read(OF_OTHER, { number: INES.identityNumber, name: 'Ines Prov' });
    expect(await cardOf()).toMatchObject({
      number: INES.identityNumber,
      particulars: { name: 'Ines Prov' },
      registered: { number: byFile(OF_OTHER, 2), name: byFile(OF_OTHER, 2) },
      changes: [{ actor: 'olga', isImported: true, event: { type: 'ParticipantMerged' } }],
    });
  });

  it('says of what was recorded by hand since who did, and of the rest whose file it was', async () => {
    await read(ANNA, { number: INES.identityNumber, name: 'Ines Prov' });
    world.now += 60_000;
    answerOf(
      await world.send(
        new ChangeContact(world.sent(BO), journeyOf(), { name: 'Ines Prov', contact: '070-1' }),
      ),
    );
    expect((await cardOf()).registered).toEqual({
      number: byFile(ANNA, 1),
      name: byFile(ANNA, 1),
      contact: byFile(BO, 2, false),
    });
    const identified = { identityNumber: UNN, reason: 'entry-error' } as const;
    answerOf(await world.send(new IdentifyPerson(world.sent(BO), journeyOf(), identified)));
    const { registered } = await cardOf();
    expect(registered).toEqual({
      number: byFile(BO, 2, false),
      name: byFile(ANNA, 1),
      contact: byFile(BO, 2, false),
    });
  });

  it('that a later file of the same row names anew is as it was: the name of a known person is changed on the card', async () => {
    await read(ANNA, { number: INES.identityNumber, name: 'Ines Prov' });
    await read(OF_OTHER, { number: INES.identityNumber, name: 'Annat Namn' });
    expect(await cardOf()).toMatchObject({
      particulars: { name: 'Ines Prov' },
      registered: { name: byFile(ANNA, 1) },
    });
  });

  it('whom two rows of the insats name is called in each as its own says, by whose file that was', async () => {
    await read(ANNA, { number: INES.identityNumber, name: 'Ines Prov' });
    await read(OF_OTHER, { row: '8', number: INES.identityNumber, name: 'Ines Nyprov' });
    expect(await cardOf('7')).toMatchObject({
      particulars: { name: 'Ines Prov' },
      registered: { number: byFile(ANNA, 1), name: byFile(ANNA, 1) },
    });
    expect(await cardOf('8')).toMatchObject({
      particulars: { name: 'Ines Nyprov' },
      registered: { number: byFile(OF_OTHER, 2), name: byFile(OF_OTHER, 2) },
    });
  });

  it('whose row had no number at first is changed and protected as others are, and her card says by whom', async () => {
    await read(ANNA, {});
    await read(OF_OTHER, { number: INES.identityNumber, name: 'Ines Prov' });
    await read(ANNA, { row: '8', number: INES.identityNumber });
    const changed = { name: 'Ines Prov', contact: '070-1' };
    answerOf(await world.send(new ChangeContact(world.sent(BO), journeyOf(), changed)));
    const name = byFile(OF_OTHER, 2);
    expect((await cardOf()).registered).toEqual({ number: name, name, contact: byFile(BO, 3, false) });
    expect((await cardOf('8')).registered).toMatchObject({
      number: byFile(ANNA, 3),
      contact: byFile(BO, 3, false),
    });
    answerOf(await world.send(new ProtectIdentity(world.sent(BO), journeyOf())));
    expect((await cardOf()).changes.map(({ event }) => event.type)).toEqual([
      'IdentityProtected',
      'ContactChanged',
      'ParticipantMerged',
    ]);
    expect((await cardOf('8')).changes).toEqual([]);
  });

  it('who had another number before is known by the new one, and that both are hers is said', async () => {
    await read(ANNA, { number: INES.identityNumber, former: UNN });
    expect(await cardOf()).toMatchObject({
      number: INES.identityNumber,
      registered: { number: byFile(ANNA, 1) },
      isMerged: true,
    });
  });
});
