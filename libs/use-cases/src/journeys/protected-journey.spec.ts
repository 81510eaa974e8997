import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import { HIDDEN_AUTHORITY } from '@samspar/casework';
import {
  ANNA,
  answerOf,
  BO,
  by,
  INES,
  JourneyWorld,
  TODAY,
} from '../../../../test/use-cases/journey-world.js';
import { GiveExtract } from '../extracts/give-extract.js';
import { ReadCard } from '../persons/read-card.js';
import { ProtectIdentity } from '../persons/protect-identity.js';
import { ReadJourneyReadings } from '../readings/read-access-log.js';
import { ChangeJourney } from './change-journey.js';
import type { Told } from './told.js';
import { allowedOf, correctableOf } from './disclosed.js';
import { isToldWhole } from './protected-journey.js';
import { ReadJourney, RereadJourney, RevealTexts, type ShownJourney } from './read-journey.js';

const on = { occurredOn: TODAY } as const;
const NAMED = { parties: ['region'], authorities: ['socialnamnden', 'arbetsmarknadsnamnden'] } as const;
const HIDDEN = { parties: ['region'], authorities: [HIDDEN_AUTHORITY] };
const CONSENT = { kinds: ['plan'], purpose: 'I Rinkeby', form: 'oral', language: 'sv' } as const;
const DISCLOSURE = { ground: 'necessary', receiver: 'forsakringskassan', kinds: ['plan'] } as const;

let world: JourneyWorld;
let journey: string;
beforeEach(async () => {
  world = await JourneyWorld.open();
  journey = await world.referred({ ...INES, note: 'Bor hos en vän i Rinkeby' });
  const all: readonly Told[] = [
    { type: 'GiveConsent', ...on, data: { ...CONSENT, giving: NAMED, receiving: NAMED } },
    { type: 'GroundDisclosure', ...on, data: { ...DISCLOSURE, why: 'Skola i Rinkeby' } },
    { type: 'AcceptReferral', ...on, data: {} },
    { type: 'AssignCaseworker', ...on, data: { caseworker: 'anna' } },
    { type: 'StartJourney', ...on, data: { profile: { sex: 'woman' } } },
    { type: 'AgreePlan', ...on, data: { goals: ['Praktik i Rinkeby'], parallelActions: [] } },
    { type: 'RecordEmployerContact', ...on, data: { kind: 'visit' } },
  ];
  for (const told of all) await world.told(journey, told);
});
afterEach(() => world.close());

const protect = async () => answerOf(await world.send(new ProtectIdentity(world.sent(ANNA), journey)));
const read = async (asker: Asker, openedFor?: 'reach'): Promise<ShownJourney> =>
  answerOf(
    await world.send(new ReadJourney({ ...by(asker), on: 'case', ...(openedFor && { openedFor }) }, journey)),
  );
const again = async (asker: Asker): Promise<ShownJourney> =>
  answerOf(await world.send(new RereadJourney(by(asker), await read(asker))));
const dataOf = ({ events }: ShownJourney, type: string) =>
  events.find(({ event }) => event.type === type)?.event.data;
const textsOf = async (shown: ShownJourney, asker: Asker) => {
  const note = shown.events[0]?.event.data;
  const sealed = [note && 'note' in note ? String(note.note) : ''];
  return [...answerOf(await world.send(new RevealTexts(by(asker), shown, sealed))).values()];
};
const tell = async (told: Told, asker = BO) => {
  const { revision } = await world.journey(journey);
  return world.send(new ChangeJourney(world.sent(asker), journey, Number(revision), told));
};
const card = async (openedFor?: 'reach') =>
  answerOf(await world.send(new ReadCard(by(ANNA), await read(ANNA, openedFor))));
const strike = (entry: number): Told => ({ type: 'AnnulEntry', data: { entry, reason: 'entry-error' } });
const entryOf = async (type: string) =>
  (await world.journey(journey)).stored.findIndex((event) => event.type === type);

