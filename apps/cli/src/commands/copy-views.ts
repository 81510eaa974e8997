import { resolve } from 'node:path';
import type { Command } from 'commander';
import { readConfiguration, viewFile } from '@samspar/installation';
import { copyViews } from '@samspar/views';
import { formatOption } from '../options.js';
import { type Format, printAnswer } from '../terminal.js';

export const addCopyViews = (program: Command): void => {
  program
    .command('copy-views')
    .description(
      'kopiera vyerna till en fil, så att en ny nod börjar därifrån: lägg den som views.db i dess SAMSPAR_DATA; går bredvid en server',
    )
    .argument('<fil>', 'en fil som inte finns')
    .addOption(formatOption())
    .action((given: string, { format }: { format: Format }) => {
      const file = resolve(given);
      const position = copyViews(viewFile(readConfiguration(process.env).folder), file);
      printAnswer(
        format,
        { file, position },
        `Vyerna är kopierade till ${file}, till och med position ${position}.`,
      );
    });
};
