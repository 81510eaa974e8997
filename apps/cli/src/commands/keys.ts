import type { Command } from 'commander';
import { type Configuration, readConfiguration, renewMasterKey, requireLog } from '@samspar/installation';
import { formatOption } from '../options.js';
import { counted, type Format, printAnswer, say } from '../terminal.js';

/** What is left to do with the keys themselves. */
const placeOf = ({ folder, masterKeyFile }: Configuration, setAside: string | null): string => {
  if (setAside !== null)
    return `Den nya står i ${folder}/master.key: förvara en kopia på annan plats. Den gamla står i ${setAside}.`;
  return masterKeyFile === undefined
    ? 'Servrarna har båda: sätt MASTER_KEY till den nya nyckeln, och ta bort MASTER_KEY_NEXT, till nästa gång de startas.'
    : `Lägg den nya i ${masterKeyFile} på varje nod, i stället för den gamla, och ta bort ${masterKeyFile}.next: servrarna går under tiden.`;
};

export const addKeys = (program: Command): void => {
  program
    .command('keys')
    .description('valvets nycklar')
    .command('rotate')
    .description(
      'byt huvudnyckel, bredvid servrar som är igång: allt i valvet läggs under en ny, några rader i taget. Avbryts det, körs det igen',
    )
    .addOption(formatOption())
    .action(async ({ format }: { format: Format }) => {
      const configuration = readConfiguration(process.env);
      requireLog(configuration);
      const report = await renewMasterKey(configuration, { what: 'samspar keys rotate', notice: say });
      printAnswer(
        format,
        report,
        `Huvudnyckeln är bytt: allt i valvet öppnas med den nya (${counted(report.participants, 'person', 'personer')}), och ingenting där behöver den gamla.`,
        placeOf(configuration, report.setAside),
        'Säkerhetskopior från tiden före bytet öppnas bara med den gamla, och de som togs under det bara med båda: ta en ny kopia, och förstör den gamla nyckeln när de äldre inte behövs.',
      );
    });
};
