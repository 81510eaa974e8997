import type { Command } from 'commander';
import { openInstallation, readConfiguration, setUp } from '@samspar/installation';
import { formatOption } from '../options.js';
import { readJson } from '../read-file.js';
import { CommandRefused, type Format, print, printJson, say } from '../terminal.js';

export const addSetup = (program: Command): void => {
  program
    .command('setup')
    .description('lägg upp eller ändra ett förbund från en fil; exempel: docs/examples/stockholm.json')
    .argument('<fil>', 'JSON-fil med förbund, medlemmar, insatser och stadsdelar')
    .addOption(formatOption())
    .action(async (file: string, { format }: { format: Format }) => {
      const json = readJson(file);
      const installation = await openInstallation(readConfiguration(process.env), {
        what: 'samspar setup',
        notice: say,
      });
      try {
        const outcome = await setUp(installation, json);
        if (outcome.outcome === 'refused')
          throw new CommandRefused(
            [
              `Filen ${file} togs inte emot:`,
              ...outcome.problems.map(({ path, problem }) => `  ${path}: ${problem.sv}`),
            ].join('\n'),
            { problems: outcome.problems },
          );
        if (format === 'json') printJson(outcome);
        else
          print(
            outcome.events === 0
              ? `Förbundet ${outcome.association} stod redan så; inget ändrades.`
              : `Förbundet ${outcome.association} är upplagt (${outcome.events} nya händelser).`,
          );
      } finally {
        await installation.close();
      }
    });
};
