import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reportPeriod } from '@samspar/annual-report';
import { journeyStream } from '@samspar/casework';
import type { StoredEvent } from '@samspar/event-store';
import { type Installation, openInstallation } from '@samspar/installation';
import {
  answeredQuestion,
  answerSentences,
  KNOWN_QUESTION_IDS,
  KNOWN_QUESTIONS,
  type KnownQuestionId,
  readKnownQuestion,
  standingOfQuestion,
} from '@samspar/questions';
import { crossedIn, quotable, readReport } from '@samspar/reports';
import { type Answer, type Cell, codeLabel, type Dimension, DIMENSIONS } from '@samspar/statistics';
import {
  AskAnnualReport,
  AskReport,
  byOperator,
  ReportBuilds,
  sendTo,
  useCasesOfFigures,
} from '@samspar/use-cases';
import { caseworkersOf, demonstrationUser } from '@samspar/users';
import { type DemoReport, runDemo } from '../../apps/cli/src/demo/demo.js';
import { registerByHand } from './registered-by-hand.js';
import { type Asked, SHARES, TEAM } from './shares.js';

const TODAY = '2026-02-02';
const WEEKS_LATER = '2026-03-16';
const LONG = 120_000;

let folder: string;
let installation: Installation;
let report: DemoReport;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samspar-published-'));
  installation = await openInstallation(
    { folder, host: '127.0.0.1', port: 0, production: false },
    { what: 'published-2024', clock: () => Date.parse(`${TODAY}T09:00:00Z`) },
  );
  report = await runDemo(installation);
}, LONG);

afterAll(async () => {
  await installation.close();
  rmSync(folder, { recursive: true });
});

const ask = (asked: Asked): Answer => {
  const result = installation.views.statistics({
    from: '2024-01-01',
    to: '2024-12-31',
    by: [],
    where: {},
    unit: 'journey',
    protect: 'none',
    ...asked,
  });
  if ('refusal' in result) throw new Error(JSON.stringify(result.refusal));
  return result.answer;
};

const figures = () => {
  const { streams, views } = installation;
  return sendTo(
    useCasesOfFigures({
      streams,
      views: () => views,
      associations: () => views.associations(),
      reportBuilds: new ReportBuilds(),
    }),
  );
};

const cellOf = ({ cells }: Answer, codes: Partial<Record<Dimension, string>>): Cell | undefined =>
  cells.find((cell) =>
    DIMENSIONS.every((dimension) => codes[dimension] === undefined || cell[dimension] === codes[dimension]),
  );

