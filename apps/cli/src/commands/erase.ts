import { randomUUID } from 'node:crypto';
import { authoritiesOf } from '@samspar/association';
import type { Command } from 'commander';
import { readConfiguration, requireLog } from '@samspar/installation';
import {
  byOperator,
  type DueRead,
  EraseJourneys,
  type Erased,
  EraseUserNames,
  ReadDue,
  type Send,
} from '@samspar/use-cases';
import { numeral, unreachable } from '@samspar/kernel';
import { openDesk } from '../desk.js';
import { formatOption } from '../options.js';
import { answerIn } from '../outcome.js';
import { atLeft, textTable } from '../text-table.js';
import { CommandRefused, counted, type Format, printAnswer, progressBar, wrongUsage } from '../terminal.js';

type Flags = Readonly<{ due: true; dryRun?: true; approvedBy?: string; format: Format }>;

const columns = ['Ärende', 'Insats', 'Myndighet', 'Sista anteckning', 'Ska gallras från', 'Senast'].map(
  atLeft,
);

const ofCases = (count: number): string => counted(count, 'ärende', 'ärenden');

const authorityIn = ({ association }: DueRead, id: string): string =>
  authoritiesOf(association).find((authority) => authority.id === id)?.name ?? id;

const tableOf = (read: readonly DueRead[]): string =>
  textTable(
    columns,
    read.flatMap((one) =>
      one.due.map(({ reference, intervention, rule, until }) => [
        reference,
        one.association.interventions.find(({ id }) => id === intervention)?.name ?? intervention,
        `${authorityIn(one, rule.authority)} (${rule.years} år)`,
        rule.lastEventOn,
        rule.dueOn,
        until,
      ]),
    ),
  );

const approverLines = (read: readonly DueRead[]): readonly string[] =>
  read.flatMap((one) =>
    Array.from(
      Map.groupBy(one.due, ({ rule }) => rule.authority),
      ([authority, { length }]) =>
        `${ofCases(length)} ska godkännas av en insatsansvarig vars enhet hör till ${authorityIn(one, authority)}.`,
    ),
  );

const keptOf = (read: readonly DueRead[]): number =>
  read.reduce((sum, { keptForBirthDay }) => sum + keptForBirthDay, 0);

const keptText = (read: readonly DueRead[]): string | false =>
  keptOf(read) > 0 &&
  `${ofCases(keptOf(read))} till har uppnått sin tid och bevaras för forskning (födelsedag).`;

const ownerlessText = (read: readonly DueRead[]): string | false => {
  const ownerless = read.flatMap((one) => one.ownerless);
  return (
    ownerless.length > 0 &&
    `Inget gallras i ${ownerless.join(', ')}: ange i uppsättningsfilen vilken myndighet som driver insatsen (owner).`
  );
};

/** How many names of closed users go, which needs nobody's approval. */
const namesText = (count: number, rest: string): string | false =>
  count > 0 &&
  `${numeral(count)} namn på ${count === 1 ? 'en avstängd användare' : 'avstängda användare'} ${rest}.`;

/** Erased at a time: each part is on disk before the next is begun. */
const AT_ONCE = 200;

/** Erases all that is due, as far as the approver may approve of it. */
const eraseAll = async (
  send: Send,
  journeys: readonly string[],
  approvedBy: string,
): Promise<Omit<Erased, 'position'>> => {
  const progress = progressBar('Gallrar');
  const left: Erased['left'][number][] = [];
  const sum = { done: 0, destroyed: 0, waiting: 0 };
  for (let from = 0; from === 0 || from < journeys.length; from += AT_ONCE) {
    const part = journeys.slice(from, from + AT_ONCE);
    const erased = answerIn(
      await send(new EraseJourneys(byOperator(), part, randomUUID(), approvedBy)),
      () =>
        new CommandRefused(
          `Ingen öppen användare med rollen insatsansvarig har id ${approvedBy}: kör samspar user list och ange den som har godkänt gallringen.`,
        ),
    );
    sum.done += erased.done;
    sum.destroyed += erased.destroyed;
    sum.waiting = erased.waiting;
    left.push(...erased.left);
    progress(from + part.length, journeys.length);
  }
  return { ...sum, left };
};

/** How many numbers are told of those that are left for one and the same reason. */
const MOST_NUMBERS = 10;

const leftLines = (left: Erased['left']): readonly string[] =>
  Array.from(
    Map.groupBy(
      left,
      ({ why }) => why?.sv ?? 'Något har registrerats i ärendet, eller så är det redan gallrat.',
    ),
    ([why, of]) => {
      const numbers = of.slice(0, MOST_NUMBERS).map(({ reference }) => reference);
      const told = of.length > MOST_NUMBERS ? `${numbers.join(', ')} …` : numbers.join(', ');
      return `${ofCases(of.length)} är kvar (${told}). ${why}`;
    },
  );

export const addErase = (program: Command): void => {
  program
    .command('erase')
    .description(
      'gallra de ärenden vars tid är ute: nycklar, namn, nummer och texter förstörs för gott, antal och dagar finns kvar i statistiken',
    )
    .requiredOption('--due', 'de ärenden som ska gallras enligt myndigheternas regler')
    .option('--dry-run', 'visa vilka de är, och gallra inget')
    .option(
      '--approved-by <id>',
      'användaren som har godkänt gallringen: en insatsansvarig hos myndigheten som driver insatsen',
    )
    .addOption(formatOption())
    .action(async ({ dryRun, approvedBy, format }: Flags) => {
      const configuration = readConfiguration(process.env);
      requireLog(configuration);
      if (!dryRun && approvedBy === undefined)
        throw wrongUsage(
          'Flaggan --approved-by behövs: ange id för den användare som har godkänt gallringen, eller kör med --dry-run.',
        );
      await using desk = await openDesk(configuration, 'samspar erase');
      const { send } = desk;
      const read = answerIn(await send(new ReadDue({ ...byOperator(), on: 'retention' })), unreachable);
      const due = read.flatMap((one) => one.due);
      const { length } = due;
      const namesDue = read.reduce((sum, { names }) => sum + names.due, 0);
      if (dryRun || approvedBy === undefined) {
        printAnswer(
          format,
          {
            due,
            names: namesDue,
            keptForBirthDay: keptOf(read),
          },
          ...(length === 0
            ? ['Inga ärenden ska gallras nu.']
            : [tableOf(read), '', `${ofCases(length)} ska gallras. Inget har ändrats.`]),
          ...approverLines(read),
          namesText(namesDue, 'ska gallras, utan att någon behöver godkänna det'),
          keptText(read),
          ownerlessText(read),
        );
        return;
      }
      const erased = await eraseAll(
        send,
        due.map(({ journey }) => journey),
        approvedBy,
      );
      const names = answerIn(await send(new EraseUserNames(byOperator())), unreachable);
      printAnswer(
        format,
        { ...erased, names },
        length === 0
          ? 'Inga ärenden ska gallras nu.'
          : `${ofCases(erased.done)} är ${erased.done === 1 ? 'gallrat' : 'gallrade'}.`,
        erased.waiting > 0 &&
          `${ofCases(erased.waiting)} som är ${erased.waiting === 1 ? 'gallrat' : 'gallrade'} har nycklar kvar: personen registrerades för mindre än en timme sedan, eller så är allt inte inläst än. Servern förstör dem då, eller samma kommando igen.`,
        ...leftLines(erased.left),
        namesText(names, 'är gallrade'),
        keptText(read),
        ownerlessText(read),
      );
    });
};
