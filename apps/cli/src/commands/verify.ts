import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { fingerprint } from '@samspar/evidence';
import {
  type Configuration,
  faultOfViews,
  type HeadsVerification,
  logAddress,
  openForVerifying,
  openSource,
  readConfiguration,
  requireLog,
  vaultAddress,
  verify,
  verifyHeads,
  viewFile,
} from '@samspar/installation';
import { damageOf } from '@samspar/sqlite-file';
import { formatOption } from '../options.js';
import { type RerunsSaid, refuseDifferingReleases } from '../rerun-releases.js';
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

/** What the signed heads say of a log that is as they tell. */
const told = ({ events, heads, latest, keyKnown }: HeadsVerification): string => {
  if (!latest) return 'Loggen har inga signerade huvuden än: servern signerar dem.';
  const since = events - latest.size;
  return (
    `Händelserna stämmer med ${counted(heads, 'signerat huvud', 'signerade huvuden')}, senast ${fingerprint(latest)} från ${latest.moment} (${counted(latest.size, 'händelse', 'händelser')}, och ${since} efter det).` +
    (keyKnown
      ? ''
      : ' Nyckeln till dem finns inte här: signaturerna är kontrollerade mot den nyckel som det första huvudet anger.')
  );
};

/** Holds the log to its signed heads, before anything opens it to write. */
const refuseChangedLog = async (configuration: Configuration): Promise<HeadsVerification> => {
  const options = { what: 'samspar verify', notice: say };
  await using log = await openSource(logAddress(configuration), options);
  const verified = await verifyHeads(configuration, log.store, progressBar('Räknar trädet över loggen'));
  const { fault, events } = verified;
  if (fault)
    throw new CommandRefused(`Första skillnaden: ${fault.difference}`, { whole: false, events, ...fault });
  return verified;
};

export const addVerify = (program: Command): void => {
  program
    .command('verify')
    .description(
      'pröva att logg och valv är hela och hör ihop, och att vyerna är lika med en ny uppbyggnad; går bredvid en server',
    )
    .option(
      '--publications',
      'räkna också om allt som är publicerat ur loggen; den första publicering som skiljer sig nämns, och varför',
    )
    .addOption(formatOption())
    .action(async ({ format, publications }: { format: Format; publications?: true }) => {
      const configuration = readConfiguration(process.env);
      requireLog(configuration);
      refuseDamagedFiles(configuration);
      const options = { what: 'samspar verify', notice: say };
      const heads = await refuseChangedLog(configuration);
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
      const reruns: RerunsSaid | undefined =
        result.whole && publications ? await refuseDifferingReleases(configuration, options) : undefined;
      printAnswer(
        format,
        result.whole
          ? {
              ...result,
              ...(reruns && { publications: reruns.count }),
              heads: heads.heads,
              latestHead: heads.latest,
            }
          : result,
        result.whole
          ? `Loggen är hel (${counted(result.events, 'händelse', 'händelser')}) och vyerna stämmer med den. Valvet är helt (${counted(result.participants ?? 0, 'person', 'personer')}) och hör till loggen. ${told(heads)}${reruns ? ` ${reruns.said}` : ''}`
          : `Första skillnaden: ${result.difference}`,
      );
      if (!result.whole) process.exitCode = EXIT.refused;
    });
};
