import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardReason } from '@samspar/codes';
import {
  ANNA,
  answerOf,
  BO,
  by,
  counting,
  FINSAM,
  INES,
  JourneyWorld,
  NINA,
  NOVUM,
  referral,
  TODAY,
  ULLA,
} from '../../../../test/use-cases/journey-world.js';
import { FindCases } from '../cases/find-cases.js';
import { ReadCases } from '../cases/read-cases.js';
import { ReadInbox } from '../cases/read-inbox.js';
import { ReadSomeCases } from '../cases/read-some-cases.js';
import { ChangeJourney } from '../journeys/change-journey.js';
import type { Told } from '../journeys/told.js';
import { ReadJourney } from '../journeys/read-journey.js';
import { NamePerson } from './name-person.js';
import { PreviewReferral } from '../referrals/refer.js';
import { AskStatistics } from '../statistics/ask-statistics.js';
import { ChangeContact } from './change-contact.js';
import { IdentifyPerson, PreviewIdentification } from './identify-person.js';
import type { OpenedCard } from './opened-card.js';
import { PartFormerNumber } from './part-former-number.js';
import { PROTECTED } from '../identities/person.js';
import { EndProtection, ProtectIdentity } from './protect-identity.js';
import { ReadCard } from './read-card.js';

const UNIT = 'Enheten för utsatta';
const WHERE = { referringUnit: UNIT, profile: { sex: 'woman', district: 'farsta' } } as const;
const UNN = '19850715-2380';

let world: JourneyWorld;
let journey: string;
beforeEach(async () => {
  world = await JourneyWorld.open();
  journey = await world.referred({ ...INES, ...WHERE });
});
afterEach(() => world.close());

const protect = (id = journey, asker = BO) => world.send(new ProtectIdentity(world.sent(asker), id));
const end = (id = journey, asker = ANNA) =>
  world.send(new EndProtection(world.sent(asker), id, 'entry-error'));
const tell = async (told: Told, id = journey, asker = ANNA) => {
  const { revision } = await world.journey(id);
  return world.send(new ChangeJourney(world.sent(asker), id, Number(revision), told));
};
/** Makes somebody responsible who works in the insats. */
const assign = async (caseworker = 'anna', id = journey, asker = ANNA) => {
  answerOf(await tell({ type: 'AcceptReferral', occurredOn: '2025-06-02', data: {} }, id, asker));
  answerOf(
    await tell({ type: 'AssignCaseworker', occurredOn: '2025-06-02', data: { caseworker } }, id, asker),
  );
};
const open = (id = journey, asker = ANNA, openedFor?: CardReason) =>
  world.send(
    new ReadJourney({ ...by(asker), on: 'case-person', ...(openedFor && { openedFor }) }, id, 'referral'),
  );
const read = async (...asked: Parameters<typeof open>) => answerOf(await open(...asked));
const cardOf = async (...asked: Parameters<typeof open>) =>
  answerOf(await world.send(new ReadCard(by(asked[1] ?? ANNA), await read(...asked))));
const isShown = async (id = journey, asker = ANNA): Promise<boolean> =>
  !JSON.stringify(await world.send(new NamePerson(by(asker), await read(id, asker)))).includes(
    '"isProtected":true',
  );

