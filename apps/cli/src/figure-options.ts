import { StreamHandler } from '@samspar/event-store';
import { openForReading, readConfiguration } from '@samspar/installation';
import { DEFINITION_VERSIONS, MEASURES, SHARES_OF, UNITS, UNKNOWNS } from '@samspar/statistics';
import { ReportBuilds, type Send, sendTo, useCasesOfFigures } from '@samspar/use-cases';
import { type Command, Option } from 'commander';
import { collect, formatOption } from './options.js';
import { type Format, progressBar, say } from './terminal.js';

export type FigureFlags<Answered extends string = Format> = Readonly<
  { format: Answered } & Record<string, string | readonly string[]>
>;

/** The flags as the parameters of `GET /api/v1/statistics`: the same names, the same answer. */
export const parametersOf = ({
  format: _format,
  out: _out,
  ...flags
}: FigureFlags<string>): [string, string][] =>
  Object.entries(flags).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one): [string, string] => [name, one]),
  );

/** The flags that say whom and when figures are about, and how they are answered. */
export const withWhom = (command: Command, format = formatOption()): Command =>
  command
    .requiredOption('--from <dag>', 'periodens första dag, ÅÅÅÅ-MM-DD')
    .requiredOption('--to <dag>', 'periodens sista dag, ÅÅÅÅ-MM-DD')
    .option('--where <villkor>', 'dimension:kod,kod; får upprepas', collect)
    .option(
      '--as-known-at <tid>',
      'uppgifterna så som de var registrerade då: dag eller tidpunkt med zon',
      collect,
    )
    .addOption(new Option('--protect <läge>', 'public döljer små tal').choices(['none', 'public']))
    .addOption(format);

/** The version of the definitions that figures are asked under. */
export const definitionOption = (): Option =>
  new Option('--definition <version>', 'version av definitionerna; utelämnad: den senaste').choices(
    DEFINITION_VERSIONS.map(String),
  );

/** The flags of a question to the statistics. */
export const withQuestion = (command: Command, format = formatOption()): Command =>
  withWhom(
    command
      .requiredOption('--measure <mått>', MEASURES.join(', '))
      .option('--by <dimensioner>', 'upp till fyra, med komma emellan: sex,exitGroup', collect)
      .addOption(new Option('--unit <enhet>', 'deltaganden eller personer').choices([...UNITS]))
      .addOption(
        new Option(
          '--share-of <vad>',
          'vad procenten räknas på: sista uppdelningen blir 100 % (last), den första (first) eller hela tabellen (all)',
        ).choices([...SHARES_OF]),
      )
      .addOption(new Option('--unknowns <sätt>', 'split visar varför uppgifter saknas').choices(UNKNOWNS)),
    format,
  );

/** Asks figures of what the configuration names, beside a server. */
export const askingFigures = async (what: string, ask: (send: Send) => Promise<void>): Promise<void> => {
  await using reading = await openForReading(readConfiguration(process.env), {
    what,
    progress: progressBar('Läser in loggen'),
    notice: say,
  });
  const { store, views } = reading;
  await ask(
    sendTo(
      useCasesOfFigures({
        streams: new StreamHandler(store),
        views: () => views,
        associations: () => views.associations(),
        reportBuilds: new ReportBuilds(),
      }),
    ),
  );
};
