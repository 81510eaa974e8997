import { type Command, Option } from 'commander';
import { StreamHandler } from '@samspar/event-store';
import { openForReading, readConfiguration, readSignIn } from '@samspar/installation';
import type { OpenFormat } from '@samspar/open-data';
import {
  byOperator,
  type OpenFileRefusal,
  ReadOpenFile,
  sendTo,
  useCasesOfOpenData,
} from '@samspar/use-cases';
import { addEsfExport } from './export-esf.js';
import { addEvaluationExport } from './export-evaluation.js';
import { addFinsamExport } from './export-finsam.js';
import { answerIn } from '../outcome.js';
import { CommandRefused, EXIT, progressBar, refusedWith, say } from '../terminal.js';

/** What the formats are called here. */
const FORMATS = { csv: 'csv', 'json-stat': 'json', px: 'px' } as const satisfies Readonly<
  Record<string, OpenFormat>
>;
type ExportFlags = Readonly<{ format: keyof typeof FORMATS; table: string }>;

const withdrawn = (refusal: OpenFileRefusal): CommandRefused =>
  refusedWith(
    {
      sv: `Publiceringen är tillbakadragen: ${refusal.reason}`,
      en: `The release has been withdrawn: ${refusal.reason}`,
    },
    refusal,
  );

const placeIn = (text: string): number => {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new CommandRefused(
    `--table ${text} är ingen plats: skriv 1 för den första tabellen.`,
    {},
    EXIT.usage,
  );
};

export const addExport = (program: Command): void => {
  const exporting = program
    .command('export')
    .description(
      'skriv ut det som andra ska ha: det som är öppet för alla, en fil för utvärdering, en lista till ESF, eller uppgifterna till Uppföljning Finsam',
    );
  addEsfExport(exporting);
  addEvaluationExport(exporting);
  addFinsamExport(exporting);
  exporting
    .command('publication')
    .argument('<id>', 'publiceringens id (samspar publications)')
    .description('en tabell ur en öppen publicering, som den ligger under /oppna-data; går bredvid en server')
    .addOption(
      new Option('--format <format>', 'filens format').choices(Object.keys(FORMATS)).makeOptionMandatory(),
    )
    .option('--table <plats>', 'tabellens plats i publiceringen, från 1', '1')
    .action(async (id: string, { format, table }: ExportFlags) => {
      const place = placeIn(table);
      const { appUrl: server = 'http://127.0.0.1:3000' } = readSignIn(process.env);
      await using reading = await openForReading(readConfiguration(process.env), {
        what: 'samspar export',
        notice: say,
        progress: progressBar('Läser in loggen'),
      });
      const { store, views } = reading;
      const send = sendTo(
        useCasesOfOpenData({
          streams: new StreamHandler(store),
          views: () => views,
          associations: () => views.associations(),
        }),
      );
      const outcome = await send(new ReadOpenFile(byOperator(), server, id, place, FORMATS[format]));
      if (outcome.outcome === 'notFound')
        throw new CommandRefused(
          `Tabell ${place} i ${id} är inte öppen: samspar publications listar det som är publicerat, och docs/open-data.md säger vad som öppnas.`,
        );
      process.stdout.write(answerIn(outcome, withdrawn).text);
    });
};
