import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Asker, OPERATOR } from '@samspar/access';
import { figureKey, type FigureValue } from '@samspar/finsam-figures';
import {
  AGDA,
  ANNA,
  answerOf,
  by,
  FINSAM,
  INES,
  JourneyWorld,
  KALLE,
  KARIN,
  LENA,
  NOVUM,
  OLLE,
  STINA,
} from '../../../../test/use-cases/journey-world.js';
import { ReadFinsamYear, ReadStatedYears } from './read-finsam-year.js';
import { ReportFigures } from './report-figures.js';
import { StateFigures } from './state-figures.js';

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open();
});
afterEach(() => world.close());

const YEAR = 2025;
const BUDGET: FigureValue = { figure: 'budget', of: FINSAM, value: 100_00 };
const state = (statements: readonly FigureValue[], note = '', asker: Asker = KARIN, seen?: number) =>
  world.send(new StateFigures(world.sent(asker), YEAR, { statements, note }, seen));
const read = async (asker: Asker = KARIN, year: number | undefined = YEAR) =>
  answerOf(await world.send(new ReadFinsamYear(by(asker), year)));
const report = async (
  asker: Asker = KARIN,
  parts: ConstructorParameters<typeof ReportFigures>[2] = ['economy', 'participants'],
) => world.send(new ReportFigures(world.sent(asker), YEAR, parts, (await read(asker)).mark));
const valuesOf = async (asker: Asker = KARIN) =>
  Object.fromEntries((await read(asker)).figures.map((one) => [figureKey(one), one.value]));

const started = async (said: object = INES, sex: 'woman' | 'man' = 'woman'): Promise<string> => {
  const journey = await world.referred({ ...said, profile: { sex } });
  await world.told(journey, { type: 'AcceptReferral', occurredOn: '2025-06-03', data: {} });
  return world.told(journey, { type: 'StartJourney', occurredOn: '2025-06-05', data: { profile: { sex } } });
};

describe('what Uppföljning Finsam asks of a year', () => {
  it('is participants by sex of each individual insats, counted, and what the office has stated', async () => {
    await started();
    await started({ anonymous: true }, 'man');
    await state([BUDGET, { figure: 'allottedMeans', of: null, value: 500_00 }]);
    expect(await valuesOf()).toMatchObject({
      [`women ${FINSAM}`]: 1,
      [`men ${FINSAM}`]: 1,
      [`unknownSex ${FINSAM}`]: 0,
      [`participants ${FINSAM}`]: 2,
      [`women ${NOVUM}`]: 0,
      [`budget ${FINSAM}`]: 100_00,
      [`outcome ${FINSAM}`]: null,
      allottedMeans: 500_00,
    });
  });

  it('is of the latest year that is over where none is named, and of no year out of reach', async () => {
    expect(answerOf(await world.send(new ReadFinsamYear(by(KARIN)))).year).toBe(2024);
    expect(await world.send(new ReadFinsamYear(by(KARIN), 2027))).toMatchObject({
      refusal: { code: 'YearOutOfReach', to: 2026 },
    });
  });

  it('is of whoever leads insatser the participants of those alone', async () => {
    await started();
    await state([BUDGET]);
    const lead = await read(LENA);
    expect(lead.figures.map(figureKey)).toEqual(
      ['women', 'men', 'unknownSex', 'participants'].map((figure) => `${figure} ${FINSAM}`),
    );
    expect([lead.history, lead.stated, lead.mayState, lead.mayReport]).toEqual([
      [],
      [],
      false,
      ['participants'],
    ]);
  });

  it('is read by auditors, who change nothing, and by no caseworker and no board', async () => {
    expect((await read(AGDA)).mayReport).toEqual([]);
    for (const asker of [ANNA, STINA]) await expect(read(asker)).rejects.toThrow(/role/);
  });

  it('is of one association, which the operator names where there are several', async () => {
    await state([BUDGET]);
    const other: Asker = { ...KARIN, association: 'annat' };
    expect(await valuesOf(other)).toMatchObject({ [`budget ${FINSAM}`]: null });
    expect(await world.send(new ReadFinsamYear(by(OPERATOR), YEAR))).toEqual({ outcome: 'notFound' });
    const named = await world.send(new ReadFinsamYear(by(OPERATOR), YEAR, 'stockholm'));
    expect(answerOf(named).association.id).toBe('stockholm');
  });
});

