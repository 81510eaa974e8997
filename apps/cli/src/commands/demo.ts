import type { Command } from 'commander';
import { openInstallation, readConfiguration } from '@samspar/installation';
import { formatOption } from '../options.js';
import { type Serve, serveUntilEnded } from './serve.js';
import { type Format, printAnswer, progressBar, say } from '../terminal.js';

/** A demonstration that was made so many days ago shows as late what it should show as a day's work. */
const OLD_DAYS = 7;

const fill = async (format: Format): Promise<void> => {
  const { runDemo } = await import('../demo/demo.js');
  await using installation = await openInstallation(readConfiguration(process.env), {
    what: 'samspar demo',
    notice: say,
  });
  const report = await runDemo(installation, { progress: progressBar('Läser in') });
  printAnswer(format, report, report.table);
  if (report.daysOld >= OLD_DAYS)
    say(
      `Demonstrationen gjordes för ${report.daysOld} dagar sedan, så det som skulle vänta på handläggarna i dag är sent. Börja om med npm run demo -- --reset; det som har registrerats i den tas då bort.`,
    );
};

export const addDemo = (program: Command, serve: Serve): void => {
  program
    .command('demo')
    .description(
      'läs in det konstruerade underlaget Stockholm 2024 i en SAMSPAR_DATA som inte innehåller annat; en demonstration som har använts lämnas som den är',
    )
    .option('--reset', 'börja om: ta bort en demonstration som har använts, och läs in den på nytt')
    .option('--serve', 'starta sedan servern på den')
    .addOption(formatOption())
    .action(async ({ reset, serve: isToServe, format }: { reset?: true; serve?: true; format: Format }) => {
      if (reset) await (await import('../demo/reset.js')).resetDemo(readConfiguration(process.env));
      await fill(format);
      if (isToServe) await serveUntilEnded(serve);
    });
};
