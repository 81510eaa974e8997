import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { answerOf, ANNA, by, JourneyWorld, KARIN, STINA } from '../../../../test/use-cases/journey-world.js';
import { PublishingWorld, tableOf } from '../../../../test/use-cases/publishing.js';
import { ExplainFigure } from '../statistics/explain-figure.js';
import { ExplainReleased } from './explain-released.js';

let world: JourneyWorld;
let office: PublishingWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
  office = new PublishingWorld(world);
  for (let journey = 0; journey < 6; journey++) await world.referred();
});
afterEach(() => world.close());

const explain = (publication: string, asker = STINA, table = 0, cell: object = {}) =>
  world.send(new ExplainReleased(by(asker), publication, table, cell));

describe('why a figure of a release is what it is', () => {
  it('is told the board, which may ask it of nothing else', async () => {
    const publication = await office.released();
    expect(answerOf(await explain(publication))).toMatchObject({ counted: 6, figure: { value: 6 } });
    const { query } = tableOf();
    await expect(world.send(new ExplainFigure(by(STINA), query, {}))).rejects.toThrow(
      'not for the role board',
    );
  });

  it('is as known at its moment, whatever is registered later', async () => {
    const publication = await office.released();
    await world.referred();
    const explanation = answerOf(await explain(publication, ANNA));
    expect(explanation).toMatchObject({ counted: 6 });
    expect(explanation.asKnownAt).toBe((await office.read(publication)).publication.figures?.asKnownAt);
  });

  it('is no count that the release hides for the sake of another table', async () => {
    for (let journey = 0; journey < 2; journey++) await world.referred({ profile: { sex: 'man' } });
    const tables = [tableOf({ by: ['sex'] }), tableOf({ where: { sex: ['woman'] } })];
    const publication = await office.released({ tables });
    expect(answerOf(await explain(publication, STINA, 1))).toMatchObject({ figure: { suppressed: true } });
    expect(answerOf(await explain(publication, STINA, 1))).not.toHaveProperty('counted');
    expect(answerOf(await explain(publication, STINA, 0))).toMatchObject({ counted: 8 });
  });

  it('is not told of a draft, of a table that is none, or of no release', async () => {
    const draft = await office.drafted();
    const released = await office.released();
    for (const [publication, table] of [
      [draft, 0],
      [released, 1],
      [released, -1],
      [released, Number.NaN],
      ['00000000-0000-4000-8000-000000000000', 0],
    ] as const)
      expect(await explain(publication, KARIN, table)).toEqual({ outcome: 'notFound' });
  });

  it('is refused of a cell that is none', async () => {
    const publication = await office.released({ tables: [tableOf({ by: ['sex'] })] });
    expect(await explain(publication, STINA, 0, { district: 'jarva' })).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'NotACell' },
    });
  });
});
