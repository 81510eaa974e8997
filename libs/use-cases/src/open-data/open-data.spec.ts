import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import {
  answerOf,
  by,
  counting,
  FINSAM,
  JourneyWorld,
  KARIN,
  NOVUM,
} from '../../../../test/use-cases/journey-world.js';
import { PublishingWorld, tableOf } from '../../../../test/use-cases/publishing.js';
import { ChangePublication } from '../publications/publish-messages.js';
import { ReadOpenData } from './read-open-data.js';
import { ReadOpenFile } from './read-open-file.js';

const SERVER = 'https://samspar.example';
const OPEN = { openData: { licence: 'CC0-1.0', email: 'kansliet@prov.example' } };
/** Whoever has not signed in. */
const NOBODY: Asker = { actor: 'nobody', role: 'nobody', roles: [], association: null, interventions: [] };
const caller = by(NOBODY);

let world: JourneyWorld;
let office: PublishingWorld;
beforeEach(async () => {
  world = await JourneyWorld.open(['stockholm']);
  office = new PublishingWorld(world);
  for (let journey = 0; journey < 6; journey++) await world.referred();
});
afterEach(() => world.close());

const catalogues = async () => answerOf(await world.send(new ReadOpenData(caller, SERVER)));
const releases = async () => (await catalogues()).flatMap((catalogue) => catalogue.releases);
const file = (publication: string, table = 1, format: 'csv' | 'json' | 'px' = 'json') =>
  world.send(new ReadOpenFile(caller, SERVER, publication, table, format));
const withdraw = (publication: string) =>
  world.send(
    new ChangePublication(world.sent(KARIN), publication, {
      type: 'WithdrawPublication',
      data: { reason: 'Perioden var fel.' },
    }),
  );

describe('what is open to everyone', () => {
  it('is nothing until the association has said so, and then all that is released, what was released before too', async () => {
    await world.setUp({ openData: undefined });
    const publication = await office.released();
    expect(await catalogues()).toEqual([]);
    expect(await file(publication)).toEqual({ outcome: 'notFound' });
    await world.setUp(OPEN);
    expect((await releases()).map(({ id }) => id)).toEqual([publication]);
    expect(await file(publication)).toMatchObject({ outcome: 'accepted', answer: { followedBy: null } });
  });

  it('is what was frozen, whatever is registered later, and whoever opens it is told', async () => {
    await world.setUp(OPEN);
    const publication = await office.released();
    const before = answerOf(await file(publication)).text;
    for (let journey = 0; journey < 6; journey++) await world.referred();
    expect(answerOf(await file(publication)).text).toBe(before);
    expect(JSON.parse(before)).toMatchObject({ value: [6], extension: { contact: 'kansliet@prov.example' } });
    expect(before).not.toMatch(/karin/iu);
  });

  it('holds no draft, no proposal, no table in which small counts are shown, and none that is too large', async () => {
    await world.setUp({ ...OPEN, releasesApproved: true });
    const draft = await office.drafted();
    const proposed = await office.drafted();
    await office.propose(proposed);
    await world.setUp(OPEN);
    const months = {
      from: '1980-01-01',
      to: '2025-12-31',
      where: { intervention: [FINSAM, NOVUM] },
    } as const;
    const mixed = await office.released({
      tables: [
        tableOf({}, 'Kansliet behöver dem.'),
        tableOf({ by: ['sex'] }),
        { ...tableOf(), query: counting({ ...months, by: ['month', 'quarter', 'year', 'intervention'] }) },
      ],
    });
    expect((await releases()).map(({ id, tables }) => [id, tables.map(({ place }) => place)])).toEqual([
      [mixed, [2]],
    ]);
    for (const [id, table] of [
      [draft, 1],
      [proposed, 1],
      [mixed, 1],
      [mixed, 3],
      [mixed, 4],
      [mixed, 0],
      [mixed, Number.NaN],
      ['inget', 1],
    ] as const)
      expect([id, table, await file(id, table)]).toEqual([id, table, { outcome: 'notFound' }]);
  });

  it('leads from a followed release to what took its place, while that is open', async () => {
    await world.setUp(OPEN);
    const first = await office.released();
    const second = await office.released({ follows: { publication: first, explanation: 'Förklaring: ny.' } });
    expect(answerOf(await file(first)).followedBy).toBe(second);
    expect((await releases()).map(({ id, follows, followedBy }) => [id, follows, followedBy])).toEqual([
      [second, first, null],
      [first, null, second],
    ]);
    await withdraw(second);
    expect(answerOf(await file(first)).followedBy).toBeNull();
    expect((await releases()).map(({ id, followedBy }) => [id, followedBy])).toEqual([
      [second, null],
      [first, null],
    ]);
  });

  it('keeps the place of what is withdrawn, with the reason and without files', async () => {
    await world.setUp(OPEN);
    const publication = await office.released();
    await withdraw(publication);
    expect(await file(publication)).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'ReleaseWithdrawn', reason: 'Perioden var fel.' },
    });
    expect(await releases()).toMatchObject([
      { id: publication, tables: [], withdrawn: { reason: 'Perioden var fel.' } },
    ]);
  });

  it('is told again as it was until something changes', async () => {
    await world.setUp(OPEN);
    await office.released();
    const before = await catalogues();
    expect(await catalogues()).toBe(before);
    await office.released();
    expect((await catalogues()).flatMap((one) => one.releases)).toHaveLength(2);
  });
});
