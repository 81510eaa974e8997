import { type Command, Option } from 'commander';
import { unreachable } from '@samspar/kernel';
import { addressOfQuestion, QUESTION, tableHeading } from '@samspar/pages';
import { unitsInTable } from '@samspar/reports';
import {
  type CodeNames,
  codesNamed,
  asksDifference,
  PERCENTS_OF,
  readCrossed,
  readDifference,
  readFigure,
  readQuery,
  explainedAt,
  type StatisticsQuery,
  tableToExplain,
  toExplain,
} from '@samspar/statistics';
import {
  AskStatistics,
  AskTable,
  byOperator,
  ExplainDifference,
  ExplainFigure,
  isOfQuestion,
  NameUnits,
  ReadAssociations,
  type Send,
  type StatisticsRefusal,
} from '@samspar/use-cases';
import { answerTable } from '../answer-table.js';
import { crossedText } from '../crossed-text.js';
import { differenceText } from '../difference-text.js';
import { explanationText } from '../explanation-text.js';
import {
  askingFigures,
  definitionOption,
  type FigureFlags,
  parametersOf,
  withQuestion,
} from '../figure-options.js';
import { collect } from '../options.js';
import { answerIn } from '../outcome.js';
import { refusedQuestion } from '../refused-question.js';
import { CommandRefused, EXIT, printAnswer, wrongUsage } from '../terminal.js';
import {
  outOption,
  refuseUnwritable,
  type TableFormat,
  tableFormatOption,
  tablesInFiles,
  writeTables,
} from '../written-tables.js';

const HOW_TO_ASK = 'Hur ett tal är räknat: samspar explain, med samma flaggor och --cell för rutan.';

export const refusedFigure = (refusal: StatisticsRefusal): CommandRefused =>
  isOfQuestion(refusal) ? refusedQuestion(refusal) : new CommandRefused(refusal.code);

/** What codes are called in the association that is asked about, and what these referring units are. */
export const namesFor = async (
  send: Send,
  { association: [asked] = [] }: StatisticsQuery['where'],
  codes: readonly string[],
): Promise<CodeNames> => {
  const associations = answerIn(await send(new ReadAssociations(byOperator())), unreachable);
  const units = answerIn(await send(new NameUnits(byOperator(), codes)), unreachable);
  return {
    association: asked ? associations.find(({ id }) => id === asked) : associations[0],
    unitName: (code) => units.get(code) ?? code,
  };
};

/** Flags that only a table of rows and columns has. */
const IN_TABLES = ['rows', 'columns', 'percentOf', 'compareWith', 'order'] as const;

const askTable = async (flags: FigureFlags<TableFormat>): Promise<void> => {
  const read = readCrossed(parametersOf(flags));
  if ('refusal' in read) throw refusedQuestion(read.refusal, EXIT.usage);
  await askingFigures('samspar stats', async (send) => {
    const table = answerIn(await send(new AskTable(byOperator(), read.query)), refusedFigure);
    const names = await namesFor(send, read.query.where, unitsInTable(table));
    const told = { table, names, language: 'sv' as const };
    const title = tableHeading(told);
    await writeTables(flags, {
      json: () => tableToExplain(table),
      text: () => `${crossedText(title, told)}\n${HOW_TO_ASK}`,
      files: () =>
        tablesInFiles({
          title,
          address: `${QUESTION}?${addressOfQuestion(parametersOf(flags))}`,
          tables: [{ title, told }],
        }),
    });
  });
};

export const addStats = (program: Command): void => {
  withQuestion(
    program
      .command('stats')
      .description(
        'ställ en fråga till statistiken; samma svar som GET /api/v1/statistics; går bredvid en server',
      )
      .addOption(outOption()),
    tableFormatOption(),
  )
    .addOption(definitionOption())
    .option('--rows <dimensioner>', 'tabellens rader, upp till två, i stället för --by: exitGroup,exitReason')
    .option('--columns <dimensioner>', 'tabellens kolumner, upp till två: sex')
    .addOption(
      new Option('--percent-of <vad>', 'vad procenten i en tabell räknas på').choices([...PERCENTS_OF]),
    )
    .option(
      '--compare-with <vad>',
      'bredvid i en tabell: year för samma dagar året före, eller en tidpunkt för hur det var registrerat då',
    )
    .option(
      '--order <kolumn>',
      'ordna en tabells rader: total eller kolumnens kod, med - före från det största',
    )
    .action(async (flags: FigureFlags<TableFormat>) => {
      refuseUnwritable(flags);
      if (IN_TABLES.some((name) => flags[name] !== undefined)) return askTable(flags);
      if (flags.format !== 'text' && flags.format !== 'json')
        throw wrongUsage(
          `--format ${flags.format} är för tabeller: ange --rows och --columns i stället för --by.`,
        );
      const read = readQuery(parametersOf(flags));
      if ('refusal' in read) throw refusedQuestion(read.refusal, EXIT.usage);
      await askingFigures('samspar stats', async (send) => {
        const answer = answerIn(await send(new AskStatistics(byOperator(), read.query)), refusedFigure);
        const names = await namesFor(send, answer.where, codesNamed(answer, 'referringUnit'));
        await writeTables(flags, {
          json: () => toExplain(answer, explainedAt(answer, read.query.protect)),
          text: () => `${answerTable(answer, names)}\n${HOW_TO_ASK}`,
        });
      });
    });
};

const explainDifference = async (flags: FigureFlags): Promise<void> => {
  const read = readDifference(parametersOf(flags));
  if ('refusal' in read) throw refusedQuestion(read.refusal, EXIT.usage);
  await askingFigures('samspar explain', async (send) => {
    const difference = answerIn(await send(new ExplainDifference(byOperator(), read)), refusedFigure);
    const { where, cells, cell } = difference;
    const all = [...cells.map((one) => one.cell), cell];
    const names = await namesFor(send, where, codesNamed({ where, cells: all }, 'referringUnit'));
    printAnswer(flags.format, difference, differenceText(difference, names));
  });
};

export const addExplain = (program: Command): void => {
  withQuestion(
    program
      .command('explain')
      .description(
        'visa hur ett tal i statistiken är räknat: vad som räknas, och vad som utelämnas och varför; frågan ställs som till samspar stats; med --as-known-at två gånger: vad som gjorde skillnaden mellan tidpunkterna',
      )
      .option(
        '--cell <ruta>',
        'dimension:kod, en för varje uppdelning: --cell sex:woman; utelämnad: totalen',
        collect,
      )
      .option(
        '--definition <version>',
        'den version av definitionerna som talet är räknat efter; med två tidpunkter och två gånger: en för vart tal; utelämnad: den senaste',
        collect,
      ),
  ).action(async (flags: FigureFlags) => {
    if (asksDifference(parametersOf(flags))) return explainDifference(flags);
    const read = readFigure(parametersOf(flags));
    if ('refusal' in read) throw refusedQuestion(read.refusal, EXIT.usage);
    const { query, cell } = read;
    await askingFigures('samspar explain', async (send) => {
      const explanation = answerIn(await send(new ExplainFigure(byOperator(), query, cell)), refusedFigure);
      const { where } = explanation;
      const units = codesNamed({ where, cells: [cell] }, 'referringUnit');
      const names = await namesFor(send, where, units);
      printAnswer(flags.format, explanation, explanationText(explanation, names));
    });
  });
};
