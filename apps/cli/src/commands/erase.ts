import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import {
  issuerOf,
  openInstallation,
  operate,
  readConfiguration,
  readSignIn,
  requireLog,
} from '@samspar/installation';
import { byOperator, type DueRead, EraseJourneys, type Erased, ReadDue, type Send } from '@samspar/use-cases';
import { unreachable } from '@samspar/kernel';
import { formatOption } from '../options.js';
import { answerIn } from '../outcome.js';
import { textTable } from '../text-table.js';
import { CommandRefused, EXIT, type Format, printAnswer, progressBar, say } from '../terminal.js';

type Flags = Readonly<{ due: true; dryRun?: true; approvedBy?: string; format: Format }>;

const dueNow = async (send: Send): Promise<readonly DueRead[]> =>
  answerIn(await send(new ReadDue({ ...byOperator(), on: 'retention' })), unreachable);

const columns = ['Ärende', 'Insats', 'Myndighet', 'Sista anteckning', 'Ska gallras från', 'Senast'].map(
  (title) => ({ title, align: 'left' as const }),
);

const tableOf = (read: readonly DueRead[]): string =>
  textTable(
    columns,
    read.flatMap(({ due }) =>
      due.map(({ reference, intervention, rule, until }) => [
        reference,
        intervention,
        `${rule.authority} (${rule.years} år)`,
        rule.lastEventOn,
        rule.dueOn,
        until,
      ]),
    ),
  );

const keptLine = (read: readonly DueRead[]): readonly string[] => {
  const kept = read.reduce((sum, { keptForBirthDay }) => sum + keptForBirthDay, 0);
  const ownerless = read.flatMap((one) => one.ownerless);
  return [
    ...(kept === 0 ? [] : [`${kept} ärenden till skulle gallras, men bevaras för forskning (födelsedag).`]),
    ...(ownerless.length === 0
      ? []
      : [
          `Inget gallras i ${ownerless.join(', ')}: ange i uppsättningsfilen vilken myndighet som driver insatsen (owner).`,
        ]),
  ];
};

/** Erases what is due, a list at a time, until there is no more of it. */
const eraseAll = async (send: Send, approvedBy: string): Promise<Omit<Erased, 'position'>> => {
  const progress = progressBar('Gallrar');
  const left = new Map<string, Erased['left'][number]>();
  const sum = { done: 0, destroyed: 0, waiting: 0 };
  for (;;) {
    const read = await dueNow(send);
    const journeys = read.flatMap(({ due }) => due.map(({ journey }) => journey));
    const erased = answerIn(
      await send(new EraseJourneys(byOperator(), journeys, randomUUID(), approvedBy)),
      () =>
        new CommandRefused(
          `Ingen öppen användare med rollen insatsansvarig har id ${approvedBy}: kör samspar user list och ange den som har godkänt gallringen.`,
        ),
    );
    sum.done += erased.done;
    sum.destroyed += erased.destroyed;
    sum.waiting = erased.waiting;
    for (const one of erased.left) left.set(one.reference, one);
    progress(sum.done, sum.done + (read.some(({ hasMore }) => hasMore) ? 1 : 0));
    if (erased.done === 0 || !read.some(({ hasMore }) => hasMore))
      return { ...sum, left: [...left.values()] };
  }
};

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
        throw new CommandRefused(
          'Flaggan --approved-by behövs: ange id för den användare som har godkänt gallringen, eller kör med --dry-run.',
          {},
          EXIT.usage,
        );
      await using installation = await openInstallation(configuration, {
        what: 'samspar erase',
        notice: say,
      });
      await installation.views.catchUp();
      installation.views.follow();
      const send = await operate(installation, issuerOf(readSignIn(process.env)), say);
      const read = await dueNow(send);
      const due = read.flatMap((one) => one.due);
      if (dryRun || approvedBy === undefined) {
        const { length } = due;
        const more = read.some(({ hasMore }) => hasMore) ? ' (fler visas när dessa är gallrade)' : '';
        printAnswer(
          format,
          { due, keptForBirthDay: read.reduce((sum, { keptForBirthDay }) => sum + keptForBirthDay, 0) },
          ...(length === 0 ? [] : [tableOf(read), '']),
          `${length} ärenden ska gallras${more}. Inget har ändrats.`,
          ...keptLine(read),
        );
        return;
      }
      const erased = await eraseAll(send, approvedBy);
      printAnswer(
        format,
        erased,
        `${erased.done} ärenden är gallrade.`,
        ...(erased.waiting > 0
          ? [
              `${erased.waiting} av dem har nycklar kvar, för deras personer registreras på nytt just nu, eller så är allt inte inläst än: servern förstör dem inom någon timme, eller samma kommando igen.`,
            ]
          : []),
        ...erased.left.map(({ reference, why }) => `Kvar: ${reference}. ${why?.sv ?? ''}`.trim()),
        ...keptLine(read),
      );
    });
};
