import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import {
  type Configuration,
  faultOfViews,
  logAddress,
  openForVerifying,
  readConfiguration,
  requireLog,
  vaultAddress,
  verify,
  viewFile,
} from '@samspar/installation';
import { damageOf } from '@samspar/sqlite-file';
import { formatOption } from '../options.js';
import { CommandRefused, counted, EXIT, type Format, printAnswer, progressBar, say } from '../terminal.js';

/** What SQLite says of a file, also where it cannot be read at all. */
const damageIn = (file: string): string | undefined => {
  try {
    return damageOf(file);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

/** Pages and indexes of the files, before anything opens them to write. */
const refuseDamagedFiles = (configuration: Configuration): void => {
  const views = viewFile(configuration.folder);
  const files = [logAddress(configuration), vaultAddress(configuration)].flatMap((address) =>
    'file' in address ? [address.file] : [],
  );
  for (const file of [...files, views].filter(existsSync)) {
    say(`Kontrollerar sidor och index i ${file} …`);
    const damage = damageIn(file);
    if (damage !== undefined)
      throw new CommandRefused(
        `Första skillnaden: ${file} är skadad (${damage}): kör samspar ${file === views ? 'rebuild' : 'restore, eller gör indexet på nytt enligt docs/operations.md om det bara är ett sådant'}.`,
        { whole: false, difference: damage },
      );
  }
};

export const addVerify = (program: Command): void => {
  program
    .command('verify')
    .description(
      'pröva att logg och valv är hela och hör ihop, och att vyerna är lika med en ny uppbyggnad; går bredvid en server',
    )
    .addOption(formatOption())
    .action(async ({ format }: { format: Format }) => {
      const configuration = readConfiguration(process.env);
      requireLog(configuration);
      refuseDamagedFiles(configuration);
      const options = { what: 'samspar verify', notice: say };
      const fault = await faultOfViews(configuration, options);
      if (fault) throw new CommandRefused(fault, { whole: false });
      await using reading = await openForVerifying(configuration, options);
      const result = await verify(
        reading.store,
        viewFile(configuration.folder),
        progressBar,
        configuration.eventStoreUrl === undefined ? 'contiguous' : 'increasing',
        reading.vault,
      );
      printAnswer(
        format,
        result,
        result.whole
          ? `Loggen är hel (${counted(result.events, 'händelse', 'händelser')}) och vyerna stämmer med den. Valvet är helt (${counted(result.participants ?? 0, 'person', 'personer')}) och hör till loggen.`
          : `Första skillnaden: ${result.difference}`,
      );
      if (!result.whole) process.exitCode = EXIT.refused;
    });
};