describe('figures of a year', () => {
  it('are stated by the office, with who, when and from where, and corrected by stating them anew', async () => {
    await state([BUDGET], 'Budget 2025');
    await state([{ ...BUDGET, value: 120_00 }], '', KALLE);
    const { history, names } = await read();
    expect(history).toMatchObject([
      { by: 'kalle', at: world.now, statements: [{ value: 120_00 }], note: '' },
      { by: 'karin', statements: [BUDGET], note: 'Budget 2025' },
    ]);
    expect(names.get('kalle')).toBe('Kalle Prov');
  });

  it('are stated by nobody else', async () => {
    for (const asker of [AGDA, LENA, ANNA, STINA, OPERATOR])
      await expect(state([BUDGET], '', asker)).rejects.toThrow(/role/);
    expect(await world.events('FiguresStated')).toEqual([]);
  });

  it('are not overwritten by who has not seen what they have become', async () => {
    await state([BUDGET], '', KARIN, -1);
    const { revision } = await read();
    await state([{ ...BUDGET, value: 1 }], '', KALLE, revision);
    expect(await state([{ ...BUDGET, value: 2 }], '', KARIN, revision)).toMatchObject({ outcome: 'stale' });
  });

  it('sent twice are stated once, and with another body are refused', async () => {
    const sent = world.sent(KARIN, { text: 'a' });
    const said = { statements: [BUDGET], note: '' };
    await world.send(new StateFigures(sent, YEAR, said));
    expect(await world.send(new StateFigures(sent, YEAR, said))).toMatchObject({ outcome: 'repeated' });
    expect(await world.send(new StateFigures({ ...sent, text: 'b' }, YEAR, said))).toMatchObject({
      refusal: { code: 'CommandIdReused' },
    });
  });

  it('are told of all years to whoever has figures, with when each was stated', async () => {
    const paid: FigureValue = { figure: 'paidContribution', of: 'state', value: 12_00 };
    await state([BUDGET, paid]);
    const { years, contributors } = answerOf(await world.send(new ReadStatedYears(by(ANNA))));
    expect(years).toEqual([
      {
        year: YEAR,
        figures: [
          { ...BUDGET, at: world.now },
          { ...paid, at: world.now },
        ],
      },
    ]);
    expect(contributors.map(({ id }) => id)).toEqual([
      'state',
      'region:Region Stockholm',
      'municipality:Stockholms stad',
    ]);
    expect(answerOf(await world.send(new ReadStatedYears(by(OLLE)))).years).toEqual([]);
  });
});

describe('figures that were entered into Uppföljning Finsam', () => {
  it('are frozen, with moment, place in the log and definitions, and what has changed since is told', async () => {
    await started();
    await state([BUDGET]);
    answerOf(await report());
    const { reports, changes } = await read();
    const [first] = reports;
    expect(changes).toEqual([]);
    expect(first).toMatchObject({ by: 'karin', year: YEAR, definitionVersion: expect.any(Number) });
    expect(first?.figures).toContainEqual({ figure: 'women', of: FINSAM, value: 1 });
    expect(first?.figures.map(({ figure }) => figure)).not.toContain('paidContribution');
    await state([{ ...BUDGET, value: 1 }]);
    await started({ ...INES, identityNumber: '19850716-2389' });
    expect((await read()).changes.map((one) => [figureKey(one), one.reported?.value, one.value])).toEqual([
      [`budget ${FINSAM}`, 100_00, 1],
      [`women ${FINSAM}`, 1, 2],
      [`participants ${FINSAM}`, 1, 2],
    ]);
    expect((await read()).reports[0]).toEqual(first);
  });

  it('tell which insatser have changed their kind since, whose participants are no longer counted', async () => {
    answerOf(await report());
    expect((await read()).changedKind).toEqual([]);
    const { interventions } = world.ports.associations().find(({ id }) => id === 'stockholm') ?? {};
    const changed = (interventions ?? []).map((one) =>
      one.id === NOVUM ? { ...one, kind: 'structural' } : one,
    );
    await world.setUp({ interventions: changed });
    const { changedKind, figures } = await read();
    expect(changedKind.map(({ id }) => id)).toEqual([NOVUM]);
    expect(figures.map(figureKey)).not.toContain(`women ${NOVUM}`);
  });

  it('are by part, and of whoever leads insatser their participants', async () => {
    await started();
    answerOf(await report(LENA, ['participants']));
    expect((await read(LENA)).changes).toEqual([]);
    const { reportedParts, changes } = await read();
    expect(reportedParts).toEqual(['participants']);
    expect(changes.map(figureKey)).not.toContain(`women ${FINSAM}`);
    expect(changes).toContainEqual({ figure: 'women', of: NOVUM, value: 0, reported: undefined });
    expect(await report(LENA, ['economy'])).toMatchObject({ refusal: { code: 'NoPartReported' } });
    expect(await report(KARIN, [])).toMatchObject({ refusal: { code: 'NoPartReported' } });
  });

  it('are those that were seen', async () => {
    const { mark } = await read();
    await started();
    const sent = world.sent(KARIN);
    expect(await world.send(new ReportFigures(sent, YEAR, ['participants'], mark))).toMatchObject({
      refusal: { code: 'SeenOtherwise' },
    });
  });

  it('sent twice are reported once, also where something has changed between', async () => {
    await started();
    const { mark } = await read();
    const sent = world.sent(KARIN);
    const message = new ReportFigures(sent, YEAR, ['participants'], mark);
    answerOf(await world.send(message));
    await started({ ...INES, identityNumber: '19850716-2389' });
    expect(await world.send(message)).toMatchObject({ outcome: 'repeated' });
    expect(await world.events('FiguresReported')).toHaveLength(1);
  });
});
