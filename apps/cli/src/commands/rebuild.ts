import type { Command } from 'commander';
import { readConfiguration, rebuildViews } from '@samspar/installation';
import { type Format, printAnswer, progressBar, say } from '../terminal.js';
import { formatOption } from '../options.js';

export const addRebuild = (program: Command): void => {
  program
    .command('rebuild')
    .description('bygg om vyerna från loggen; den gamla filen ersätts när den nya är hel')
    .addOption(formatOption())
    .action(async ({ format }: { format: Format }) => {
      const position = await rebuildViews(readConfiguration(process.env), {
        what: 'samspar rebuild',
        progress: progressBar('Bygger om vyerna'),
        notice: say,
      });
      printAnswer(
        format,
        { rebuilt: true, position },
        `Vyerna är ombyggda till och med position ${position}.`,
      );
    });
};
