import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import {
  AGDA,
  ANNA,
  answerOf,
  by,
  JourneyWorld,
  KALLE,
  KARIN,
  STINA,
} from '../../../../test/use-cases/journey-world.js';
import { PublishingWorld, tableOf } from '../../../../test/use-cases/publishing.js';
import { ApprovePublication, ChangePublication, type PublicationWish } from './publish-messages.js';
import { ReadPublication, ReadPublications } from './read-publications.js';

let world: JourneyWorld;
let office: PublishingWorld;
beforeEach(async () => {
  world = await JourneyWorld.open(['stockholm']);
  office = new PublishingWorld(world);
});
afterEach(() => world.close());

const listed = async (asker: Asker = KARIN) =>
  answerOf(await world.send(new ReadPublications(by(asker)))).publications.map(({ id }) => id);
const change = (publication: string, wish: PublicationWish, asker: Asker = KARIN) =>
  world.send(new ChangePublication(world.sent(asker), publication, wish));
const approve = (publication: string, asker: Asker) =>
  world.send(new ApprovePublication(world.sent(asker), publication));
const totalOf = async (publication: string) =>
  (await office.read(publication)).publication.figures?.tables.map(({ answer }) => answer.total);

describe('a release', () => {
  it('holds what was known when it was proposed, and nothing that was registered later', async () => {
    for (let journey = 0; journey < 6; journey++) await world.referred();
    const publication = await office.released();
    await world.referred();
    expect(await totalOf(publication)).toEqual([6]);
    const { figures } = (await office.read(publication)).publication;
    expect(figures?.tables[0]?.answer.position).toBe(figures?.position);
  });

  it('hides small counts', async () => {
    await world.referred();
    expect(await totalOf(await office.released())).toEqual([null]);
  });

  it('hides in one table what would give back what another hides, and in all that follow', async () => {
    for (let journey = 0; journey < 6; journey++) await world.referred();
    for (let journey = 0; journey < 2; journey++) await world.referred({ profile: { sex: 'man' } });
    const women = tableOf({ where: { sex: ['woman'] } });
    const released = await office.released({ tables: [tableOf({ by: ['sex'] }), women] });
    expect(await totalOf(released)).toEqual([8, null]);
    expect(await totalOf(await office.released({ tables: [women] }))).toEqual([null]);
    expect((await office.rerun(released)).isSame).toBe(true);
  });

  it('is refused, and nothing of it written, where what may be shown is not known in time', async () => {
    await world.referred();
    const publication = await office.drafted();
    const before = (await world.log()).length;
    const { gate } = world.ports;
    Object.assign(world.ports, { gate: async () => 'tooLong' });
    expect(await office.propose(publication)).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'GateTookLong' },
    });
    expect(await world.log()).toHaveLength(before);
    Object.assign(world.ports, { gate });
    expect((await office.propose(publication)).outcome).toBe('accepted');
  });

  it('keeps what its codes are called', async () => {
    await world.referred();
    const publication = await office.released({ tables: [tableOf({ by: ['intervention'] })] });
    await world.setUp({});
    const [table] = (await office.read(publication)).publication.figures?.tables ?? [];
    expect(table?.codes.intervention?.labels['finsam-team']?.sv).toBe('FINSAM-team');
    expect(table?.codes.intervention?.digest).toMatch(/^[\da-f]{64}$/);
  });

  it('names the head of the log that was signed at once, and has another signed over it', async () => {
    let signed = 0;
    const head = {
      size: 9,
      root: 'ab'.repeat(32),
      previous: null,
      moment: '',
      key: '',
      signature: '',
    };
    const signAtOnce = async () => {
      signed += 1;
      return head;
    };
    Object.assign(world.ports, { heads: { ...world.ports.heads, signAtOnce } });
    const { publication } = await office.read(await office.released());
    expect([publication.figures?.head?.size, signed]).toEqual([9, 2]);
  });

  it('sent again is the first answer', async () => {
    const publication = await office.drafted();
    const before = answerOf(await office.propose(publication));
    expect(before.status).toBe('released');
    expect(await office.propose(publication)).toMatchObject({
      refusal: { code: 'PublicationNotThere', status: 'released' },
    });
  });

  it('is followed by one that explains what differs, and by no second one', async () => {
    const first = await office.released();
    const follows = { publication: first, explanation: 'En anmälan kom in för sent.' };
    const second = await office.released({ follows });
    expect((await office.read(first)).later.map(({ id }) => id)).toEqual([second]);
    expect((await office.read(second)).earlier?.id).toBe(first);
    await expect(office.drafted({ follows })).rejects.toThrow('FollowedAlready');
    await expect(
      office.drafted({ follows: { publication: '3f2504e0-4f89-41d3-9a0c-0305e82c3301', explanation: 'x' } }),
    ).rejects.toThrow('FollowsUnknown');
  });

  it('that was found wrong stays listed, with why', async () => {
    const publication = await office.released();
    await change(publication, { type: 'WithdrawPublication', data: { reason: 'Fel period.' } });
    expect(await listed(STINA)).toEqual([publication]);
    expect((await office.read(publication, STINA)).publication).toMatchObject({
      status: 'withdrawn',
      withdrawnBecause: 'Fel period.',
    });
  });
});