describe('the published figures of 2024, from the constructed data set', () => {
  it('comes of a workbook of which every row is taken', () => {
    expect(report).toMatchObject({ association: 'stockholm', rows: 1482, imported: 1482 });
  });

  it.each([
    ['P01', 'participants', { measure: 'participants' }, 878],
    ['P05', 'started', { measure: 'started' }, 352],
    ['P15', 'started in the FINSAM-team 2018–2024', { measure: 'started', ...TEAM }, 750],
    ['P18', 'ended', { measure: 'ended' }, 348],
    ['B06', 'closing stock', { measure: 'ongoing' }, 530],
  ] as const)('%s: %s make %s', (_id, _what, asked, total) => {
    expect(ask(asked)).toMatchObject({ total, checks: { closes: true } });
  });

  it('P04: six insatser had participants', () => {
    expect(ask({ measure: 'participants', by: ['intervention'] }).cells).toHaveLength(6);
  });

  it.each(SHARES)('%s: %s', (_id, _what, asked, codes, numerator, denominator, percent) => {
    const answer = ask(asked);
    expect(answer.checks.closes).toBe(true);
    expect(cellOf(answer, codes)).toMatchObject({
      value: numerator,
      share: { numerator, denominator, percent },
    });
  });

  it.each([
    ['participants', 521, 357],
    ['started', 197, 155],
    ['ended', 197, 151],
    ['ongoing', 324, 206],
  ] as const)('%s: women, men and unknown make the total, and nobody is unknown', (measure, women, men) => {
    const answer = ask({ measure, by: ['sex'] });
    expect(answer.cells.map(({ sex, value }) => [sex, value])).toEqual([
      ['woman', women],
      ['man', men],
    ]);
    expect(answer.total).toBe(women + men);
  });

  it('P10: Stockholms stad refers more than any other', () => {
    const [first] = ask({ measure: 'started', by: ['referringParty'] }).cells.toSorted(
      (one, other) => other.value! - one.value!,
    );
    expect(first?.referringParty).toBe('municipality');
  });

  it('P11: the started live in all eleven districts', () => {
    const districts = ask({ measure: 'started', by: ['district'] }).cells.filter(
      ({ district }) => district !== 'unknown',
    );
    expect(districts).toHaveLength(11);
    expect(districts.reduce((sum, { value }) => sum + value!, 0)).toBe(54 + 279);
  });

  it('P14: women more often than men have been five years or more without work', () => {
    const answer = ask({ measure: 'started', by: ['sex', 'timeWithoutWork'] });
    const of = (sex: string) => cellOf(answer, { sex, timeWithoutWork: '5-plus' })!.share!;
    expect([
      of('woman').numerator + of('man').numerator,
      of('woman').denominator,
      of('man').denominator,
    ]).toEqual([127, 197, 155]);
    expect(of('woman').percent).toBeGreaterThan(of('man').percent);
  });

  it('the exit groups round to 18, 32, 30 and 21, which the answer says make 101', () => {
    const answer = ask({ measure: 'ended', by: ['exitGroup'] });
    expect(answer.cells.map(({ share }) => share!.percent)).toEqual([18, 32, 30, 21]);
    expect(answer.checks.roundedSums).toEqual([101]);
  });

  it('the senders round to 37, 34, 28 and 2, which the answer says make 101', () => {
    const answer = ask({ measure: 'started', by: ['referringParty'] });
    expect(answer.cells.map(({ share }) => share!.percent)).toEqual([37, 34, 28, 2]);
    expect(answer.checks.roundedSums).toEqual([101]);
  });

  it.each(['obstacle', 'timeOnAssistance', 'livelihoodAtExit', 'needGroup'] as const)(
    'what the association does not register is not answered with 0: %s',
    (dimension) => {
      expect(ask({ measure: 'started', by: [dimension] })).toMatchObject({
        total: null,
        notRegistered: { dimension, since: null },
      });
    },
  );

  it('livelihood counts as unknown where only the FINSAM-team registers it, and the answer notes it', () => {
    const answer = ask({ measure: 'started', by: ['livelihood'] });
    expect(cellOf(answer, { livelihood: 'unknown' })!.value).toBe(352 - 86);
    expect(answer.notes.length).toBeGreaterThan(0);
  });

  it('Q1: more are referred in a year than start', () => {
    const answer = ask({ measure: 'referred', by: ['referralOutcome'] });
    expect(answer.checks.closes).toBe(true);
    expect(cellOf(answer, { referralOutcome: 'open' })!.value).toBeGreaterThanOrEqual(64);
  });

  it('what was known is the same at the end of the import as it is now', () => {
    const asKnownAt = Date.parse(`${TODAY}T22:59:59Z`);
    expect(ask({ measure: 'participants', by: ['sex'], asKnownAt }).cells).toEqual(
      ask({ measure: 'participants', by: ['sex'] }).cells,
    );
  });
});

const questionOf2024 = (id: KnownQuestionId) => {
  const read = readKnownQuestion(id, [
    ['from', '2024-01-01'],
    ['to', '2024-12-31'],
  ]);
  if ('refusal' in read) throw new Error(read.refusal.code);
  const made = answeredQuestion(id, read.about, {
    ask: (query) => installation.views.statistics(query),
    threshold: 5,
  });
  if ('refusal' in made) throw new Error(made.refusal.code);
  return made.question.tables;
};
const nameOf = (dimension: Dimension, code: string) => codeLabel(dimension, code);
const saidOf = (id: KnownQuestionId) =>
  questionOf2024(id).map((answered, place) =>
    answerSentences(KNOWN_QUESTIONS[id].tables[place] ?? {}, answered, nameOf, 'sv', ({ reason }) => reason),
  );