describe('a protected identity', () => {
  it('leaves name, number, contact, unit and district out of the journey at once, for whoever is responsible too', async () => {
    await assign();
    answerOf(
      await tell({ type: 'CorrectFact', data: { fact: 'district', value: 'jarva', reason: 'entry-error' } }),
    );
    answerOf(await protect());
    for (const asker of [ANNA, BO]) {
      const shown = await read(journey, asker);
      expect(shown).toMatchObject({ isProtected: true, openedFor: null });
      expect(JSON.stringify([shown.state, shown.events])).not.toMatch(/utsatta|farsta|jarva|arbetsmarknad/);
      expect(answerOf(await world.send(new NamePerson(by(asker), shown)))).toEqual(PROTECTED);
      expect(await cardOf(journey, asker)).toMatchObject({ number: null, particulars: {}, registered: {} });
    }
    expect(await world.events('IdentityProtected')).toMatchObject([
      { data: { journey }, metadata: { actor: 'bo' } },
    ]);
  });

  it('is told by its card to whoever is responsible, who says what for, and is written down with that', async () => {
    await assign();
    answerOf(await protect());
    expect(await cardOf(journey, ANNA, 'reach')).toMatchObject({
      isProtected: true,
      number: INES.identityNumber,
      particulars: { name: INES.name, contact: INES.contact },
    });
    expect((await read(journey, ANNA, 'verify')).state.facts).toMatchObject({
      referringUnit: UNIT,
      district: 'farsta',
    });
    expect((await world.shown()).slice(-2)).toMatchObject([
      { actor: 'anna', on: 'case-person', reason: 'responsible', openedFor: 'reach' },
      { openedFor: 'verify' },
    ]);
  });

  it.each([
    ['a colleague of the insats', BO],
    ['a colleague of both insatser', ULLA],
  ])(
    'is not told to %s, who is told of in the server’s log, before she is responsible',
    async (_who, asker) => {
      await assign();
      answerOf(await protect());
      expect(await open(journey, asker, 'reach')).toMatchObject({ refusal: { code: 'NotResponsible' } });
      expect(world.logged.at(-1)).toContain(asker.actor);
      expect((await world.shown()).some(({ openedFor }) => openedFor !== undefined)).toBe(false);
      const handOver = {
        type: 'HandOverCaseload',
        occurredOn: TODAY,
        data: { to: asker.actor },
      } as const;
      answerOf(await tell(handOver, journey, asker));
      expect(await cardOf(journey, asker, 'reach')).toMatchObject({ number: INES.identityNumber });
    },
  );

  it('opens to nobody while nobody is responsible', async () => {
    answerOf(await protect());
    expect(await open(journey, ANNA, 'reach')).toMatchObject({ refusal: { code: 'NotResponsible' } });
  });

  it('stands in no list, and its journey is found by its own number, by the person’s by whoever is responsible', async () => {
    await assign();
    const found = async (text: string, asker = BO) =>
      answerOf(await world.send(new FindCases(by(asker), text))).map(({ line }) => line.journey);
    expect(await found(INES.identityNumber)).toEqual([journey]);
    answerOf(await protect());
    const statuses = ['accepted'] as const;
    const { items } = answerOf(await world.send(new ReadCases(by(BO), { whose: 'all', statuses, page: 1 })));
    expect(items).toMatchObject([{ person: PROTECTED, line: { referringUnit: null } }]);
    expect(await found(INES.identityNumber)).toEqual([]);
    expect(await found(journey.slice(0, 8))).toEqual([journey]);
    expect(await found(INES.identityNumber, ANNA)).toEqual([journey]);
    const known = async (asker: typeof ANNA) =>
      answerOf(
        await world.send(new PreviewReferral(by(asker), referral({ identityNumber: INES.identityNumber }))),
      ).known;
    expect([await known(BO), await known(ANNA)]).toMatchObject([[], [{ person: PROTECTED }]]);
  });

  it('is that of all journeys of the person in the association, in whatever insats, and of those of her other number', async () => {
    const there = await world.referred({ ...INES, intervention: NOVUM }, NINA);
    const other = await world.referred({ identityNumber: UNN });
    const stranger = await world.referred({ identityNumber: '19870312-2393' });
    answerOf(
      await world.send(
        new IdentifyPerson(world.sent(ANNA), other, {
          identityNumber: INES.identityNumber,
          reason: 'new-number',
        }),
      ),
    );
    const former = await world.referred({ identityNumber: UNN });
    answerOf(await protect(former));
    expect(await isShown(journey)).toBe(false);
    expect(await isShown(there, NINA)).toBe(false);
    expect(await isShown(other)).toBe(false);
    expect(await isShown(stranger)).toBe(true);
    await assign('nina', there, NINA);
    answerOf(await end(there, NINA));
    for (const id of [journey, other, former]) expect(await isShown(id)).toBe(true);
  });

  it('counts as unknown in unit and district, as known at any moment, and in every total as before', async () => {
    const asked = (by_: 'district' | 'referringUnit', asKnownAt?: number) =>
      world.send(
        new AskStatistics(by(ANNA), counting({ by: [by_], ...(asKnownAt !== undefined && { asKnownAt }) })),
      );
    expect(answerOf(await asked('district'))).toMatchObject({ cells: [{ district: 'farsta' }] });
    const before = world.now;
    world.now += 86_400_000;
    answerOf(await protect());
    for (const dimension of ['district', 'referringUnit'] as const)
      for (const moment of [undefined, before])
        expect(answerOf(await asked(dimension, moment))).toMatchObject({
          total: 1,
          cells: [{ [dimension]: 'unknown', value: 1 }],
        });
  });

  it('shows the referral to whoever made it and no longer to her unit, which would tell which it was', async () => {
    const ofUnit = { referringUnit: 'Psykiatrin' };
    const sent = await world.referred({ ...INES, ...ofUnit }, ULLA);
    const inbox = async (asker: typeof NINA) =>
      answerOf(await world.send(new ReadInbox(by(asker), 'fromUs', 1))).items.map(({ line }) => line.journey);
    const named = async (asker: typeof NINA) =>
      answerOf(
        await world.send(
          new ReadSomeCases({ ...by(asker), on: 'my-day' }, [{ journey: sent, part: 'referral' }]),
        ),
      );
    expect([await inbox(NINA), await inbox(ULLA)]).toEqual([[sent], [sent]]);
    answerOf(await protect(sent));
    expect([await inbox(NINA), await inbox(ULLA)]).toEqual([[], [sent]]);
    expect(await open(sent, NINA)).toEqual({ outcome: 'notFound' });
    expect(await named(NINA)).toEqual([undefined]);
  });

  it('is said at the referral, before there is a journey, and anew of whom it is known', async () => {
    const said = { ...INES, ...WHERE, intervention: FINSAM, isProtected: true };
    const [first, second] = [await world.referred(said), await world.referred(said)];
    expect(await isShown(first)).toBe(false);
    const [event, other] = await world.events('IdentityProtected');
    expect([event?.data, other?.data]).toEqual([{ journey: first }, { journey: second }]);
    const [begun] = (await world.journey(first)).stored;
    expect(Number(event?.position)).toBeLessThan(Number(begun?.position));
    await world.referred({ anonymous: true, isProtected: true });
    expect(await world.events('IdentityProtected')).toHaveLength(2);
  });

  it('is neither corrected nor changed, nor guessed by correcting unit or district, by anybody but who is responsible', async () => {
    await assign();
    answerOf(await protect());
    const guess = {
      type: 'CorrectFact',
      data: { fact: 'district', value: 'farsta', reason: 'entry-error' },
    } as const;
    expect(await tell(guess, journey, BO)).toMatchObject({ refusal: { code: 'IdentityIsProtected' } });
    expect(await tell(guess)).toMatchObject({ refusal: { code: 'CorrectionChangesNothing' } });
    const change = new ChangeContact(world.sent(BO), journey, { name: 'X' });
    expect(await world.send(change)).toMatchObject({ refusal: { code: 'IdentityIsProtected' } });
    const identify = new IdentifyPerson(world.sent(BO), journey, {
      identityNumber: UNN,
      reason: 'entry-error',
    });
    expect(await world.send(identify)).toMatchObject({ refusal: { code: 'IdentityIsProtected' } });
  });

  it('is corrected by whoever is responsible, who has opened the card for it, and the log says that alone', async () => {
    const sister = await world.referred(INES);
    await assign();
    answerOf(await protect());
    const card = await read(journey, ANNA, 'verify');
    const closed = { ...card, openedFor: null };
    const other = await world.referred({ identityNumber: '19870312-2393' });
    const contact = (opened?: OpenedCard) =>
      world.send(new ChangeContact(world.sent(ANNA), journey, { name: 'Nytt Namn' }, opened));
    const identified = { identityNumber: UNN, reason: 'entry-error' } as const;
    const number = (opened?: OpenedCard) =>
      world.send(new IdentifyPerson(world.sent(ANNA), journey, identified, opened));
    const refusal = { code: 'IdentityIsProtected' };
    for (const opened of [undefined, closed, { ...card, id: other }]) {
      expect(await contact(opened)).toMatchObject({ refusal });
      expect(await number(opened)).toMatchObject({ refusal });
      const looked = new PreviewIdentification(by(ANNA), journey, identified, opened);
      expect(await world.send(looked)).toMatchObject({ refusal });
    }
    expect(await world.send(new PreviewIdentification(by(ANNA), journey, identified, card))).toMatchObject({
      outcome: 'accepted',
    });
    for (const outcome of [await contact(card), await number(card)])
      expect(outcome).toMatchObject({ outcome: 'accepted' });
    const { particulars, number: known } = await cardOf(journey, ANNA, 'verify');
    expect([known, particulars]).toEqual([UNN, { name: 'Nytt Namn' }]);
    for (const id of [journey, sister]) expect(await isShown(id)).toBe(false);
    expect((await world.line(journey)).isProtected).toBe(true);
    expect(JSON.stringify((await world.log()).map(({ data }) => data))).not.toMatch(/Nytt Namn|19850715/);
    answerOf(await end());
    expect(await isShown(journey)).toBe(true);
  });

  it('is protected anew, where who has the right number is protected already, and her other number is not parted from her', async () => {
    const hers = await world.referred({ identityNumber: UNN });
    await assign();
    for (const id of [journey, hers]) answerOf(await protect(id));
    const card = await read(journey, ANNA, 'verify');
    const identified = { identityNumber: UNN, reason: 'new-number' } as const;
    answerOf(await world.send(new IdentifyPerson(world.sent(ANNA), journey, identified, card)));
    expect(await world.events('IdentityProtected')).toHaveLength(3);
    expect(await world.send(new PartFormerNumber(world.sent(ANNA), journey))).toMatchObject({
      refusal: { code: 'IdentityIsProtected' },
    });
    expect(await world.events('NumberRestored')).toEqual([]);
  });

  it('leaves no draft about her journeys, whoever’s', async () => {
    const drafts = world.ports.drafts;
    await drafts.keep('bo', 'd-1', JSON.stringify({ address: `/arenden/${journey}/kontakt` }));
    await drafts.keep('bo', 'd-2', JSON.stringify({ address: '/arenden/ny' }));
    const there = await world.referred({ ...INES, intervention: NOVUM }, NINA);
    await drafts.keep('nina', 'd-3', JSON.stringify({ address: `/arenden/${there}/plan` }));
    answerOf(await protect());
    expect(await drafts.of('nina')).toEqual([]);
    expect((await drafts.of('bo')).map(({ text }) => text)).toEqual(['{"address":"/arenden/ny"}']);
  });
});