describe('a journey whose person has a protected identity, to whoever is not responsible', () => {
  it('tells of the authorities that consents and other grounds name no more than their parties', async () => {
    expect(dataOf(await read(BO), 'ConsentGiven')).toMatchObject({ giving: NAMED });
    await protect();
    for (const shown of [await read(BO), await again(BO)]) {
      expect(shown.isShielded).toBe(true);
      expect(shown.state.consents).toMatchObject([{ giving: HIDDEN, receiving: HIDDEN }]);
      expect(shown.state.grounds).toMatchObject([
        { ground: 'necessary', giver: HIDDEN_AUTHORITY, receiver: HIDDEN_AUTHORITY },
      ]);
      expect(dataOf(shown, 'ConsentGiven')).toMatchObject({ giving: HIDDEN, receiving: HIDDEN, purpose: '' });
      expect(dataOf(shown, 'DisclosureGrounded')).toMatchObject({ receiver: HIDDEN_AUTHORITY });
    }
  });

  it('tells no text', async () => {
    expect(await textsOf(await read(BO), BO)).toEqual(['Bor hos en vän i Rinkeby']);
    await protect();
    for (const shown of [await read(BO), await again(BO)]) expect(await textsOf(shown, BO)).toEqual([]);
  });

  it('tells both to whoever is responsible, who works with them, whether she has opened the card or not', async () => {
    await protect();
    for (const shown of [await read(ANNA), await read(ANNA, 'reach'), await again(ANNA)]) {
      expect(shown.isShielded).toBe(false);
      expect(shown.state.consents).toMatchObject([{ giving: NAMED }]);
      expect(dataOf(shown, 'DisclosureGrounded')).toMatchObject({ receiver: 'forsakringskassan' });
      expect(await textsOf(shown, ANNA)).toEqual(['Bor hos en vän i Rinkeby']);
    }
  });

  it('tells not for which authority the person was registered or changed, unless the card is opened', async () => {
    await protect();
    const [own] = (await card()).changes;
    expect(own).toMatchObject({ actor: 'anna', event: { type: 'IdentityProtected' } });
    expect(own).not.toHaveProperty('authority');
    expect((await card('reach')).changes).toMatchObject([{ authority: 'arbetsmarknadsnamnden' }]);
  });

  it('tells not which authority has given an extract of it out', async () => {
    const { revision } = await world.journey(journey);
    const handing = {
      recipient: 'person',
      form: 'in-person',
      checked: [{ journey, revision: Number(revision) }],
      heldBack: [],
    } as const;
    answerOf(await world.send(new GiveExtract(world.sent(ANNA), journey, handing)));
    await protect();
    const extracts = async (asker: Asker) =>
      answerOf(await world.send(new ReadJourneyReadings(by(asker), await read(asker), {}))).extracts;
    expect(await extracts(BO)).toMatchObject([{ authority: HIDDEN_AUTHORITY, actor: 'anna' }]);
    expect(await extracts(ANNA)).toMatchObject([{ authority: 'arbetsmarknadsnamnden' }]);
  });

  it('lets her neither correct, strike, replace nor take back in part what she does not see, which a refusal would tell', async () => {
    const [consent, plan, contact] = [
      await entryOf('ConsentGiven'),
      await entryOf('PlanAgreed'),
      await entryOf('EmployerContacted'),
    ];
    const revised = { goals: ['Annat'], parallelActions: [] };
    const blind: readonly Told[] = [
      strike(consent),
      strike(plan),
      { type: 'RevisePlan', ...on, data: revised },
      { type: 'WithdrawConsent', ...on, data: { receiving: { parties: ['region'], authorities: [] } } },
      { type: 'CorrectFact', data: { fact: 'referringUnit', value: 'X', reason: 'entry-error' } },
      { type: 'CorrectFact', data: { fact: 'referralNote', value: 'X', reason: 'entry-error' } },
    ];
    await protect();
    for (const told of blind)
      expect(await tell(told)).toMatchObject({ refusal: { code: 'IdentityIsProtected' } });
    const [shown, own] = [await read(BO), await read(ANNA)];
    expect([allowedOf(shown).includes('RevisePlan'), allowedOf(own).includes('RevisePlan')]).toEqual([
      false,
      true,
    ]);
    expect(correctableOf(shown)).toEqual(
      correctableOf(own).filter((fact) => !['referringUnit', 'district', 'referralNote'].includes(fact)),
    );
    expect(await tell(strike(contact))).toMatchObject({ outcome: 'accepted' });
    expect(await tell({ type: 'WithdrawConsent', ...on, data: {} })).toMatchObject({ outcome: 'accepted' });
    expect(await tell({ type: 'RevisePlan', ...on, data: revised }, ANNA)).toMatchObject({
      outcome: 'accepted',
    });
  });

  it('has entries that are told whole: those without a text that name no authority', async () => {
    const { state } = await world.journey(journey);
    const whole = state.status === 'none' ? [] : state.entries.filter(({ event }) => isToldWhole(event));
    expect(whole.map(({ event }) => event.type)).toEqual(['CaseworkerAssigned', 'EmployerContacted']);
  });
});