describe('the questions that are asked, of 2024', () => {
  it('Q1: 130 of the 352 who started had been referred by the city', () =>
    expect(saidOf('q1')[0]?.[0]).toMatch(/^130 av 352 påbörjade deltaganden 2024, 37 procent, /));

  it('Q6: 18 per cent went to work or studies, 14 of the women and 22 of the men', () =>
    expect(saidOf('q6')[0]?.[0]).toMatch(
      /^61 av 348 .* 18 procent, gick till arbete eller studier \(kvinnor 28 av 197, 14 procent; män 33 av 151, 22 procent\)/,
    ));

  it('Q20: 36 per cent had been without work or studies for five years or more', () =>
    expect(saidOf('q20')[2]?.[0]).toMatch(/^127 av 352 påbörjade deltaganden 2024, 36 procent, /));

  it.each(['q3', 'q4'] as const)('%s: what nobody registers is said to be missing, and never 0', (id) => {
    const said = saidOf(id).flat();
    expect(said.length).toBeGreaterThan(0);
    for (const sentence of said) {
      expect(sentence).toMatch(/^Uppgift saknas: registreras inte\. /);
      expect(sentence).not.toMatch(/\b0\b/);
    }
  });

  it('are answered, in part or not at all, as is known of them', () => {
    const standings = KNOWN_QUESTION_IDS.map((id) => {
      const tables = questionOf2024(id).map(({ table }) => table);
      return [id, standingOfQuestion(KNOWN_QUESTIONS[id], tables, { isStated: false, isReckoned: false })];
    });
    const of = (standing: string) => standings.flatMap(([id, one]) => (one === standing ? [id] : []));
    expect(of('answered')).toEqual(['q1', 'q6', 'q19', 'q20']);
    expect(of('missing')).toEqual(['q3', 'q4', 'q8', 'q9', 'q10', 'q11', 'q12', 'q13', 'q16', 'q21']);
  });

  it.each(KNOWN_QUESTION_IDS)('%s: each figure of its tables is what the statistics answer', (id) => {
    for (const { table } of questionOf2024(id)) {
      if (table.notRegistered) continue;
      for (const row of table.rows.filter(({ codes }) => codes.length === table.rowsBy.length)) {
        const answer = ask({
          measure: row.measure,
          ...table.period,
          by: table.rowsBy,
          alongside: table.columnsBy,
          where: table.where,
        });
        const codes = Object.fromEntries(table.rowsBy.map((dimension, at) => [dimension, row.codes[at]]));
        const value = table.rowsBy.length === 0 ? answer.total : cellOf(answer, codes)?.value;
        expect(row.cells.at(-1)?.value ?? 0).toBe(value ?? 0);
      }
    }
  });
});

