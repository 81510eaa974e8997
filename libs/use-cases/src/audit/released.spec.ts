import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DEFINITIONS } from '@samspar/statistics';
import { AGDA, ANNA, answerOf, by, JourneyWorld, TODAY } from '../../../../test/use-cases/journey-world.js';
import { PublishingWorld, tableOf } from '../../../../test/use-cases/publishing.js';
import { CheckMatter } from './check-matter.js';
import { ReadChecked, ReadMatter, ReadToAudit } from './read-to-audit.js';
import { RecountReleases } from './recount.js';

let world: JourneyWorld;
let publishing: PublishingWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
  publishing = new PublishingWorld(world);
});
afterEach(() => world.close());

const due = async () =>
  answerOf(await world.send(new ReadToAudit(by(AGDA)))).due.flatMap(({ matter, of, counts }) =>
    matter === 'publications' || matter === 'corrections' ? [{ matter, of, counts }] : [],
  );
const recount = async () => answerOf(await world.send(new RecountReleases(by(AGDA))));

describe('what is released', () => {
  it('is to be counted again where it never was, where more is released, and each quarter', async () => {
    expect(await due()).toEqual([]);
    expect(await world.send(new RecountReleases(by(AGDA)))).toEqual({ outcome: 'notFound' });
    await world.referred();
    await publishing.released();
    expect(await due()).toMatchObject([{ matter: 'publications', of: 'all', counts: { released: 1 } }]);
    await recount();
    expect(await due()).toEqual([]);
    const [event] = await world.events('ReleasesRecounted');
    expect(event?.data).toEqual({ association: 'stockholm', released: 1, differing: [] });
    const asked = { matter: 'publications', result: 'inOrder', page: 1 } as const;
    expect(answerOf(await world.send(new ReadChecked(by(AGDA), asked))).listed).toMatchObject({
      lines: [{ of: 'all', actor: 'agda' }],
    });
    await publishing.released();
    expect(await due()).toMatchObject([{ of: 'all', counts: { released: 2 } }]);
    await recount();
    world.turnTo('2025-07-01');
    expect(await due()).toMatchObject([{ of: 'all' }]);
  });

  it('is to be checked by itself where it came to something else, in how many tables, until that is checked', async () => {
    const definitions = new Map(DEFINITIONS);
    const other = await JourneyWorld.open(['stockholm'], undefined, definitions);
    try {
      const publication = await new PublishingWorld(other).released({ tables: [tableOf(), tableOf()] });
      definitions.clear();
      answerOf(await other.send(new RecountReleases(by(AGDA))));
      const found = async () => answerOf(await other.send(new ReadToAudit(by(AGDA)))).due;
      expect(await found()).toMatchObject([
        { matter: 'publications', of: publication, since: TODAY, counts: { tables: 2 } },
      ]);
      const [event] = await other.events('MatterChecked');
      expect(event?.data).toMatchObject({ of: 'all', result: 'remark' });
      answerOf(
        await other.send(
          new CheckMatter(by(AGDA), 'publications', publication, 'tables=2', 'handedToOperator'),
        ),
      );
      expect(await found()).toEqual([]);
    } finally {
      await other.close();
    }
  });

  it('is not said to come to the same by anybody who has not had it counted again', async () => {
    await publishing.released();
    const said = new CheckMatter(by(AGDA), 'publications', 'all', 'released=1', 'inOrder');
    expect(await world.send(said)).toEqual({ outcome: 'notFound' });
  });

  it('is to be checked where journeys in its period were corrected after it, by its title', async () => {
    const [journey, other] = [await world.referred(), await world.referred()];
    await world.told(other, {
      type: 'CorrectFact',
      data: { fact: 'sex', value: 'man', reason: 'entry-error' },
    });
    const publication = await publishing.released();
    await recount();
    expect(await due()).toEqual([]);
    await world.told(journey, {
      type: 'CorrectFact',
      data: { fact: 'sex', value: 'man', reason: 'entry-error' },
    });
    await world.told(journey, { type: 'MisregisterJourney', data: { reason: 'entry-error' } });
    expect(await due()).toEqual([{ matter: 'corrections', of: publication, counts: { corrections: 2 } }]);
    const read = answerOf(await world.send(new ReadMatter(by(AGDA), 'corrections', publication)));
    expect(read.titles.get(publication)).toBe('Anmälda');
    answerOf(
      await world.send(new CheckMatter(by(AGDA), 'corrections', publication, 'corrections=2', 'remark')),
    );
    expect(await due()).toEqual([]);
    const follows = { publication, explanation: 'Rättat.' };
    world.turnTo('2025-06-16');
    await publishing.released({ follows });
    await world.told(await world.referred({}, ANNA), {
      type: 'CorrectFact',
      data: { fact: 'sex', value: 'man', reason: 'entry-error' },
    });
    expect((await due()).filter(({ matter }) => matter === 'corrections')).toMatchObject([
      { counts: { corrections: 1 } },
    ]);
  });
});
