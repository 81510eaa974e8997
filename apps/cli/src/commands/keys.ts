import type { Command } from 'commander';
import { readConfiguration, renewMasterKey, requireLog } from '@samspar/installation';
import { formatOption } from '../options.js';
import { type Format, printAnswer, say } from '../terminal.js';

export const addKeys = (program: Command): void => {
  program
    .command('keys')
    .description('valvets nycklar')
    .command('rotate')
    .description(
      'byt huvudnyckel: alla nycklar i valvet låses om med en ny; servrarna ska vara stoppade. Avbryts det, körs det igen. Den som är inloggad får logga in på nytt',
    )
    .addOption(formatOption())
    .action(async ({ format }: { format: Format }) => {
      const configuration = readConfiguration(process.env);
      requireLog(configuration);
      const report = await renewMasterKey(configuration, { what: 'samspar keys rotate', notice: say });
      printAnswer(
        format,
        report,
        `Huvudnyckeln är bytt, och alla nycklar i valvet öppnas med den nya (${report.participants} personer).`,
        report.setAside === null
          ? 'Sätt MASTER_KEY till den nya nyckeln, och ta bort MASTER_KEY_NEXT, innan servern startas.'
          : `Den nya står i ${configuration.folder}/master.key: förvara en kopia på annan plats. Den gamla står i ${report.setAside}.`,
        'Säkerhetskopior från tiden före bytet öppnas bara med den gamla: ta en ny kopia, och förstör den gamla nyckeln när de äldre inte behövs.',
      );
    });
};