describe('the demonstration', () => {
  it('tells the year, says that it is constructed and fits a terminal', () => {
    expect(report.table).toContain('Konstruerat dataunderlag');
    expect(report.table).toContain(
      'Deltagare under året: kvinnor + män + uppgift saknas = totalt: 521 + 357 + 0 = 878',
    );
    expect(report.table).toMatch(/Försörjningsstöd .* 457 {2}61 %/);
    expect(report.table).not.toContain('STÄMMER INTE');
    expect(Math.max(...report.table.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it.each(['meetings', 'handovers', 'employerContacts', 'decisions', 'assessments'] as const)(
    'follows journeys from day to day: %s',
    (measure) => {
      expect(report.followed).toMatchObject({ refused: 0 });
      expect(ask({ measure, from: '2018-01-01', to: '2025-12-31' }).total).toBeGreaterThan(0);
    },
  );

  it.each(['anna', 'erik', 'fatima'])('leaves %s a day’s work and no more', (who) => {
    const caseworker = demonstrationUser('stockholm', who);
    const association = installation.views.associations().find(({ id }) => id === 'stockholm')!;
    const counts = installation.views.caseload.waitingCounts({
      association: association.id,
      interventions: association.interventions
        .map(({ id }) => id)
        .filter((id) => caseworkersOf(association, id).includes(caseworker)),
      caseworker,
      today: TODAY,
      among: 'own-and-nobodys',
    });
    const sum = (of: 'total' | 'late') => counts.reduce((all, count) => all + count[of], 0);
    expect(sum('total')).toBeGreaterThanOrEqual(5);
    expect(sum('total')).toBeLessThanOrEqual(15);
    expect(sum('late')).toBe(1);
    expect(counts.length).toBeGreaterThanOrEqual(4);
  });

  it('the ready report shows 18, 14 and 22 per cent of 348, 197 and 151, and says so in a sentence', async () => {
    const read = readReport('aret', [
      ['from', '2024-01-01'],
      ['to', '2024-12-31'],
    ]);
    if ('refusal' in read) throw new Error(JSON.stringify(read.refusal));
    const outcome = await figures()(new AskReport(byOperator(), read.query));
    if (outcome.outcome !== 'accepted') throw new Error(outcome.outcome);
    const table = crossedIn(outcome.answer.tables).find(({ id }) => id === 'resultat')?.table;
    const row = table?.rows.find(({ codes }) => codes[0] === 'work-or-studies');
    expect(table?.columns.map(({ codes }) => codes)).toEqual([['woman'], ['man'], []]);
    expect(row?.cells.map(({ share }) => share)).toEqual([
      { numerator: 28, denominator: 197, percent: 14 },
      { numerator: 33, denominator: 151, percent: 22 },
      { numerator: 61, denominator: 348, percent: 18 },
    ]);
    expect(table && row && quotable(table, row, codeLabel, 'sv')).toMatch(
      /^61 av 348 avslutade deltaganden 2024, 18 procent, gick till arbete eller studier \(kvinnor 28 av 197, 14 procent; män 33 av 151, 22 procent\); registrerat till och med /,
    );
  });

  it('the annual report shows 18, 14 and 22 per cent of 348, 197 and 151, and says so first', async () => {
    const period = reportPeriod('arsredovisning', '2024');
    if (!period) throw new Error('2024 is a year.');
    const about = { protect: 'none', asKnownAt: Date.parse(`${TODAY}T09:00:00Z`) } as const;
    const outcome = await figures()(new AskAnnualReport(byOperator(), period, about));
    if (outcome.outcome !== 'accepted') throw new Error(outcome.outcome);
    const { sections } = outcome.answer;
    const blocks = sections.flatMap((section) => section.blocks);
    const table = blocks.find((block) => block.kind === 'table' && block.id === 'resultat');
    const row =
      table?.kind === 'table'
        ? table.table.rows.find(({ codes }) => codes[0] === 'work-or-studies')
        : undefined;
    expect(row?.cells.map(({ share }) => share)).toEqual([
      { numerator: 28, denominator: 197, percent: 14 },
      { numerator: 33, denominator: 151, percent: 22 },
      { numerator: 61, denominator: 348, percent: 18 },
    ]);
    expect(
      sections[0]?.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text.sv] : [])),
    ).toContainEqual(
      expect.stringMatching(
        /^61 av 348 avslutade deltaganden 2024, 18 procent, gick till arbete eller studier \(kvinnor 28 av 197, 14 procent; män 33 av 151, 22 procent\); registrerat till och med /,
      ),
    );
  });

  it(
    'writes nothing the second time',
    async () => {
      const before = await installation.store.lastPosition();
      const second = await runDemo(installation);
      expect(second).toEqual({ ...report, imported: 0, followed: { events: 0, refused: 0 } });
      const types: string[] = [];
      for await (const page of installation.store.readAll({ after: before }))
        types.push(...page.map(({ stream }) => stream));
      expect(types.filter((stream) => stream.startsWith('journey-'))).toEqual([]);
    },
    LONG,
  );

  it(
    'that was used has weeks later all that was registered in it, its register goes on to the day, and it says how old it is',
    async () => {
      const [own, followed] = await registerByHand(installation, TODAY);
      const eventsOf = async (journey: string): Promise<readonly StoredEvent[]> =>
        (await installation.streams.load(journeyStream, journey)).stored;
      const before = await Promise.all([own, followed].map(eventsOf));
      const end = await installation.store.lastPosition();
      await installation.close();
      installation = await openInstallation(installation.configuration, {
        what: 'published-2024',
        clock: () => Date.parse(`${WEEKS_LATER}T09:00:00Z`),
      });
      expect(await runDemo(installation)).toMatchObject({ imported: 0, daysOld: 42 });
      const after = await Promise.all([own, followed].map(eventsOf));
      expect(after.map((events, index) => events.slice(0, before[index]?.length))).toEqual(before);
      expect(after.map(({ length }, index) => length > (before[index]?.length ?? 0))).toEqual([false, true]);
      const days: string[] = [];
      for await (const page of installation.store.readAll({ after: end, prefixes: [journeyStream.prefix] }))
        days.push(...page.map(({ occurredOn }) => occurredOn));
      expect(days.length).toBeGreaterThan(0);
      expect(days.filter((day) => day <= TODAY || day > WEEKS_LATER)).toEqual([]);
    },
    LONG,
  );
});
