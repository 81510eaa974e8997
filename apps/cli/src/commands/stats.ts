import type { Command } from 'commander';
import { unreachable } from '@samspar/kernel';
import {
  codesNamed,
  asksDifference,
  queryRefusalSentence,
  readDifference,
  readFigure,
  readQuery,
  explainedAt,
  toExplain,
} from '@samspar/statistics';
import {
  AskStatistics,
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
import { differenceText } from '../difference-text.js';
import { explanationText } from '../explanation-text.js';
import {
  askingFigures,
  collect,
  definitionOption,
  type FigureFlags,
  parametersOf,
  withQuestion,
} from '../figure-options.js';
import { answerIn } from '../outcome.js';
import { CommandRefused, EXIT, printAnswer, refusedWith } from '../terminal.js';

const HOW_TO_ASK = 'Hur ett tal är räknat: samspar explain, med samma flaggor och --cell för rutan.';

export const refusedFigure = (refusal: StatisticsRefusal): CommandRefused =>
  isOfQuestion(refusal)
    ? refusedWith(queryRefusalSentence(refusal), refusal)
    : new CommandRefused(refusal.code);

/** The associations, and what referring units are called. */
export const namesFor = async (send: Send, codes: readonly string[]) => {
  const associations = answerIn(await send(new ReadAssociations(byOperator())), unreachable);
  const units = answerIn(await send(new NameUnits(byOperator(), codes)), unreachable);
  return { associations, unitName: (code: string): string => units.get(code) ?? code };
};

export const addStats = (program: Command): void => {
  withQuestion(
    program
      .command('stats')
      .description(
        'ställ en fråga till statistiken; samma svar som GET /api/v1/statistics; går bredvid en server',
      ),
  )
    .addOption(definitionOption())
    .action(async (flags: FigureFlags) => {
      const read = readQuery(parametersOf(flags));
      if ('refusal' in read) throw refusedWith(queryRefusalSentence(read.refusal), read.refusal, EXIT.usage);
      await askingFigures('samspar stats', async (send) => {
        const answer = answerIn(await send(new AskStatistics(byOperator(), read.query)), refusedFigure);
        const { associations, unitName } = await namesFor(send, codesNamed(answer, 'referringUnit'));
        const table = answerTable(answer, associations, unitName);
        printAnswer(
          flags.format,
          toExplain(answer, explainedAt(answer, read.query.protect)),
          `${table}\n${HOW_TO_ASK}`,
        );
      });
    });
};

const explainDifference = async (flags: FigureFlags): Promise<void> => {
  const read = readDifference(parametersOf(flags));
  if ('refusal' in read) throw refusedWith(queryRefusalSentence(read.refusal), read.refusal, EXIT.usage);
  await askingFigures('samspar explain', async (send) => {
    const difference = answerIn(await send(new ExplainDifference(byOperator(), read)), refusedFigure);
    const { where, cells, cell } = difference;
    const { associations, unitName } = await namesFor(
      send,
      codesNamed({ where, cells: [...cells.map((one) => one.cell), cell] }, 'referringUnit'),
    );
    printAnswer(flags.format, difference, differenceText(difference, associations, unitName));
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
    if ('refusal' in read) throw refusedWith(queryRefusalSentence(read.refusal), read.refusal, EXIT.usage);
    const { query, cell } = read;
    await askingFigures('samspar explain', async (send) => {
      const explanation = answerIn(await send(new ExplainFigure(byOperator(), query, cell)), refusedFigure);
      const { where } = explanation;
      const { associations, unitName } = await namesFor(send, [
        ...(where.referringUnit ?? []),
        ...(cell.referringUnit === undefined ? [] : [cell.referringUnit]),
      ]);
      printAnswer(flags.format, explanation, explanationText(explanation, associations, unitName));
    });
  });
};
