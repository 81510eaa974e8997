import { resolve } from 'node:path';
import type { Command } from 'commander';
import {
  type LogAddress,
  openDestination,
  openSource,
  readConfiguration,
  readLogAddress,
} from '@samspar/installation';
import { numeral } from '@samspar/kernel';
import { twoAddresses } from '../copy/address.js';
import { formatOption } from '../options.js';
import { counted, type Format, printAnswer, progressBar, say } from '../terminal.js';

type Flags = Readonly<{ from: string; to: string; format: Format }>;

const readAddress =
  (folder: string) =>
  (named: string, value: string): LogAddress => {
    const file = /^sqlite:(.+)$/.exec(value)?.[1];
    return file ? { kind: 'sqlite', file: resolve(file) } : readLogAddress(named, value, folder);
  };

export const addCopy = (program: Command): void => {
  program
    .command('copy')
    .description(
      'kopiera en händelselogg till en tom logg, eller fortsätt en kopia; går bredvid källans server',
    )
    .requiredOption(
      '--from <adress>',
      'sqlite: (i SAMSPAR_DATA), sqlite:SÖKVÄG/events.db, esdb://… eller env:VARIABEL med en sådan adress',
    )
    .requiredOption('--to <adress>', 'som --from')
    .addOption(formatOption())
    .action(async ({ from, to, format }: Flags) => {
      const { copyLog } = await import('../copy/copy-log.js');
      const { folder } = readConfiguration(process.env);
      const [here, there] = twoAddresses({ from, to }, 'logg', readAddress(folder));
      await using source = await openSource(here, { what: 'samspar copy', notice: say });
      await using destination = await openDestination(there, { what: 'samspar copy', notice: say });
      const report = await copyLog({
        source: source.store,
        destination: destination.store,
        progress: progressBar,
      });
      if (report.perSecond !== null)
        say(
          `${counted(report.copied, 'händelse kopierad', 'händelser kopierade')}, ${numeral(report.perSecond)} i sekunden.`,
        );
      if (report.sourceGrew)
        say('Källan har fått fler händelser under tiden: stoppa den som skriver där och kör igen.');
      printAnswer(
        format,
        report,
        `Kopian är hel: ${counted(report.events, 'händelse', 'händelser')} (${counted(report.copied, 'ny', 'nya')}), lika i båda loggarna.\nSHA-256 ${report.sha256}`,
      );
    });
};
