import {
  ANNUAL_REPORT_NAMES,
  type AnnualReportName,
  isAnnualReport,
  periodName,
  type ReportPeriod,
  reportPeriod,
} from '@samspar/annual-report';
import { chartOfReport, linesOf, reportAddress, reportPaper, reportSheets, toldPart } from '@samspar/pages';
import { crossedIn, givenReport, readReport, REPORT_NAMES, REPORTS, unitsInReport } from '@samspar/reports';
import { codeLabel, momentIn, type QueryRefusal } from '@samspar/statistics';
import { AskAnnualReport, AskReport, byOperator } from '@samspar/use-cases';
import { Argument, type Command, Option } from 'commander';
import { annualText, tablesOf } from '../annual-report-text.js';
import { askingFigures } from '../figure-options.js';
import { collect, examples, yearOption } from '../options.js';
import { answerIn } from '../outcome.js';
import { refusedQuestion } from '../refused-question.js';
import { beforeAfterText } from '../before-after-text.js';
import { crossedText } from '../crossed-text.js';
import { type CommandRefused, EXIT } from '../terminal.js';
import {
  outOption,
  refuseUnwritable,
  type TableFlags,
  tableFormatOption,
  tablesInFiles,
  writeTables,
} from '../written-tables.js';
import { namesFor, refusedFigure } from './stats.js';

type ReportFlags = TableFlags &
  Readonly<
    Partial<
      Record<'year' | 'half' | 'from' | 'to' | 'asKnownAt' | 'compareWith' | 'protect' | 'unit', string>
    > & { where?: readonly string[] }
  >;

const usage = (refusal: QueryRefusal): CommandRefused => refusedQuestion(refusal, EXIT.usage);

/** The days of a year, or of a half of it. */
const periodOf = ({
  year,
  half,
  from,
  to,
}: ReportFlags): Readonly<Record<'from' | 'to', string | undefined>> => {
  if (year === undefined) {
    if (half !== undefined) throw usage({ code: 'ParameterMissing', parameter: 'year' });
    return { from, to };
  }
  if (half === '1') return { from: `${year}-01-01`, to: `${year}-06-30` };
  return { from: half === '2' ? `${year}-07-01` : `${year}-01-01`, to: `${year}-12-31` };
};

const parametersOf = (flags: ReportFlags): readonly (readonly [string, string])[] => {
  const { where = [], asKnownAt, compareWith, protect, unit } = flags;
  return [
    ...Object.entries({ ...periodOf(flags), asKnownAt, compareWith, protect, unit }).flatMap(
      ([name, value]) => (value === undefined ? [] : [[name, value] as const]),
    ),
    ...where.map((condition) => ['where', condition] as const),
  ];
};

const NOT_ASKED = ['from', 'to', 'compareWith', 'unit', 'where'] as const;

/** What is asked of the report of a year or of half of one. Throws what is wrong with the flags. */
const annualPeriod = (name: AnnualReportName, flags: ReportFlags): ReportPeriod => {
  const stray = NOT_ASKED.find((flag) => flags[flag] !== undefined);
  if (stray !== undefined) throw usage({ code: 'ParameterUnknown', parameter: stray });
  const { year = '', half } = flags;
  if (year === '') throw usage({ code: 'ParameterMissing', parameter: 'year' });
  if (name === 'halvarsrapport' && half === undefined)
    throw usage({ code: 'ParameterMissing', parameter: 'half' });
  if (name === 'arsredovisning' && half !== undefined)
    throw usage({ code: 'ParameterUnknown', parameter: 'half' });
  const period = reportPeriod(name, half === undefined ? year : `${year}-${half}`);
  if (!period) throw usage({ code: 'NotADay', parameter: 'year', value: year });
  return period;
};

