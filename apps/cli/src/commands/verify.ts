import type { Command } from 'commander';
import { readConfiguration } from '../../../server/src/configuration.js';
import { faultOfViews, openForReading, requireLog, viewFile } from '../../../server/src/installation.js';
import { verify } from '../../../server/src/verify.js';
import { formatOption } from '../options.js';
import { CommandRefused, EXIT, type Format, print, printJson, progressBar, say } from '../terminal.js';

export const addVerify = (program: Command): void => {
  program
    .command('verify')
    .description('pröva att loggen är hel och att vyerna är lika med en ny uppbyggnad; går bredvid en server')
    .addOption(formatOption())
    .action(async ({ format }: { format: Format }) => {
      const configuration = readConfiguration(process.env);
      requireLog(configuration);
      const options = { what: 'samspar verify', notice: say };
      const fault = await faultOfViews(configuration, options);
      if (fault) throw new CommandRefused(fault, { whole: false });
      const reading = await openForReading(configuration, options);
      try {
        const result = await verify(
          reading.store,
          viewFile(configuration.folder),
          progressBar('Prövar loggen'),
          configuration.eventStoreUrl === undefined ? 'contiguous' : 'increasing',
        );
        if (format === 'json') printJson(result);
        else
          print(
            result.whole
              ? `Loggen är hel (${result.events} händelser) och vyerna stämmer med den.`
              : `Första skillnaden: ${result.difference}`,
          );
        if (!result.whole) process.exitCode = EXIT.refused;
      } finally {
        await reading.close();
      }
    });
};
