import type { Command } from 'commander';
import { readConfiguration } from '@samspar/installation';
import { byOperator, ReadAssociations, StatePopulation } from '@samspar/use-cases';
import { unreachable } from '@samspar/kernel';
import { openDesk } from '../desk.js';
import { formatOption } from '../options.js';
import { answerIn } from '../outcome.js';
import { readNamedFile } from '../read-file.js';
import { CommandRefused, counted, EXIT, type Format, printAnswer } from '../terminal.js';

type Flags = Readonly<{ association?: string; format: Format }>;

export const addPopulation = (program: Command): void => {
  program
    .command('population')
    .description('ange hur många i åldern 16–64 som bor i stadsdelarna, för tal per 1 000 invånare')
    .argument('<fil>', 'CSV-fil med rubrikerna stadsdel;kön;antal;dag;källa (kön får utelämnas)')
    .option('--association <id>', 'förbundet, om det finns flera')
    .addOption(formatOption())
    .action(async (file: string, { association, format }: Flags) => {
      const text = readNamedFile(file).toString('utf8');
      await using desk = await openDesk(readConfiguration(process.env), 'samspar population');
      const known = answerIn(await desk.send(new ReadAssociations(byOperator())), unreachable);
      const ids = known.map(({ id }) => id);
      const id = association ?? (ids.length === 1 ? ids[0] : undefined);
      if (id === undefined || !ids.includes(id))
        throw new CommandRefused(
          ids.length === 0
            ? 'Inget förbund är upplagt: kör samspar setup först.'
            : `Ange vilket förbund det gäller med --association: ${ids.join(', ')}.`,
          {},
          EXIT.usage,
        );
      const stated = answerIn(
        await desk.send(new StatePopulation(byOperator(), id, text)),
        ({ problems }) =>
          new CommandRefused(
            [
              `Filen ${file} togs inte emot:`,
              ...problems.map(({ line, problem }) => `  rad ${line}: ${problem.sv}`),
            ].join('\n'),
            { problems },
          ),
      );
      printAnswer(
        format,
        { outcome: 'done', ...stated },
        stated.events === 0
          ? 'Allt i filen stod redan så; inget ändrades.'
          : `Folkmängden är angiven (${counted(stated.lines, 'rad', 'rader')}).`,
      );
    });
};