const askAnnual = async (name: AnnualReportName, flags: ReportFlags): Promise<void> => {
  const period = annualPeriod(name, flags);
  const asKnownAt = flags.asKnownAt === undefined ? Date.now() : momentIn(flags.asKnownAt);
  if (asKnownAt === undefined)
    throw usage({ code: 'NotAMoment', parameter: 'asKnownAt', value: flags.asKnownAt ?? '' });
  const protect = flags.protect === 'public' ? 'public' : 'none';
  await askingFigures('samspar report', async (send) => {
    const asked = new AskAnnualReport(byOperator(), period, { asKnownAt, protect });
    const document = answerIn(await send(asked), refusedFigure);
    const address = `/rapporter/${name}/${periodName(period)}`;
    const filed = { report: document, language: 'sv', address } as const;
    await writeTables(flags, {
      json: () => document,
      text: () => annualText(document),
      files: () => ({
        lines: () => linesOf({ title: document.title.sv, address, tables: tablesOf(document) }),
        sheets: () => reportSheets(filed),
        paper: () => reportPaper(filed),
      }),
    });
  });
};

export const addReport = (program: Command): void => {
  program
    .command('report')
    .description(
      'gör en färdig rapport; samma tal som på sidan Statistik och i GET /api/v1/reports; går bredvid en server',
    )
    .addArgument(
      new Argument('<rapport>', 'vilken rapport').choices([...ANNUAL_REPORT_NAMES, ...REPORT_NAMES]),
    )
    .addOption(yearOption('hela året, eller en halva av det med --half').conflicts(['from', 'to']))
    .addOption(new Option('--half <halva>', 'första eller andra halvåret').choices(['1', '2']))
    .option('--from <dag>', 'periodens första dag, ÅÅÅÅ-MM-DD, om inte --year anges')
    .option('--to <dag>', 'periodens sista dag, ÅÅÅÅ-MM-DD')
    .option('--where <villkor>', 'dimension:kod,kod; får upprepas: --where intervention:finsam-team', collect)
    .option(
      '--compare-with <vad>',
      'year för samma dagar året före, eller en tidpunkt för hur det var registrerat då',
    )
    .option('--as-known-at <tid>', 'uppgifterna så som de var registrerade då: dag eller tidpunkt med zon')
    .addOption(new Option('--unit <enhet>', 'deltaganden eller personer').choices(['journey', 'person']))
    .addOption(new Option('--protect <läge>', 'public döljer små tal').choices(['none', 'public']))
    .addOption(tableFormatOption())
    .addOption(outOption())
    .addHelpText(
      'after',
      examples(
        'samspar report aret --year 2024',
        'samspar report insats --year 2024 --where intervention:finsam-team --format pdf --out bilaga-1.pdf',
        'samspar report arsredovisning --year 2024 --protect public --format xlsx --out arsredovisning.xlsx',
      ),
    )
    .action(async (name: string, flags: ReportFlags) => {
      refuseUnwritable(flags);
      if (isAnnualReport(name)) {
        await askAnnual(name, flags);
        return;
      }
      const read = readReport(name, parametersOf(flags));
      if ('refusal' in read) throw usage(read.refusal);
      const { query } = read;
      await askingFigures('samspar report', async (send) => {
        const report = answerIn(await send(new AskReport(byOperator(), query)), refusedFigure);
        const names = await namesFor(send, query.where, unitsInReport(report));
        const title = REPORTS[query.name].title.sv;
        const tables = report.tables.map((part) => ({
          title: part.title.sv,
          told: toldPart(part, { names, language: 'sv' }),
        }));
        await writeTables(flags, {
          json: () => givenReport(report, (dimension, code) => codeLabel(dimension, code, names)),
          text: () =>
            [
              title,
              ...tables.map(({ title: heading, told }) =>
                'table' in told ? crossedText(heading, told) : beforeAfterText(heading, told),
              ),
            ].join('\n\n'),
          files: () =>
            tablesInFiles({
              title,
              address: reportAddress(query.name, parametersOf(flags)),
              tables,
              chart: chartOfReport(
                query.name,
                crossedIn(report.tables).map(({ table }) => table),
                { names, language: 'sv' },
              ),
            }),
        });
      });
    });
};
