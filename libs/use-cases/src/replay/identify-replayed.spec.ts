import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import { type Mandate, MANDATES } from '@samspar/association';
import { AUDIT_GROUND, CARD_REASON, codesOf } from '@samspar/codes';
import {
  AGDA,
  ANNA,
  answerOf,
  BO,
  by,
  FINSAM,
  INES,
  JourneyWorld,
  LENA,
  NINA,
} from '../../../../test/use-cases/journey-world.js';
import { ReadDay } from '../cases/read-day.js';
import { EraseJourneys } from '../erasures/erase-journeys.js';
import { ProtectIdentity } from '../persons/protect-identity.js';
import { ReadGivenOut } from '../readings/read-given-out.js';
import { IdentifyReplayed } from './identify-replayed.js';
import { ReplayJourney } from './replay-journey.js';

const IPS = 'ips-psykosvarden';

let world: JourneyWorld;
/** Of an insats that an authority of the municipality runs, and of one that the region's does. */
let journeys: Readonly<Record<'municipality' | 'region', string>>;
beforeEach(async () => {
  world = await JourneyWorld.open();
  journeys = {
    municipality: await world.referred(INES),
    region: await world.referred({ ...INES, intervention: IPS }, NINA),
  };
});
afterEach(() => world.close());

const auditing = (mandate: Mandate): Asker => ({ ...AGDA, mandate });
const STATE = auditing('riksrevisionen');
const identify = (asker: Asker = STATE, journey = journeys.municipality) =>
  world.send(new IdentifyReplayed(by(asker), journey, 'source-check'));
const replay = async (asker: Asker, journey = journeys.municipality) =>
  answerOf(await world.send(new ReplayJourney(by(asker), journey)));
const shownTo = async (on: string) => (await world.shown()).filter((one) => one.on === on);
const refusedFor = (code: string) => ({ outcome: 'refused', refusal: { code } });

const MAY: Readonly<Record<'municipality' | 'region', readonly Mandate[]>> = {
  municipality: ['riksrevisionen', 'municipality'],
  region: ['riksrevisionen', 'region'],
};
const MATRIX = MANDATES.flatMap((mandate) =>
  (['municipality', 'region'] as const).map((answers) => [mandate, answers] as const),
);

