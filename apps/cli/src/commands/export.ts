import { pdfOf, workbookOf } from '@samspar/documents';
import { StreamHandler } from '@samspar/event-store';
import { openForReading, readConfiguration, readSignIn } from '@samspar/installation';
import { unreachable } from '@samspar/kernel';
import { lastHead } from '@samspar/log-tree';
import type { OpenFormat } from '@samspar/open-data';
import { publicationAddress, publicationPaper, reportPaper, reportSheets, whyOfReport } from '@samspar/pages';
import { releasedReport } from '@samspar/publications';
import {
  byOperator,
  type OpenFileRefusal,
  ReadOpenFile,
  ReadRelease,
  type ReleaseRead,
  sendTo,
  useCasesOfOpenData,
  useCasesOfReleased,
} from '@samspar/use-cases';
import { type Command, Option } from 'commander';
import { examples } from '../options.js';
import { answerIn } from '../outcome.js';
import { CommandRefused, EXIT, progressBar, refusedWith, say } from '../terminal.js';
import { outOption, refuseUnwritable, writeOut } from '../written-tables.js';
import { addEsfExport } from './export-esf.js';
import { addEvaluationExport } from './export-evaluation.js';
import { addFinsamExport } from './export-finsam.js';

/** A whole release, as its page gives it. */
const WHOLE = ['pdf', 'xlsx'] as const;
/** One open table, as its address has it. */
const OF_TABLES = { csv: 'csv', 'json-stat': 'json', px: 'px' } as const satisfies Readonly<
  Record<string, OpenFormat>
>;
type Whole = (typeof WHOLE)[number];
type OfTable = keyof typeof OF_TABLES;
type ExportFlags = Readonly<{ format: Whole | OfTable; table?: string; out?: string }>;

const isOfTable = (format: ExportFlags['format']): format is OfTable => format in OF_TABLES;

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

const wholeFile = async (read: ReleaseRead, format: Whole, server: string): Promise<Buffer> => {
  const report = releasedReport(read.id, read.publication, read.association);
  const filed = report && {
    report,
    language: 'sv' as const,
    address: server + publicationAddress(read),
    why: whyOfReport(read),
    fingerprint: read.fingerprint ?? undefined,
  };
  if (format === 'pdf') {
    const paper = filed ? reportPaper(filed) : publicationPaper(read, 'sv', server);
    return Buffer.from(await pdfOf(paper, Date.now()));
  }
  if (filed) return workbookOf(reportSheets(filed));
  throw new CommandRefused(
    `${read.id} är ingen rapport och finns inte som arbetsbok: ta ut den som pdf, eller en öppen tabell med --format csv.`,
  );
};

const exportPublication = async (id: string, flags: ExportFlags): Promise<void> => {
  const { format, table, out } = flags;
  if (!isOfTable(format) && table !== undefined)
    throw new CommandRefused(
      `--table går inte ihop med --format ${format}, som tar ut hela publiceringen.`,
      {},
      EXIT.usage,
    );
  const place = placeIn(table ?? '1');
  refuseUnwritable(flags);
  const { appUrl: server = 'http://127.0.0.1:3000' } = readSignIn(process.env);
  await using reading = await openForReading(readConfiguration(process.env), {
    what: 'samspar export',
    notice: say,
    progress: progressBar('Läser in loggen'),
  });
  const { store, views } = reading;
  const ports = {
    streams: new StreamHandler(store),
    views: () => views,
    associations: () => views.associations(),
    // Who did what is shown to users alone.
    staff: { namesOf: () => Promise.resolve(new Map<string, string>()) },
    heads: { latest: async () => (await lastHead(store))?.head },
  };
  const send = sendTo([...useCasesOfOpenData(ports), ...useCasesOfReleased(ports)]);
  if (isOfTable(format)) {
    const asked = new ReadOpenFile(byOperator(), server, id, place, OF_TABLES[format]);
    const outcome = await send(asked);
    if (outcome.outcome === 'notFound')
      throw new CommandRefused(
        `Tabell ${place} i ${id} är inte öppen: samspar publications listar det som är publicerat, och docs/open-data.md säger vad som öppnas.`,
      );
    writeOut(answerIn(outcome, withdrawn).text, out);
    return;
  }
  const outcome = await send(new ReadRelease(byOperator(), id));
  if (outcome.outcome === 'notFound')
    throw new CommandRefused(`${id} är inte publicerad: samspar publications listar det som är det.`);
  writeOut(await wholeFile(answerIn(outcome, unreachable), format, server), out);
};

export const addExport = (program: Command): void => {
  const exporting = program
    .command('export')
    .description(
      'skriv ut det som andra ska ha: en publicering eller det som är öppet för alla ur den, en fil för utvärdering, en lista till ESF, eller uppgifterna till Uppföljning Finsam; rapporter, frågor och tabeller skrivs av samspar report, questions, stats och before-after, med samma --format',
    );
  addEsfExport(exporting);
  addEvaluationExport(exporting);
  addFinsamExport(exporting);
  exporting
    .command('publication')
    .argument('<id>', 'publiceringens id (samspar publications)')
    .description(
      'en publicering som dess sida ger den, eller en öppen tabell ur den som den ligger under /oppna-data; går bredvid en server',
    )
    .addOption(
      new Option(
        '--format <format>',
        'pdf eller xlsx för hela publiceringen; csv, json-stat eller px för en öppen tabell',
      )
        .choices([...WHOLE, ...Object.keys(OF_TABLES)])
        .makeOptionMandatory(),
    )
    .option('--table <plats>', 'den öppna tabellens plats i publiceringen, från 1; utelämnad: 1')
    .addOption(outOption())
    .addHelpText(
      'after',
      examples(
        'samspar export publication 3f2504e0-4f89-41d3-9a0c-0305e82c3301 --format pdf --out publicering.pdf',
        'samspar export publication 3f2504e0-4f89-41d3-9a0c-0305e82c3301 --format px --table 2 --out tabell-2.px',
      ),
    )
    .action(exportPublication);
};
