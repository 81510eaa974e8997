import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import {
  type ColumnMatches,
  DAY_ORDERS,
  type DayOrder,
  describeColumns,
  importTemplate,
  readMatch,
} from '@samspar/import';
import { type Installation, openForWriting, readConfiguration } from '@samspar/installation';
import { importReportText, reversalReportText } from '../import-report-text.js';
import { importAsOperator, reverseAsOperator } from '../operator-imports.js';
import { collect, formatOption } from '../options.js';
import { readNamedFile } from '../read-file.js';
import { expectShortLives } from '../short-lived.js';
import { type Format, notWritten, print, printAnswer, progressBar, say, wrongUsage } from '../terminal.js';

type Flags = Readonly<{
  association?: string;
  register: string;
  dryRun?: true;
  acceptChanges?: true;
  dates?: DayOrder;
  hidden?: 'read';
  partial?: true;
  authority?: string;
  column: readonly string[];
  reverse?: string;
  template?: string;
  format: Format;
}>;

const writeTemplate = async (file: string): Promise<void> => {
  try {
    writeFileSync(file, await importTemplate(), { flag: 'wx' });
  } catch (error) {
    throw notWritten(file, error);
  }
  print(`En tom arbetsbok med rubrikerna är sparad i ${file}.`);
};

const matchesIn = (given: readonly string[]): ColumnMatches =>
  Object.fromEntries(
    given.map((text) => {
      const match = readMatch(text);
      if (match) return match;
      throw wrongUsage(
        '--column anges som "Rubrik i filen=Kolumn", där kolumnen är en av dem som samspar import --help visar.',
      );
    }),
  );

const importFile = async (installation: Installation, file: string, flags: Flags): Promise<void> => {
  const report = await importAsOperator(
    installation,
    readNamedFile(file),
    {
      association: flags.association || undefined,
      register: flags.register,
      dryRun: flags.dryRun ?? false,
      acceptChanges: flags.acceptChanges ?? false,
      partial: flags.partial ?? false,
      columns: matchesIn(flags.column),
      ...(flags.dates && { dates: flags.dates }),
      ...(flags.authority && { authority: flags.authority }),
      readsHidden: flags.hidden === 'read',
    },
    progressBar('Läser in'),
  );
  printAnswer(flags.format, report, importReportText(report, flags.dryRun ?? false));
};

const reverse = async (installation: Installation, batch: string, format: Format): Promise<void> => {
  const report = await reverseAsOperator(installation, batch, progressBar('Återtar'));
  printAnswer(format, report, reversalReportText(report));
};

export const addImport = (program: Command): void => {
  program
    .command('import')
    .description('läs in ett förbunds egen arbetsbok (.xlsx eller .csv), en rad per deltagande')
    .argument('[fil]', 'arbetsboken')
    .option('--association <id>', 'förbundet; behövs bara där det finns flera')
    .option('--register <namn>', 'vilket register löpnumren hör till', 'main')
    .option('--dry-run', 'kontrollera filen utan att skriva något')
    .option('--accept-changes', 'ta emot filen även om mer än en femtedel av de kända raderna ändrats')
    .addOption(
      new Option('--dates <ordning>', 'hur dagar som 5/3/2024 läses där filen inte visar det').choices(
        DAY_ORDERS,
      ),
    )
    .addOption(
      new Option('--hidden <hur>', 'läs in också dolda rader, kolumner och blad (read)').choices(['read']),
    )
    .option(
      '--column <rubrik=kolumn>',
      'en rubrik som inte känns igen, och kolumnen den är; registret minns det till nästa fil, och "Rubrik=" glömmer det; kan anges flera gånger',
      collect,
      [],
    )
    .option('--partial', 'filen har bara en del av listan: det som saknas i den räknas inte')
    .option('--authority <id>', 'myndigheten som filens uppgifter hör till; annars är det inte känt')
    .option('--reverse <inläsning>', 'ta tillbaka en inläsning')
    .option('--template <fil>', 'skriv en tom arbetsbok med rubrikerna')
    .addOption(formatOption())
    .addHelpText('after', () => `\n${describeColumns()}`)
    .action(async (file: string | undefined, flags: Flags) => {
      const asked = [file, flags.reverse, flags.template].filter((given) => given !== undefined);
      if (asked.length !== 1)
        throw wrongUsage('Ange en fil att läsa in, eller --reverse, eller --template; ett av dem.');
      if (flags.template) return writeTemplate(flags.template);
      expectShortLives();
      await using installation = await openForWriting(readConfiguration(process.env), {
        what: 'samspar import',
        notice: say,
      });
      if (flags.reverse) await reverse(installation, flags.reverse, flags.format);
      else if (file) await importFile(installation, file, flags);
    });
};