describe('protecting an identity, and ending that', () => {
  it('is for those of the insats; ending it for whoever is responsible, with a reason that the log has', async () => {
    expect(await protect(journey, NINA)).toEqual({ outcome: 'notFound' });
    expect(await end()).toMatchObject({ refusal: { code: 'IdentityNotProtected' } });
    await assign();
    expect(await end()).toMatchObject({ refusal: { code: 'IdentityNotProtected' } });
    answerOf(await protect());
    expect(await protect()).toMatchObject({ refusal: { code: 'IdentityAlreadyProtected' } });
    expect(await end(journey, BO)).toMatchObject({ refusal: { code: 'NotResponsible' } });
    answerOf(await end());
    expect(await isShown()).toBe(true);
    expect((await cardOf()).changes).toMatchObject([
      { actor: 'anna', event: { data: { journey, reason: 'entry-error' } } },
      { actor: 'bo', event: { type: 'IdentityProtected' } },
    ]);
  });

  it('of somebody else, whose number was typed by mistake, is not ended with that of whose journey it is', async () => {
    const hers = await world.referred({ ...INES, intervention: NOVUM }, NINA);
    answerOf(await protect(hers, NINA));
    await assign();
    const card = await read(journey, ANNA, 'verify');
    const identified = { identityNumber: UNN, reason: 'entry-error' } as const;
    answerOf(await world.send(new IdentifyPerson(world.sent(ANNA), journey, identified, card)));
    expect((await world.line(journey)).isProtected).toBe(true);
    answerOf(await end());
    expect([await isShown(journey), await isShown(hers, NINA)]).toEqual([true, false]);
  });

  it('gives its first answer again', async () => {
    await assign();
    const commands = [
      new ProtectIdentity(world.sent(BO), journey),
      new EndProtection(world.sent(ANNA), journey, 'ended'),
    ] as const;
    for (const command of commands) {
      const first = answerOf<object>(await world.send(command));
      expect(await world.send(command)).toEqual({ outcome: 'repeated', answer: first });
    }
    expect(await isShown()).toBe(true);
  });

  it('is nothing for an anonymous journey', async () => {
    const anonymous = await world.referred({ anonymous: true });
    expect(await protect(anonymous)).toMatchObject({ refusal: { code: 'ParticipantIsAnonymous' } });
  });
});
