import { afterEach, beforeEach, expect, it } from '@jest/globals';
import {
  ANNA,
  answerOf,
  by,
  INES,
  JourneyWorld,
  LENA,
  TODAY,
} from '../../../../test/use-cases/journey-world.js';
import { IdentifyPerson } from '../persons/identify-person.js';
import { EraseJourneys } from './erase-journeys.js';

const THEN = '2019-06-15';
const CORRECTED = '19850716-2389';

let world: JourneyWorld;
let journey: string;

beforeEach(async () => {
  world = await JourneyWorld.open(undefined, THEN);
  journey = await world.referred({ ...INES, referredOn: '2019-06-01' });
  await world.told(journey, { type: 'DeclineReferral', occurredOn: THEN, data: { reason: 'other' } });
});
afterEach(() => world.close());

const erased = async (): Promise<void> => {
  world.turnTo(TODAY);
  answerOf(await world.send(new EraseJourneys(by(LENA), [journey], 'list')));
};
const referralOf = (typed: Readonly<Record<string, string>>): string =>
  JSON.stringify({ id: 'a5f0', address: '/arenden/ny', typed });

it.each<[string, Readonly<Record<string, string>>, boolean]>([
  ['her number', { identityNumber: '198507142381' }, false],
  ['her number with signs and without its century', { identityNumber: '850714 - 2381' }, false],
  ['her number in a note', { note: 'Gäller 19850714-2381, ring.' }, false],
  ['her name as it was typed', { name: 'ines  PROV' }, false],
  ['somebody else', { identityNumber: CORRECTED, name: 'Ines Provsson' }, true],
  ['nobody', {}, true],
])('deletes a draft of a new referral that holds %s, with her journey', async (_what, typed, isKept) => {
  world.turnTo(TODAY);
  await world.ports.drafts.keep('bo', 'new', referralOf(typed));
  await erased();
  expect(await world.ports.drafts.of('bo')).toHaveLength(isKept ? 1 : 0);
});

it('deletes drafts that hold a number she was registered with by mistake, too', async () => {
  answerOf(
    await world.send(
      new IdentifyPerson(world.sent(ANNA), journey, { identityNumber: CORRECTED, reason: 'entry-error' }),
    ),
  );
  world.turnTo(TODAY);
  for (const identityNumber of [INES.identityNumber, CORRECTED])
    await world.ports.drafts.keep('bo', identityNumber, referralOf({ identityNumber }));
  await erased();
  expect(await world.ports.drafts.of('bo')).toEqual([]);
});

it('deletes drafts about each of the journeys that are erased, or that name the person of one', async () => {
  world.turnTo(THEN);
  const unn = { identityNumber: CORRECTED, name: 'Unn Annan', referredOn: '2019-06-01' };
  const other = await world.referred(unn);
  await world.told(other, { type: 'DeclineReferral', occurredOn: THEN, data: { reason: 'other' } });
  world.turnTo(TODAY);
  for (const id of [journey, other])
    await world.ports.drafts.keep('bo', id, JSON.stringify({ address: `/arenden/${id}/plan` }));
  for (const { name } of [INES, unn]) await world.ports.drafts.keep('bo', name, referralOf({ name }));
  answerOf(await world.send(new EraseJourneys(by(LENA), [journey, other], 'list')));
  expect(await world.ports.drafts.of('bo')).toEqual([]);
});

it.each<[string, Parameters<JourneyWorld['referred']>[0], string, boolean]>([
  [
    'the name that another journey of her insats bears',
    { identityNumber: INES.identityNumber },
    INES.name,
    false,
  ],
  ['no first name alone, which is many people’s', { identityNumber: CORRECTED, name: 'Ines' }, 'Ines', true],
])('looks in drafts for %s', async (_what, said, name, isKept) => {
  world.turnTo(THEN);
  journey = await world.referred({ ...said, referredOn: '2019-06-01' });
  await world.told(journey, { type: 'DeclineReferral', occurredOn: THEN, data: { reason: 'other' } });
  world.turnTo(TODAY);
  await world.ports.drafts.keep('bo', 'new', referralOf({ name }));
  await erased();
  expect(await world.ports.drafts.of('bo')).toHaveLength(isKept ? 1 : 0);
});

it.each<[string, string, boolean]>([
  ['a file that is being tried and holds her', 'Löpnummer;Personnummer\n1;850714-2381\n', false],
  ['one that cannot be read', '', false],
  ['one that holds others', `Löpnummer;Personnummer\n1;${CORRECTED}\n`, true],
])('throws away %s, with her journey', async (_which, text, isKept) => {
  world.turnTo(TODAY);
  const { shelf } = world.ports.jobs;
  await shelf.keepFile('file', Buffer.from(text));
  await erased();
  expect((await shelf.file('file')) !== undefined).toBe(isKept);
});

it('deletes files for evaluation that hold her journey, and no other', async () => {
  const { evaluationFiles } = world.ports;
  const until = Date.parse('2030-01-01');
  await evaluationFiles.keep('hers', JSON.stringify({ journeys: [journey] }), until);
  await evaluationFiles.keep('others', JSON.stringify({ journeys: [] }), until);
  await erased();
  expect(await evaluationFiles.find('hers')).toBeUndefined();
  expect(await evaluationFiles.find('others')).toBeDefined();
});
