import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { reportPeriod } from '@samspar/annual-report';
import { releasedReport, releasedSections } from '@samspar/publications';
import {
  answerOf,
  by,
  FINSAM,
  JourneyWorld,
  KALLE,
  KARIN,
  LENA,
  NOVUM,
  STINA,
} from '../../../../test/use-cases/journey-world.js';
import { PublishingWorld } from '../../../../test/use-cases/publishing.js';
import { ReadOpenData } from '../open-data/read-open-data.js';
import { ForeseeRedefinition } from '../publications/foresee.js';
import { ChangePublication } from '../publications/publish-messages.js';
import { PublishAnnualReport } from '../publications/publish-report.js';
import { AskAnnualReport } from './ask-annual-report.js';
import {
  CancelAnnualReport,
  cancelAnnualReport,
  ReadAnnualReport,
  readAnnualReport,
  ReadExpectedResults,
  ReadReportPlace,
} from './read-annual-report.js';
import { ReportBuilds } from './report-builds.js';
import { ExpectResult, WriteReportText } from './write-report.js';
import type { Ports } from '../ports.js';

const YEAR = reportPeriod('arsredovisning', '2025') ?? fail();
const HALF = reportPeriod('halvarsrapport', '2025-1') ?? fail();

function fail(): never {
  throw new Error('It is a period.');
}

let world: JourneyWorld;
beforeEach(async () => {
  world = await JourneyWorld.open(['stockholm']);
});
afterEach(() => world.close());

const write = (text: string, edition = 0, asker = KARIN, slot = 'resultat') =>
  world.send(new WriteReportText(world.sent(asker), YEAR, slot, { text, edition }));
const place = (asker = KARIN) => world.send(new ReadReportPlace(by(asker), YEAR, { slot: 'resultat' }));
const expectNovum = (participants: number | null, edition = 0, period = YEAR) =>
  world.send(
    new ExpectResult(world.sent(KARIN), period, NOVUM, {
      participants,
      toWorkOrStudies: null,
      text: '',
      edition,
    }),
  );
const question = () => ({ period: YEAR, asKnownAt: world.now, protect: 'none' }) as const;
const read = async (asker = KARIN) =>
  answerOf(await world.send(new ReadAnnualReport(by(asker), question(), true)));

describe('the words of a report', () => {
  it('say who wrote what and when, and what stood there before', async () => {
    answerOf(await write('Först.'));
    world.now += 60_000;
    answerOf(await write('Sedan.', 1, KALLE));
    const { written, history, names } = answerOf(await place());
    expect(written).toEqual({ text: 'Sedan.', edition: 2 });
    expect(history.map(({ by: who, text }) => [names.get(who), text])).toEqual([
      ['Kalle Prov', 'Sedan.'],
      ['Karin Prov', 'Först.'],
    ]);
    expect(history[0]?.at).toBe(world.now);
  });

  it('are written over what somebody else wrote by nobody who has not seen it', async () => {
    answerOf(await write('Först.'));
    expect(await write('Annat.', 0, KALLE)).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'WrittenSince', edition: 1 },
    });
  });

  it('are written once however often they are sent', async () => {
    const sent = world.sent(KARIN);
    const message = () => new WriteReportText(sent, YEAR, 'resultat', { text: 'Ett.', edition: 0 });
    answerOf(await world.send(message()));
    expect(await world.send(message())).toMatchObject({ outcome: 'repeated', answer: { edition: 1 } });
  });

  it('are written in sections that the report has, of insatser that the association has', async () => {
    expect(await write('x', 0, KARIN, 'definitioner')).toEqual({ outcome: 'notFound' });
    const said = { participants: 1, toWorkOrStudies: null, text: '', edition: 0 };
    expect(await world.send(new ExpectResult(world.sent(KARIN), YEAR, 'ingen', said))).toEqual({
      outcome: 'notFound',
    });
  });

  it('are written by the office alone', async () => {
    for (const asker of [LENA, STINA]) await expect(write('x', 0, asker)).rejects.toThrow(/role/);
  });

  it('hold what is expected of a year, which the report of half of it shows as well', async () => {
    answerOf(await expectNovum(120, 0, HALF));
    expect(answerOf(await world.send(new ReadExpectedResults(by(LENA), 2025)))).toEqual({
      [NOVUM]: { participants: 120, toWorkOrStudies: null, text: '' },
    });
    answerOf(await expectNovum(null, 1));
    expect(answerOf(await world.send(new ReadExpectedResults(by(KARIN), 2025)))).toEqual({});
  });
});

