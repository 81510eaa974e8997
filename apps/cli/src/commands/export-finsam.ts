import { writeFileSync } from 'node:fs';
import { workbookOf } from '@samspar/documents';
import { StreamHandler } from '@samspar/event-store';
import { figureRefusalSentence } from '@samspar/finsam-figures';
import { openForReading, readConfiguration } from '@samspar/installation';
import { dayInStockholm } from '@samspar/kernel';
import { figureName, finsamSheets, valueInWords } from '@samspar/pages';
import {
  byOperator,
  type FinsamYearRead,
  ReadFinsamYear,
  sendTo,
  useCasesOfFinsam,
} from '@samspar/use-cases';
import { type Command, Option } from 'commander';
import { answerIn } from '../outcome.js';
import {
  CommandRefused,
  EXIT,
  notWritten,
  print,
  printJson,
  progressBar,
  refusedWith,
  say,
} from '../terminal.js';
import { atLeft, atRight, textTable } from '../text-table.js';

const FORMATS = ['text', 'xlsx', 'json'] as const;
type Flags = Readonly<{
  year?: string;
  association?: string;
  format: (typeof FORMATS)[number];
  out?: string;
}>;

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

const yearIn = (text: string | undefined): number | undefined => {
  if (text === undefined || /^\d{4}$/.test(text)) return text === undefined ? undefined : Number(text);
  throw new CommandRefused(`--year ${text} är inget år: skriv till exempel 2025.`, {}, EXIT.usage);
};

const exportFinsam = async ({ year: text, association, format, out }: Flags): Promise<void> => {
  const year = yearIn(text);
  if (format === 'xlsx' && out === undefined)
    throw new CommandRefused(
      'En arbetsbok skrivs till en fil: lägg till --out finsam.xlsx.',
      { code: 'ParameterMissing', parameter: 'out' },
      EXIT.usage,
    );
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
  const outcome = await send(new ReadFinsamYear(byOperator(), year, association));
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
  if (format === 'json') printJson(asJson(read));
  else if (format === 'text') print(asText(read));
  else if (out !== undefined) {
    try {
      writeFileSync(out, await workbookOf(finsamSheets(read, 'sv')), { flag: 'wx' });
    } catch (error) {
      throw notWritten(out, error);
    }
  }
};

/** `samspar export finsam`. */
export const addFinsamExport = (exporting: Command): void => {
  exporting
    .command('finsam')
    .description(
      'det som ska föras in i Uppföljning Finsam för ett år, och vad som har ändrats sedan det rapporterades; går bredvid en server',
    )
    .option('--year <år>', 'utelämnat: det senaste året som är slut')
    .option('--association <id>', 'förbundet, om det finns flera')
    .addOption(
      new Option('--format <format>', 'text för läsare, xlsx för kalkylprogram, json för program')
        .choices([...FORMATS])
        .default('text'),
    )
    .option('--out <fil>', 'en ny fil att skriva arbetsboken till; krävs för xlsx')
    .action(exportFinsam);
};
