import type { Command } from 'commander';
import { rebuild } from '@samspar/views';
import { readConfiguration } from '../../../server/src/configuration.js';
import { openLog, requireLog, viewFile } from '../../../server/src/installation.js';
import { type Format, print, printJson, progressBar } from '../terminal.js';
import { formatOption } from '../options.js';

export const addRebuild = (program: Command): void => {
  program
    .command('rebuild')
    .description('bygg om vyerna från loggen; den gamla filen ersätts när den nya är hel')
    .addOption(formatOption())
    .action(async ({ format }: { format: Format }) => {
      const configuration = readConfiguration(process.env);
      requireLog(configuration.folder);
      const log = openLog(configuration, 'samspar rebuild');
      try {
        const position = await log.store.lastPosition();
        await rebuild({
          store: log.store,
          file: viewFile(configuration.folder),
          progress: progressBar('Bygger om vyerna'),
        });
        if (format === 'json') printJson({ rebuilt: true, position });
        else print(`Vyerna är ombyggda till och med position ${position}.`);
      } finally {
        await log.close();
      }
    });
};
