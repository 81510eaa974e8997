import type { Command } from 'commander';
import { openInstallation, readConfiguration, setUp } from '@samspar/installation';
import { formatOption } from '../options.js';
import { answerIn } from '../outcome.js';
import { readJson } from '../read-file.js';
import { CommandRefused, counted, type Format, printAnswer, say } from '../terminal.js';

export const addSetup = (program: Command): void => {
  program
    .command('setup')
    .description('lägg upp eller ändra ett förbund från en fil; exempel: docs/examples/stockholm.json')
    .argument('<fil>', 'JSON-fil med förbund, medlemmar, insatser och stadsdelar')
    .option(
      '--take-away',
      'ta också bort andra namn och flyttar som filen inte har för det den nämner; utan flaggan står de kvar och visas',
    )
    .addOption(formatOption())
    .action(async (file: string, { format, takeAway = false }: { format: Format; takeAway?: boolean }) => {
      const json = readJson(file);
      await using installation = await openInstallation(readConfiguration(process.env), {
        what: 'samspar setup',
        notice: say,
      });
      const { association, events, toMend, beside } = answerIn(
        await setUp(installation, json, takeAway),
        ({ problems }) =>
          new CommandRefused(
            [
              `Filen ${file} togs inte emot:`,
              ...problems.map(({ path, problem }) => `  ${path}: ${problem.sv}`),
            ].join('\n'),
            { problems },
          ),
      );
      printAnswer(
        format,
        { outcome: 'done', association, events, toMend, beside, takenAway: takeAway },
        events === 0
          ? `Förbundet ${association} stod redan så; inget ändrades.`
          : `Förbundet ${association} är upplagt (${counted(events, 'ny händelse', 'nya händelser')}).`,
      );
      for (const { path, problem } of toMend) say(`${path}: ${problem.sv}`);
      if (beside.length > 0)
        say(
          takeAway
            ? 'Det här stod också, och är borttaget:'
            : 'Det här står också, och står kvar; med --take-away tas det bort:',
        );
      for (const { path, problem } of beside) say(`  ${path}: ${problem.sv}`);
    });
};
