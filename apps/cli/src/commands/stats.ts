import { type Command, Option } from 'commander';
import { unreachable } from '@samspar/kernel';
import { openForReading, readConfiguration } from '@samspar/installation';
import { codesNamed, queryRefusalSentence, readQuery, SHARES_OF, UNITS } from '@samspar/statistics';
import {
  AskStatistics,
  byOperator,
  isOfQuestion,
  NameUnits,
  ReadAssociations,
  sendTo,
  useCasesOfFigures,
} from '@samspar/use-cases';
import { answerTable } from '../answer-table.js';
import { formatOption } from '../options.js';
import { answerIn } from '../outcome.js';
import {
  CommandRefused,
  EXIT,
  type Format,
  printAnswer,
  progressBar,
  refusedWith,
  say,
} from '../terminal.js';

type Flags = Readonly<{ format: Format } & Record<string, string | readonly string[]>>;

/** The flags as the parameters of `GET /api/v1/statistics`: the same names, the same answer. */
const parameters = ({ format: _format, ...flags }: Flags): [string, string][] =>
  Object.entries(flags).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one): [string, string] => [name, one]),
  );

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

export const addStats = (program: Command): void => {
  program
    .command('stats')
    .description(
      'ställ en fråga till statistiken; samma svar som GET /api/v1/statistics; går bredvid en server',
    )
    .requiredOption(
      '--measure <mått>',
      'referred, started, ended, participants, ongoing, meetings, handovers, employerContacts, daysToStart, daysInIntervention',
    )
    .requiredOption('--from <dag>', 'periodens första dag, ÅÅÅÅ-MM-DD')
    .requiredOption('--to <dag>', 'periodens sista dag, ÅÅÅÅ-MM-DD')
    .option('--by <dimensioner>', 'upp till fyra, med komma emellan: sex,exitGroup', collect)
    .option('--where <villkor>', 'dimension:kod,kod; får upprepas', collect)
    .addOption(new Option('--unit <enhet>', 'deltaganden eller personer').choices([...UNITS]))
    .addOption(
      new Option(
        '--share-of <vad>',
        'vad procenten räknas på: sista uppdelningen blir 100 % (last), den första (first) eller hela tabellen (all)',
      ).choices([...SHARES_OF]),
    )
    .option('--as-known-at <tid>', 'uppgifterna så som de var registrerade då: dag eller tidpunkt med zon')
    .addOption(new Option('--protect <läge>', 'public döljer små tal').choices(['none', 'public']))
    .addOption(formatOption())
    .action(async (flags: Flags) => {
      const read = readQuery(parameters(flags));
      if ('refusal' in read) throw refusedWith(queryRefusalSentence(read.refusal), read.refusal, EXIT.usage);
      const configuration = readConfiguration(process.env);
      await using reading = await openForReading(configuration, {
        what: 'samspar stats',
        progress: progressBar('Läser in loggen'),
        notice: say,
      });
      const { views } = reading;
      const send = sendTo(
        useCasesOfFigures({ views: () => views, associations: () => views.associations() }),
      );
      const answer = answerIn(await send(new AskStatistics(byOperator(), read.query)), (refusal) =>
        isOfQuestion(refusal)
          ? refusedWith(queryRefusalSentence(refusal), refusal)
          : new CommandRefused(refusal.code),
      );
      const associations = answerIn(await send(new ReadAssociations(byOperator())), unreachable);
      const units = answerIn(
        await send(new NameUnits(byOperator(), codesNamed(answer, 'referringUnit'))),
        unreachable,
      );
      printAnswer(
        flags.format,
        answer,
        answerTable(answer, associations, (code) => units.get(code) ?? code),
      );
    });
};
