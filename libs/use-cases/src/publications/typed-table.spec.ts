import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TypedTable } from '@samspar/plausibility';
import { answerOf, JourneyWorld, KARIN } from '../../../../test/use-cases/journey-world.js';
import { PublishingWorld } from '../../../../test/use-cases/publishing.js';
import { ChangePublication } from './publish-messages.js';

let world: JourneyWorld;
let office: PublishingWorld;
beforeEach(async () => {
  world = await JourneyWorld.open(['stockholm']);
  office = new PublishingWorld(world);
});
afterEach(() => world.close());

const table = (more: Partial<TypedTable> = {}): TypedTable => ({
  title: 'Ur kansliets lista',
  query: {
    measure: 'started',
    from: '2025-01-01',
    to: '2025-12-31',
    by: ['education'],
    where: {},
    unit: 'journey',
    protect: 'none',
  },
  total: { label: 'Alla', count: 40 },
  parts: [
    { label: 'grundskola', count: 25 },
    { label: 'Övriga', count: 15 },
  ],
  unknown: 0,
  ...more,
});

const add = (publication: string, said: TypedTable) =>
  world.send(
    new ChangePublication(world.sent(KARIN), publication, { type: 'AddTypedTable', data: { table: said } }),
  );

describe('a table typed by hand', () => {
  it('is released with the report that it stands in, its lines by their codes', async () => {
    const publication = await office.drafted({ tables: [] });
    answerOf(await add(publication, table()));
    expect(answerOf(await office.propose(publication)).status).toBe('released');
    const read = await office.read(publication);
    expect(read.publication.typed).toMatchObject([
      { parts: [{ label: 'grundskola', code: 'compulsory' }, { label: 'Övriga' }] },
    ]);
    expect(read.listed).toMatchObject({ tables: 1, wasReleased: true });
    expect(await office.rerun(publication)).toMatchObject({ isSame: true, tables: [] });
  });

  it('goes through the gate as others do', async () => {
    const publication = await office.drafted({ tables: [] });
    answerOf(await add(publication, table({ total: { label: 'Alla', count: 41 } })));
    const outcome = await office.propose(publication);
    expect(outcome).toMatchObject({ refusal: { code: 'Implausible' } });
    expect(JSON.stringify(outcome)).toContain('25 + 15 blir 40, inte 41');
    answerOf(
      await world.send(
        new ChangePublication(world.sent(KARIN), publication, {
          type: 'RemoveTypedTable',
          data: { table: 0 },
        }),
      ),
    );
    expect(await office.propose(publication)).toMatchObject({ refusal: { code: 'NothingToPublish' } });
  });

  it('gives nothing back that an earlier release hides', async () => {
    const sexes = ['woman', 'man'] as const;
    for (const [place, times] of [3, 9].entries())
      for (let n = 0; n < times; n++) await world.referred({ profile: { sex: sexes[place] ?? 'man' } });
    const counted = { measure: 'referred', by: ['sex'] } as const;
    const { query: asked } = table();
    if (!asked) throw new Error('It asks.');
    await office.released({
      tables: [
        {
          title: 'Anmälda efter kön',
          query: { ...asked, ...counted, protect: 'public' },
          unprotectedBecause: null,
        },
      ],
    });
    const publication = await office.drafted({ tables: [] });
    const typed = table({
      query: { ...asked, ...counted },
      total: { label: 'Alla', count: 12 },
      parts: [{ label: 'Man', count: 9 }],
    });
    const { unknown: _unknown, ...men } = typed;
    answerOf(await add(publication, { ...men, unknown: 3 }));
    expect(JSON.stringify(await office.propose(publication))).toMatch(/är 3 är|3 är under 5/);
    const alone = await office.drafted({
      tables: [],
      text: 'Under 2025 anmäldes 9 män.\nFörklaring: 9 ur kansliets lista.',
    });
    expect(JSON.stringify(await office.propose(alone))).toContain('Talet är dolt i Anmälda');
  });

  it.each([
    [
      'a line that the dimension has no code for',
      { parts: [{ label: 'Kvinnor', count: 9 }] },
      'LabelUnknown',
      'lines',
    ],
    ['a line without a figure', { parts: [{ label: 'Grundskola' }] }, 'LineWithoutFigure', 'lines'],
    ['no line', { parts: [] }, 'WordsMissing', 'lines'],
    ['no title', { title: ' ' }, 'WordsMissing', 'typedTitle'],
    ['an identity number', { source: '19800101-0019' }, 'IdentityNumberInWords', 'source'],
  ] as const)('is refused with %s, by its field', async (_, said, code, field) => {
    const publication = await office.drafted();
    expect(await add(publication, table(said))).toMatchObject({
      outcome: 'refused',
      refusal: { code },
      field,
    });
  });

  it('says what it counts, or where its figures come from', async () => {
    const publication = await office.drafted();
    const { query, ...elsewhere } = table({ parts: [{ label: 'Nöjda', percent: 80 }] });
    expect(await add(publication, elsewhere)).toMatchObject({ refusal: { code: 'SourceMissing' } });
    answerOf(await add(publication, { ...elsewhere, source: 'Enkät till deltagare' }));
    if (!query) throw new Error('It asks.');
    const median = table({ query: { ...query, measure: 'daysToStart' } });
    expect(await add(publication, median)).toMatchObject({ refusal: { code: 'NotTypable', field: 'query' } });
  });
});
