import { StreamHandler } from '@samspar/event-store';
import { figureRefusalSentence } from '@samspar/finsam-figures';
import { openForReading, readConfiguration } from '@samspar/installation';
import { dayInStockholm } from '@samspar/kernel';
import { figureName, finsamLines, finsamPaper, finsamSheets, valueInWords } from '@samspar/pages';
import {
  byOperator,
  type FinsamYearRead,
  ReadFinsamYear,
  sendTo,
  useCasesOfFinsam,
} from '@samspar/use-cases';
import type { Command } from 'commander';
import { examples, yearOption } from '../options.js';
import { answerIn } from '../outcome.js';
import { CommandRefused, EXIT, progressBar, refusedWith, say } from '../terminal.js';
import { atLeft, atRight, textTable } from '../text-table.js';
import {
  outOption,
  refuseUnwritable,
  type TableFlags,
  tableFormatOption,
  writeTables,
} from '../written-tables.js';

type Flags = TableFlags & Readonly<{ year?: string; association?: string }>;

const asText = ({ association, year, figures, changes, counted }: FinsamYearRead): string => {
  const rows = figures.map((one) => [figureName(association, one, 'sv'), valueInWords(one, one.value, 'sv')]);
  const changed = changes.map((one) => [
    figureName(association, one, 'sv'),
    one.reported ? valueInWords(one, one.reported.value, 'sv') : 'inte rapporterat',
    valueInWords(one, one.value, 'sv'),
  ]);
  return [
    `Uppföljning Finsam ${year}, ${association.settings.name}`,
    textTable([atLeft('Uppgift'), atRight('Värde')], rows),
    ...(changed.length > 0
      ? [
          'Ändrat sedan det rapporterades',
          textTable([atLeft('Uppgift'), atRight('Rapporterat'), atRight('Nu')], changed),
        ]
      : []),
    `Räknat så som det var registrerat ${counted.asKnownAt}, position ${counted.position} i loggen. Små tal är inte dolda.`,
  ].join('\n\n');
};

const asJson = ({ association, year, figures, changes, counted }: FinsamYearRead): object => ({
  association: association.id,
  year,
  ...counted,
  figures,
  changes,
});

const exportFinsam = async (flags: Flags): Promise<void> => {
  const year = flags.year === undefined ? undefined : Number(flags.year);
  refuseUnwritable(flags);
  await using reading = await openForReading(readConfiguration(process.env), {
    what: 'samspar export',
    notice: say,
    progress: progressBar('Läser in loggen'),
  });
  const { store, views } = reading;
  const associations = () => views.associations();
  const send = sendTo(
    useCasesOfFinsam({
      streams: new StreamHandler(store),
      views: () => views,
      associations,
      // Who did what is shown to users alone.
      staff: { namesOf: async () => new Map() },
      today: () => dayInStockholm(Date.now()),
    }),
  );
  const outcome = await send(new ReadFinsamYear(byOperator(), year, flags.association));
  if (outcome.outcome === 'notFound') {
    const ids = associations().map(({ id }) => id);
    throw new CommandRefused(
      `Säg vilket förbund: --association ${ids.join(', ')}.`,
      { associations: ids },
      EXIT.usage,
    );
  }
  const read = answerIn(outcome, (refusal) =>
    refusedWith(figureRefusalSentence(refusal), refusal, EXIT.usage),
  );
  await writeTables(flags, {
    json: () => asJson(read),
    text: () => asText(read),
    files: () => ({
      lines: () => finsamLines(read, 'sv'),
      sheets: () => finsamSheets(read, 'sv'),
      paper: () => finsamPaper(read, 'sv'),
    }),
  });
};

/** `samspar export finsam`. */
export const addFinsamExport = (exporting: Command): void => {
  exporting
    .command('finsam')
    .description(
      'det som ska föras in i Uppföljning Finsam för ett år, och vad som har ändrats sedan det rapporterades; går bredvid en server',
    )
    .addOption(yearOption('utelämnat: det senaste året som är slut'))
    .option('--association <id>', 'förbundet, om det finns flera')
    .addOption(tableFormatOption())
    .addOption(outOption())
    .addHelpText(
      'after',
      examples(
        'samspar export finsam --year 2025',
        'samspar export finsam --year 2025 --format xlsx --out finsam-2025.xlsx',
      ),
    )
    .action(exportFinsam);
};
