import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import {
  ANNA,
  answerOf,
  BO,
  by,
  consenting,
  INES,
  JourneyWorld,
} from '../../../../test/use-cases/journey-world.js';
import { ReadJourney } from '../journeys/read-journey.js';
import { ChangeContact } from '../persons/change-contact.js';
import { IdentifyPerson, PreviewIdentification } from '../persons/identify-person.js';
import { PartFormerNumber } from '../persons/part-former-number.js';
import { ReadCard } from '../persons/read-card.js';

const AT_FK: Asker = { ...BO, party: 'forsakringskassan', authority: 'forsakringskassan' };
const UNN = '19850715-2380';

let world: JourneyWorld;
let journey: string;
/** She has got another number, and agrees that Försäkringskassan is told who she is, which registers how she is reached. */
beforeEach(async () => {
  world = await JourneyWorld.open();
  journey = await world.referred(INES);
  const said = { identityNumber: UNN, reason: 'new-number' } as const;
  answerOf(await world.send(new IdentifyPerson(world.sent(ANNA), journey, said)));
  await world.setUp({ requireConsent: 'enforce' });
  await world.told(journey, consenting('2025-06-02', ['participation', 'identity']));
  answerOf(await change(AT_FK, { name: INES.name, contact: 'ines@example.se' }));
});
afterEach(() => world.close());

const change = (asker: Asker, particulars: ChangeContact['particulars']) =>
  world.send(new ChangeContact(world.sent(asker), journey, particulars));
const cardOf = async (asker: Asker) => {
  const shown = answerOf(await world.send(new ReadJourney({ ...by(asker), on: 'case-person' }, journey)));
  return answerOf(await world.send(new ReadCard(by(asker), shown)));
};

it('a card tells all of it to whom everything may be told', async () => {
  const { changes, ...card } = await cardOf(AT_FK);
  expect(card).toMatchObject({
    number: UNN,
    particulars: { name: INES.name, contact: 'ines@example.se' },
    registered: { number: { actor: 'anna' }, contact: { authority: 'forsakringskassan' } },
    undisclosed: 0,
    isMerged: true,
  });
  expect(changes.map(({ event: { type } }) => type)).toEqual([
    'ContactChanged',
    'NumberReplaced',
    'PersonCorrected',
  ]);
});

it('a card leaves out what another authority registered without consent, and says how much (OSL 10 kap. 1 §)', async () => {
  const { number, particulars, registered, changes, undisclosed, isMerged } = await cardOf(ANNA);
  expect([number, particulars, Object.keys(registered)]).toEqual([
    UNN,
    { name: INES.name },
    ['number', 'name'],
  ]);
  expect(changes.map(({ event: { type } }) => type)).toEqual(['NumberReplaced', 'PersonCorrected']);
  expect([undisclosed, isMerged]).toEqual([2, false]);
});

it('who is not told all of a card changes nothing of it, for she would change what she does not see', async () => {
  const told = { identityNumber: INES.identityNumber, reason: 'entry-error' } as const;
  const refused = { outcome: 'refused', refusal: { code: 'NotDisclosed', kinds: ['identity'] } };
  for (const message of [
    new ChangeContact(world.sent(ANNA), journey, { name: 'Ines P.' }),
    new IdentifyPerson(world.sent(ANNA), journey, told),
    new PreviewIdentification(by(ANNA), journey, told),
    new PartFormerNumber(world.sent(ANNA), journey),
  ])
    expect(await world.send<unknown>(message)).toEqual(refused);
  await world.setUp({ requireConsent: 'warn' });
  expect(await change(ANNA, { name: 'Ines P.' })).toMatchObject({ outcome: 'accepted' });
});