describe('where the association asks for another person', () => {
  beforeEach(() => world.setUp({ releasesApproved: true }));

  it('who proposed does not release', async () => {
    const publication = await office.drafted();
    expect(answerOf(await office.propose(publication)).status).toBe('proposed');
    expect(await listed(STINA)).toEqual([]);
    expect(await approve(publication, KARIN)).toMatchObject({ refusal: { code: 'ReleasedByAnother' } });
    expect(answerOf(await approve(publication, KALLE)).status).toBe('released');
    expect((await office.read(publication)).listed.released).toMatchObject({ by: 'kalle', approved: true });
  });

  it('the other releases the very figures that were proposed', async () => {
    for (let journey = 0; journey < 6; journey++) await world.referred();
    const publication = await office.drafted();
    await office.propose(publication);
    await world.referred();
    await approve(publication, KALLE);
    expect(await totalOf(publication)).toEqual([6]);
  });

  it('what is given back is a draft, and counted anew', async () => {
    for (let journey = 0; journey < 6; journey++) await world.referred();
    const publication = await office.drafted();
    await office.propose(publication);
    await world.referred();
    await change(publication, { type: 'ReturnPublication', data: { reason: 'Vänta.' } }, KALLE);
    await office.propose(publication);
    expect(await totalOf(publication)).toEqual([7]);
  });
});

/** What keeps a draft from being released, by code and sentence; nothing of it is written. */
const refusedBy = async (publication: string) => {
  const before = (await world.log()).length;
  const outcome = await office.propose(publication);
  expect((await world.log()).length).toBe(before);
  return 'refusal' in outcome && outcome.refusal.code === 'Implausible'
    ? outcome.refusal.findings.map(({ finding, sentence }) => [finding.code, sentence.sv])
    : outcome;
};

describe('what does not add up', () => {
  it('is refused with a sentence each before anything is written: what another table gives back', async () => {
    await world.referred();
    await office.released();
    const tables = [tableOf({}, 'Tabellen visas för kansliet.')];
    expect(await refusedBy(await office.drafted({ tables }))).toContainEqual([
      expect.stringMatching(/belowThreshold|recoverable/),
      expect.stringMatching(/^Anmälda 2025: .+\.$/),
    ]);
  });

  it('is refused: a text that says something else than its table', async () => {
    for (let journey = 0; journey < 6; journey++) await world.referred();
    const text = 'Sammanlagt anmäldes 197 kvinnor och 154 män, 352 personer.';
    const found = await refusedBy(await office.drafted({ text }));
    expect(JSON.stringify(found)).toContain('352');
  });

  it('is released once it is explained, and whoever approves is shown it', async () => {
    await world.setUp({ releasesApproved: true });
    for (let journey = 0; journey < 6; journey++) await world.referred();
    const tables = [tableOf({ by: ['intervention'] })];
    const first = await office.drafted({ tables });
    await office.propose(first);
    answerOf(await approve(first, KALLE));
    for (let journey = 0; journey < 6; journey++) await world.referred();
    expect(await refusedBy(await office.drafted({ tables }))).toContainEqual([
      'restated',
      expect.stringContaining('6'),
    ]);
    const follows = { publication: first, explanation: 'Sex anmälningar registrerades i efterhand.' };
    const second = await office.drafted({ tables, follows });
    expect(answerOf(await office.propose(second)).status).toBe('proposed');
    const { explained } = await office.read(second, KALLE);
    expect(explained.map(({ finding }) => [finding.code, finding.severity])).toContainEqual([
      'restated',
      'explained',
    ]);
  });
});

describe('what is not released', () => {
  it('is the office’s alone: it is as if it were not there', async () => {
    const publication = await office.drafted();
    for (const asker of [STINA, AGDA, ANNA]) {
      expect(await listed(asker)).toEqual([]);
      expect(await world.send(new ReadPublication(by(asker), publication))).toEqual({ outcome: 'notFound' });
    }
    expect(await listed()).toEqual([publication]);
  });

  it('is shown with what its tables come to now', async () => {
    for (let journey = 0; journey < 6; journey++) await world.referred();
    const { preview } = await office.read(await office.drafted());
    expect(preview.map((answer) => answer?.total)).toEqual([6]);
  });

  it('cannot ask what makes no sense', () =>
    expect(office.drafted({ tables: [tableOf({ where: { intervention: ['ingen'] } })] })).rejects.toThrow(
      'ValueUnknown',
    ));

  it('is listed to nobody once it is thrown away', async () => {
    const publication = await office.drafted();
    await change(publication, { type: 'WithdrawPublication', data: { reason: 'Onödig.' } });
    expect(await listed()).toEqual([]);
  });

  it('is changed by the office, and by nobody who only reads', async () => {
    const publication = await office.drafted();
    const add: PublicationWish = { type: 'AddTable', data: { table: tableOf({ by: ['sex'] }) } };
    answerOf(await change(publication, add));
    await expect(change(publication, add, STINA)).rejects.toThrow('not for the role board');
    expect((await office.read(publication)).publication.asked).toHaveLength(2);
  });
});