describe('whom a journey is about', () => {
  it.each(MATRIX)(
    'is told an auditor of %s, of a journey that the %s answers for, only where her mandate covers it',
    async (mandate, answers) => {
      const asker = auditing(mandate);
      const isCovered = MAY[answers].includes(mandate);
      expect((await replay(asker, journeys[answers])).isIdentifiable).toBe(isCovered);
      const outcome = await identify(asker, journeys[answers]);
      if (!isCovered) {
        expect(outcome).toEqual(refusedFor('MandateDoesNotCover'));
        expect(await shownTo('replay-identity')).toEqual([]);
        return;
      }
      expect(answerOf(outcome).card).toEqual({
        number: INES.identityNumber,
        particulars: { name: INES.name, contact: INES.contact },
      });
    },
  );

  it('is told nobody whose mandate nobody has given, nor of an insats of which it is not known who runs it', async () => {
    expect(await identify(AGDA)).toEqual(refusedFor('MandateDoesNotCover'));
    const { interventions } = JSON.parse(JSON.stringify(world.ports.associations()[1])) as {
      interventions: readonly { id: string }[];
    };
    await world.setUp({
      interventions: interventions.map((one) =>
        one.id === FINSAM ? { ...one, owner: 'municipality' } : one,
      ),
    });
    expect(await identify(auditing('municipality'))).toEqual(refusedFor('MandateDoesNotCover'));
    expect(answerOf(await identify()).card.number).toBe(INES.identityNumber);
  });

  it.each([
    ['an auditor of another association', { ...STATE, association: 'annat' }],
    ['a number of no journey', STATE],
  ] as const)('is not there for %s', async (what, asker) =>
    expect(await identify(asker, what.startsWith('a number') ? '9999-9999' : journeys.municipality)).toEqual({
      outcome: 'notFound',
    }),
  );

  it('is never asked by somebody who is no auditor, whatever mandate she says she has', async () => {
    for (const asker of [ANNA, LENA])
      await expect(identify({ ...asker, mandate: 'riksrevisionen' })).rejects.toThrow('is not for the role');
    expect(await shownTo('replay-identity')).toEqual([]);
  });

  it('is written down with the ground before it is told, each time', async () => {
    await identify();
    await identify(auditing('municipality'));
    expect(await shownTo('replay-identity')).toEqual([
      {
        association: 'stockholm',
        journeys: [journeys.municipality],
        on: 'replay-identity',
        reason: 'state-audit',
        ground: 'source-check',
        actor: 'agda',
      },
      expect.objectContaining({ reason: 'member-audit', ground: 'source-check' }),
    ]);
    await world.line(journeys.municipality);
    const { lines } = world.ports.views().readings.page({ association: 'stockholm', on: 'replay-identity' });
    expect(lines.map(({ ground, openedFor }) => [ground, openedFor])).toEqual([
      ['source-check', undefined],
      ['source-check', undefined],
    ]);
  });

  it('is in nothing that is replayed, whatever the mandate', async () => {
    await identify();
    const told = inspect(await replay(STATE), { depth: Infinity, maxStringLength: Infinity });
    expect(told).not.toMatch(/Ines|19850714|070-000/);
  });

  it('is kept from every auditor where the identity is protected (docs/adr/0024)', async () => {
    answerOf(await world.send(new ProtectIdentity(world.sent(ANNA), journeys.municipality)));
    expect(await identify()).toEqual(refusedFor('ProtectedFromAudit'));
    expect((await replay(STATE)).isIdentifiable).toBe(false);
    expect(await identify(auditing('region'), journeys.region)).toEqual(refusedFor('ProtectedFromAudit'));
    expect(await shownTo('replay-identity')).toEqual([]);
  });

  it('is known to nobody where the journey is anonymous', async () => {
    const journey = await world.referred({ anonymous: true, profile: { sex: 'woman' } });
    expect(await identify(STATE, journey)).toEqual(refusedFor('NobodyIsKnown'));
  });

  it('is destroyed with the journey', async () => {
    await world.told(journeys.municipality, {
      type: 'DeclineReferral',
      occurredOn: '2025-06-02',
      data: { reason: 'other' },
    });
    world.turnTo('2036-01-01');
    const erased = await world.send(new EraseJourneys(by(LENA), [journeys.municipality], 'list-1'));
    expect(answerOf(erased).done).toBe(1);
    expect(await identify()).toEqual(refusedFor('IdentityErased'));
  });
});

const told = async (asker: Asker) => {
  const day = await world.send(new ReadDay(by(asker), { among: 'own-and-nobodys', page: 1 }));
  return answerOf(day).identifications.map(({ item, by: who, ground, reason }) => [
    item.line.journey,
    who,
    ground,
    reason,
  ]);
};
const registered = async (asker: Asker) =>
  answerOf(await world.send(new ReadGivenOut(by(asker), 1))).identified.map(({ id, actor, ground }) => [
    id,
    actor,
    ground,
  ]);

describe('that an auditor was told', () => {
  it('stands on the day of whoever is responsible, and of all in the insats where nobody is, for thirty days', async () => {
    await identify();
    const line = [journeys.municipality, 'Agda Prov', 'source-check', 'state-audit'];
    expect([await told(ANNA), await told(BO), await told(NINA)]).toEqual([[line], [line], []]);
    await world.told(journeys.municipality, { type: 'AcceptReferral', occurredOn: '2025-06-02', data: {} });
    await world.told(journeys.municipality, {
      type: 'AssignCaseworker',
      occurredOn: '2025-06-02',
      data: { caseworker: 'bo' },
    });
    expect([await told(ANNA), await told(BO)]).toEqual([[], [line]]);
    world.turnTo('2025-07-20');
    expect(await told(BO)).toEqual([]);
  });

  it('stands in the register of the authority that answers for the journey, and in that of all', async () => {
    await identify();
    await identify(STATE, journeys.region);
    const [own, other] = [journeys.municipality, journeys.region].map((id) => [id, 'agda', 'source-check']);
    expect(await registered(LENA)).toEqual([own]);
    expect(await registered(AGDA)).toEqual([other, own]);
  });
});

describe('the grounds of an auditor', () => {
  it('are none of those for which a card is opened: the access log tells them apart by their codes', () => {
    const reasons: readonly string[] = codesOf(CARD_REASON);
    expect(codesOf(AUDIT_GROUND).filter((code) => reasons.includes(code))).toEqual([]);
  });
});
