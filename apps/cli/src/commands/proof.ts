import type { Command } from 'commander';
import { fingerprint, type LogHead } from '@samspar/evidence';
import { logAddress, openSource, readConfiguration, requireLog } from '@samspar/installation';
import { headsAfter, NotProved, proveEvent, proveHeads, withTree } from '@samspar/log-tree';
import { formatOption } from '../options.js';
import { CommandRefused, type Format, printAnswer, say, wrongUsage } from '../terminal.js';

type Flags = Readonly<{ from?: number; to?: number; format: Format }>;

const asSize = (value: string): number => {
  if (/^\d{1,15}$/.test(value)) return Number(value);
  throw wrongUsage(`${value} är inget antal händelser: ange hur många händelser huvudet räknar.`);
};

const told = (head: LogHead): string => `${fingerprint(head)} från ${head.moment} (${head.size} händelser)`;
const listed = (proof: readonly string[]): string =>
  `Bevis, ${proof.length} hashvärden:${proof.map((hash) => `\n  ${hash}`).join('')}`;

export const addProof = (program: Command): void => {
  program
    .command('proof')
    .description(
      'visa att en händelse hör till det som loggens senaste huvud är signerat över, eller med --from att ett huvuds logg är början på ett senares; går bredvid en server',
    )
    .argument('[händelse]', 'händelsens id, eller dess nummer i loggens ordning')
    .option('--from <antal>', 'det tidigare huvudet, efter hur många händelser det räknar', asSize)
    .option('--to <antal>', 'ett annat huvud än det senaste', asSize)
    .addOption(formatOption())
    .action(async (event: string | undefined, { from, to, format }: Flags) => {
      if ((event === undefined) === (from === undefined))
        throw wrongUsage('Ange antingen en händelse eller --from.');
      const configuration = readConfiguration(process.env);
      requireLog(configuration);
      await using log = await openSource(logAddress(configuration), { what: 'samspar proof', notice: say });
      const { store } = log;
      const heads = await headsAfter(store, undefined);
      await withTree(configuration.folder, async (tree) => {
        if (event !== undefined) {
          const proved = await proveEvent({ store, tree, heads }, event, to);
          const { number, id, type, stream, leaf, head, proof } = proved;
          printAnswer(
            format,
            proved,
            `Händelse nummer ${number} (${id}, ${type} i ${stream}) hör till det som loggens huvud ${told(head)} är signerat över.`,
            `Blad ${leaf}`,
            listed(proof),
          );
        } else if (from !== undefined) {
          const proved = await proveHeads({ store, tree, heads }, from, to);
          printAnswer(
            format,
            proved,
            `Loggen i huvudet ${told(proved.first)} är början på den i ${told(proved.second)}.`,
            listed(proved.proof),
          );
        }
      }).catch((error: unknown) => {
        throw error instanceof NotProved ? new CommandRefused(error.message) : error;
      });
    });
};
