import { resolve } from 'node:path';
import type { Command } from 'commander';
import {
  isMissing,
  openVaultAlone,
  readConfiguration,
  type VaultAddress,
  vaultAddress,
} from '@samspar/installation';
import { numeral } from '@samspar/kernel';
import { twoAddresses } from '../copy/address.js';
import { copyVault } from '../copy/copy-vault.js';
import { formatOption } from '../options.js';
import { CommandRefused, counted, type Format, printAnswer } from '../terminal.js';

type Flags = Readonly<{ from: string; to: string; format: Format }>;

const readAddress = (_named: string, value: string): VaultAddress => {
  const file = /^sqlite:(.+)$/.exec(value)?.[1];
  return file
    ? { kind: 'sqlite', file: resolve(file) }
    : vaultAddress(readConfiguration({ ...process.env, VAULT_URL: value }));
};

const OPTIONS = { what: 'samspar copy-vault' };

export const addCopyVault = (program: Command): void => {
  program
    .command('copy-vault')
    .description(
      'kopiera valvet till ett tomt valv under samma MASTER_KEY, mellan vault.db och PostgreSQL; alla servrar ska vara stoppade',
    )
    .option(
      '--from <adress>',
      'sqlite: (i SAMSPAR_DATA), sqlite:SÖKVÄG/vault.db, postgres://… eller env:VARIABEL med en sådan adress',
      'sqlite:',
    )
    .requiredOption('--to <adress>', 'som --from')
    .addOption(formatOption())
    .action(async ({ from, to, format }: Flags) => {
      const [here, there] = twoAddresses({ from, to }, 'valv', readAddress);
      const configuration = readConfiguration(process.env);
      if (isMissing(here))
        throw new CommandRefused('Det finns inget valv i --from: ange det valv som ska kopieras.');
      await using source = await openVaultAlone(configuration, here, OPTIONS);
      await using destination = await openVaultAlone(configuration, there, OPTIONS);
      const report = await copyVault(source.vault.database, destination.vault.database);
      printAnswer(
        format,
        report,
        `Kopian är hel: ${numeral(report.tables['participant'] ?? 0)} deltagare, ${counted(report.rows, 'rad', 'rader')} i allt (${counted(report.copied, 'ny', 'nya')}), lika i båda valven.`,
        `SHA-256 ${report.sha256}`,
        'Det gamla valvet är kvar: ta bort det när det nya är i bruk och säkerhetskopierat, för det som raderas härefter finns annars kvar där.',
      );
    });
};
