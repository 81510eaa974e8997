import type { Command } from 'commander';
import { ConfigurationRefused, grantAppendOnly, readConfiguration } from '@samspar/installation';
import { formatOption } from '../options.js';
import { type Format, printAnswer, wrongUsage } from '../terminal.js';

type Flags = Readonly<{ group: string; format: Format }>;

export const addStoreGrant = (program: Command): void => {
  program
    .command('store-grant')
    .description(
      'låt en grupp i EventStoreDB läsa och lägga till händelser men aldrig ta bort dem; körs en gång med en administratörs EVENT_STORE_URL',
    )
    .requiredOption('--group <namn>', 'gruppen som serverns konto hör till')
    .addOption(formatOption())
    .action(async ({ group, format }: Flags) => {
      if (!/^[\w.-]+$/.test(group))
        throw wrongUsage(
          'Gruppen i --group ska vara en egen grupp, skriven med bokstäver, siffror, punkt och streck.',
        );
      const { eventStoreUrl } = readConfiguration(process.env);
      if (eventStoreUrl === undefined)
        throw new ConfigurationRefused(
          'EVENT_STORE_URL pekar inte på EventStoreDB: sätt den till adressen med en administratörs namn och lösenord.',
        );
      await grantAppendOnly(eventStoreUrl, group);
      printAnswer(
        format,
        { group, written: ['$$$all', '$settings'] },
        `Gruppen ${group} får nu läsa och lägga till händelser, men inte ta bort eller stänga av dem. Två regler är skrivna:`,
        '  i strömmen $$$all: gruppen läser hela loggen',
        '  i strömmen $settings: gruppen läser och skriver strömmar; bara administratörer tar bort dem och ändrar deras inställningar',
        'Låt servern använda ett konto i den gruppen, som inte hör till $admins.',
      );
    });
};
