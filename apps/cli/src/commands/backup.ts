import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type Configuration, readConfiguration } from '@samspar/installation';
import { backUp } from '../backup/back-up.js';
import { restore } from '../backup/restore.js';
import { formatOption } from '../options.js';
import { projectVersion } from '../project-file.js';
import { CommandRefused, counted, type Format, moment, printAnswer, progressBar, say } from '../terminal.js';

const EMBEDDED_ONLY =
  'kopierar bara en inbäddad installation: EventStoreDB och PostgreSQL säkerhetskopieras och återställs med sina egna verktyg, steg för ' +
  'steg i docs/operations.md, och det återställda prövas med samspar verify.';

const embedded = (what: string): Configuration => {
  const configuration = readConfiguration(process.env);
  if (configuration.eventStoreUrl !== undefined || configuration.vaultUrl !== undefined)
    throw new CommandRefused(`samspar ${what} ${EMBEDDED_ONLY}`);
  return configuration;
};

export const addBackup = (program: Command): void => {
  program
    .command('backup')
    .description(
      'säkerhetskopiera logg och valv till en mapp, som hör ihop och återställs med samspar restore; går bredvid en server. Huvudnyckeln följer inte med',
    )
    .argument('<mapp>', 'en mapp som inte finns')
    .addOption(formatOption())
    .action(async (given: string, { format }: { format: Format }) => {
      const { folder, masterKey } = embedded('backup');
      const to = resolve(given);
      const manifest = await backUp({
        from: folder,
        to,
        version: projectVersion(),
        progress: (file) => say(`Kopierar ${file} …`),
      });
      printAnswer(
        format,
        { folder: to, ...manifest },
        `Säkerhetskopian är hel: ${counted(manifest.events, 'händelse', 'händelser')} och ${counted(manifest.participants, 'person', 'personer')} i ${to}.\n` +
          `Huvudnyckeln ${masterKey === undefined ? `(${folder}/master.key) ` : '(MASTER_KEY) '}är inte med: utan den går inga namn eller texter att läsa. Förvara en kopia av den på annan plats.`,
      );
    });
};

export const addRestore = (program: Command): void => {
  program
    .command('restore')
    .description(
      'pröva en säkerhetskopia och ställ den i stället för det som finns i SAMSPAR_DATA, som ställs undan i en daterad mapp; servern ska vara stoppad',
    )
    .argument('<mapp>', 'en mapp som samspar backup har gjort')
    .option('--replace-other', 'säkerhetskopian är en annan installations, och ska ersätta den som finns')
    .addOption(formatOption())
    .action(async (given: string, { replaceOther, format }: { replaceOther?: true; format: Format }) => {
      const report = await restore({
        configuration: embedded('restore'),
        from: resolve(given),
        replacesOther: replaceOther ?? false,
        progress: (what) => progressBar(what),
      });
      printAnswer(
        format,
        report,
        `Återställt: ${counted(report.events, 'händelse', 'händelser')} och ${counted(report.participants, 'person', 'personer')}, som de var ${moment(Date.parse(report.moment))}.`,
        report.unconfirmed > 0 &&
          `${counted(report.unconfirmed, 'person', 'personer')} registrerades medan kopian togs och har ingen händelse i den: de måste registreras igen.`,
        report.setAside !== null && `De gamla filerna finns kvar i ${report.setAside}.`,
        'Vyerna byggs upp på nytt vid nästa start. Ärenden som har gallrats efter kopian gallras då igen, om SAMSPAR_ERASURES pekar på listan över gallringar.',
      );
    });
};
