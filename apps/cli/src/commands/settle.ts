import { type Command, Option } from 'commander';
import { openForMending, readConfiguration } from '@samspar/installation';
import { writeOffLost } from '@samspar/registration';
import { formatOption } from '../options.js';
import { counted, type Format, printAnswer, say } from '../terminal.js';

type Flags = Readonly<{ logRestored?: true; vaultRestored?: true; format: Format }>;

export const addSettle = (program: Command): void => {
  program
    .command('settle')
    .description('stäm av valvet mot loggen, som servern gör vid start och varje timme')
    .option(
      '--log-restored',
      'loggen är återställd och äldre än valvet: de personer som den saknar tas ur bruk, och raderas ur valvet efter ett dygn om loggen inte får dem',
    )
    .addOption(
      new Option(
        '--vault-restored',
        'valvet är återställt och äldre än loggen: de personer som det saknar räknas från och med nu som raderade, för deras namn och texter går inte att få tillbaka',
      ).conflicts('logRestored'),
    )
    .addOption(formatOption())
    .action(async ({ logRestored, vaultRestored, format }: Flags) => {
      await using opened = await openForMending(readConfiguration(process.env), {
        what: 'samspar settle',
        notice: say,
      });
      const { store, vault, registration, clock } = opened;
      const { unconfirmed } = logRestored ? await registration.afterRestore() : { unconfirmed: 0 };
      const settled = await registration.settle(clock());
      const { writtenOff } = vaultRestored ? await writeOffLost(store, vault) : { writtenOff: 0 };
      const report = { unconfirmed, ...settled, writtenOff };
      printAnswer(
        format,
        report,
        `Valvet är avstämt: ${counted(report.confirmed, 'post bekräftad', 'poster bekräftade')}, ${counted(report.deleted, 'borttagen', 'borttagna')}.`,
        logRestored &&
          `${counted(report.unconfirmed, 'person', 'personer')} fanns i valvet men inte i den återställda loggen.`,
        vaultRestored &&
          `${counted(report.writtenOff, 'person', 'personer')} fanns i loggen men inte i det återställda valvet.`,
      );
    });
};