describe('the report of a year', () => {
  it('is read as it was known at a moment, with the words as they are now', async () => {
    for (let journey = 0; journey < 6; journey++) await world.referred();
    answerOf(await write('Ett lugnt år.'));
    let { build } = await read();
    while (build.at === 'building') ({ build } = await read());
    expect(build.at).toBe('built');
    const asked = new AskAnnualReport(by(LENA), YEAR, { protect: 'none', asKnownAt: world.now });
    const document = answerOf(await world.send(asked));
    expect(build.at === 'built' && build.document).toEqual(document);
    const slots = document.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'slot' && block.text !== null ? [block.text] : [])),
    );
    expect(slots).toEqual(['Ett lugnt år.']);
  });

  it('is not built again once that is cancelled, until it is asked for', async () => {
    const held = Promise.withResolvers<void>();
    const reportBuilds: Ports['reportBuilds'] = new ReportBuilds(() => held.promise);
    const ports = { ...world.ports, reportBuilds };
    const asked = question();
    const now = async (again = false) => {
      const reading = readAnnualReport(ports)(new ReadAnnualReport(by(KARIN), asked, again));
      return answerOf(await reading).build;
    };
    expect(await now()).toMatchObject({ at: 'building', done: 0 });
    answerOf(await cancelAnnualReport(ports)(new CancelAnnualReport(by(KALLE), asked)));
    expect(await now()).toMatchObject({ at: 'building' });
    answerOf(await cancelAnnualReport(ports)(new CancelAnnualReport(by(KARIN), asked)));
    expect(await now()).toEqual({ at: 'cancelled' });
    expect(await now(true)).toMatchObject({ at: 'building', done: 0 });
    held.resolve();
  });

  it('is released with its words and figures frozen, small counts hidden, and the same when it is counted again', async () => {
    const office = new PublishingWorld(world);
    for (let journey = 0; journey < 6; journey++) {
      const id = await world.referred();
      await world.told(id, { type: 'AcceptReferral', occurredOn: '2025-06-03', data: {} });
      await world.told(id, {
        type: 'StartJourney',
        occurredOn: '2025-06-05',
        data: { profile: { sex: journey < 5 ? 'woman' : 'man' } },
      });
    }
    answerOf(await write('Före.'));
    const { publication } = answerOf(await world.send(new PublishAnnualReport(world.sent(KARIN), YEAR)));
    answerOf(await write('När den lämnades.', 1));
    answerOf(await office.propose(publication));
    office.later();
    answerOf(await write('Efteråt.', 2));
    await world.referred();
    const released = await office.read(publication, STINA);
    const document = releasedReport(publication, released.publication, released.association);
    expect(document).toMatchObject({
      publication,
      protect: 'public',
      position: released.publication.figures?.position,
    });
    const blocks = document?.sections.flatMap((section) => section.blocks) ?? [];
    expect(blocks).toContainEqual(expect.objectContaining({ slot: 'resultat', text: 'När den lämnades.' }));
    const table = blocks.find((block) => block.kind === 'table' && block.id === 'deltagare-per-insats');
    const started =
      table?.kind === 'table'
        ? table.table.rows.find(({ measure, codes }) => measure === 'started' && codes[0] === FINSAM)
        : undefined;
    expect(started?.cells.map(({ value, suppressed }) => suppressed ?? value)).toEqual([true, true, 6]);
    expect((await office.rerun(publication)).isSame).toBe(true);
  });

  it('lists each table under the first section of the report that shows it', async () => {
    const office = new PublishingWorld(world);
    const { publication } = answerOf(await world.send(new PublishAnnualReport(world.sent(KARIN), YEAR)));
    const { asked, report } = (await office.read(publication, KARIN)).publication;
    const sections = releasedSections({ asked, ...(report && { report }) }) ?? [];
    expect(sections.map(({ heading }) => heading.sv)).toEqual([
      'Deltagare',
      'Vilka som började',
      'Vem som anmäler',
      'Avslut och resultat',
      'Ledtider och överlämningar',
      'Utveckling över tre år',
    ]);
    expect(sections.flatMap(({ places }) => places).toSorted((one, other) => one - other)).toEqual([
      ...asked.keys(),
    ]);
    const age = sections[1]?.places.map((at) => asked[at]?.title) ?? [];
    expect(age[0]).toContain('Ålder vid start');
    expect(releasedSections({ asked })).toBeUndefined();
  });

  it('stands by its sections among open data and where a change is foreseen', async () => {
    const office = new PublishingWorld(world);
    await world.setUp({ openData: { licence: 'CC0-1.0', email: 'kansliet@prov.example' } });
    const { publication } = answerOf(await world.send(new PublishAnnualReport(world.sent(KARIN), YEAR)));
    answerOf(await office.propose(publication));
    const [catalogue] = answerOf(await world.send(new ReadOpenData(by(KARIN), 'https://samspar.example')));
    const [release] = catalogue?.releases ?? [];
    const places = release?.sections?.flatMap((section) => section.places) ?? [];
    expect(release?.sections?.[1]?.heading.sv).toBe('Vilka som började');
    expect(places.toSorted((one, other) => one - other)).toEqual(release?.tables.map(({ place: at }) => at));
    const change = { change: 'threshold', threshold: 9 } as const;
    const { tables } = answerOf(await world.send(new ForeseeRedefinition(by(KARIN), change)));
    const headings = new Set(tables?.map(({ section }) => section?.sv));
    expect(headings).toEqual(new Set(release?.sections?.map(({ heading }) => heading.sv)));
  });

  it('has the tables of its definition and no others when it is released', async () => {
    const { publication } = answerOf(await world.send(new PublishAnnualReport(world.sent(KARIN), YEAR)));
    const wish = { type: 'RemoveTable', data: { table: 0 } } as const;
    expect(await world.send(new ChangePublication(world.sent(KARIN), publication, wish))).toMatchObject({
      refusal: { code: 'PartOfReport' },
    });
  });
});
