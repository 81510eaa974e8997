import { comparisonAddress, partHeading } from '@samspar/pages';
import { COMPARED, PAIRS_OF_MOMENTS, readBeforeAndAfter } from '@samspar/statistics';
import { byOperator, CompareBeforeAfter } from '@samspar/use-cases';
import { type Command, Option } from 'commander';
import { beforeAfterText } from '../before-after-text.js';
import {
  askingFigures,
  definitionOption,
  type FigureFlags,
  parametersOf,
  withWhom,
} from '../figure-options.js';
import { answerIn } from '../outcome.js';
import { refusedQuestion } from '../refused-question.js';
import { EXIT } from '../terminal.js';
import {
  outOption,
  refuseUnwritable,
  type TableFormat,
  tableFormatOption,
  tablesInFiles,
  writeTables,
} from '../written-tables.js';
import { namesFor, refusedFigure } from './stats.js';

export const addBeforeAfter = (program: Command): void => {
  withWhom(
    program
      .command('before-after')
      .description(
        'jämför vad samma deltagare levde på eller gjorde före och efter; samma svar som GET /api/v1/statistics/before-after; går bredvid en server',
      )
      .addOption(
        new Option('--of <vad>', 'försörjning eller sysselsättning')
          .choices([...COMPARED])
          .makeOptionMandatory(),
      )
      .addOption(
        new Option(
          '--at <tillfällen>',
          'mellan vilka tillfällen: start, avslut (exit) eller så många månader efter avslutet; utelämnat: start,exit',
        ).choices([...PAIRS_OF_MOMENTS]),
      )
      .addOption(outOption()),
    tableFormatOption(),
  )
    .addOption(definitionOption())
    .action(async (flags: FigureFlags<TableFormat>) => {
      refuseUnwritable(flags);
      const read = readBeforeAndAfter(parametersOf(flags));
      if ('refusal' in read) throw refusedQuestion(read.refusal, EXIT.usage);
      await askingFigures('samspar before-after', async (send) => {
        const answer = answerIn(
          await send(new CompareBeforeAfter(byOperator(), read.comparison)),
          refusedFigure,
        );
        const names = await namesFor(send, answer.where, answer.where.referringUnit ?? []);
        const told = { comparison: answer, names, language: 'sv' } as const;
        const title = partHeading(told);
        await writeTables(flags, {
          json: () => answer,
          text: () => beforeAfterText(title, told),
          files: () =>
            tablesInFiles({
              title,
              address: comparisonAddress(read.comparison, parametersOf(flags)),
              tables: [{ title, told }],
            }),
        });
      });
    });
};
