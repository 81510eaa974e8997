import type { Command } from 'commander';
import { readConfiguration } from '../../../server/src/configuration.js';
import { openInstallation } from '../../../server/src/installation.js';
import { formatOption } from '../options.js';
import { type Format, print, printJson, progressBar, say } from '../terminal.js';

export const addDemo = (program: Command): void => {
  program
    .command('demo')
    .description(
      'läs in det konstruerade underlaget Stockholm 2024 i en SAMSPAR_DATA som inte innehåller annat',
    )
    .addOption(formatOption())
    .action(async ({ format }: { format: Format }) => {
      const { runDemo } = await import('../demo/demo.js');
      const installation = await openInstallation(readConfiguration(process.env), {
        what: 'samspar demo',
        notice: say,
      });
      try {
        const report = await runDemo(installation, { progress: progressBar('Läser in') });
        if (format === 'json') printJson(report);
        else print(report.table);
      } finally {
        await installation.close();
      }
    });
};
