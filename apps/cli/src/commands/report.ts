import { reportAddress, toldPart } from '@samspar/pages';
import { givenReport, readReport, REPORT_NAMES, REPORTS, unitsInReport } from '@samspar/reports';
import { codeLabel, queryRefusalSentence, type QueryRefusal } from '@samspar/statistics';
import { AskReport, byOperator } from '@samspar/use-cases';
import { type Command, Option } from 'commander';
import { askingFigures } from '../figure-options.js';
import { collect } from '../options.js';
import { answerIn } from '../outcome.js';
import { beforeAfterText } from '../before-after-text.js';
import { crossedText } from '../crossed-text.js';
import { type CommandRefused, EXIT, refusedWith } from '../terminal.js';
import {
  outOption,
  refuseUnwritable,
  type TableFlags,
  tableFormatOption,
  writeTables,
} from '../written-tables.js';
import { namesFor, refusedFigure } from './stats.js';

type ReportFlags = TableFlags &
  Readonly<
    Partial<
      Record<'year' | 'half' | 'from' | 'to' | 'asKnownAt' | 'compareWith' | 'protect' | 'unit', string>
    > & { where?: readonly string[] }
  >;

const usage = (refusal: QueryRefusal): CommandRefused =>
  refusedWith(queryRefusalSentence(refusal), refusal, EXIT.usage);

/** The days of a year, or of a half of it. */
const periodOf = ({
  year,
  half,
  from,
  to,
}: ReportFlags): Readonly<Record<'from' | 'to', string | undefined>> => {
  if (year === undefined) return { from, to };
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

export const addReport = (program: Command): void => {
  program
    .command('report')
    .description(
      'gör en färdig rapport; samma tal som på sidan Statistik och i GET /api/v1/reports; går bredvid en server',
    )
    .argument('<rapport>', REPORT_NAMES.join(', '))
    .option('--year <år>', 'hela året, eller en halva av det med --half')
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
    .action(async (name: string, flags: ReportFlags) => {
      const read = readReport(name, parametersOf(flags));
      if ('refusal' in read) throw usage(read.refusal);
      const { query } = read;
      refuseUnwritable(flags);
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
          filed: () => ({ title, address: reportAddress(query.name, parametersOf(flags)), tables }),
        });
      });
    });
};
