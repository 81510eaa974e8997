import { randomUUID } from 'node:crypto';
import { type Command, Option } from 'commander';
import { codesOf, ESF_GROUND } from '@samspar/codes';
import { esfFile } from '@samspar/esf';
import { readConfiguration, requireLog } from '@samspar/installation';
import {
  byOperator,
  type EsfOrder,
  type EsfRefusal,
  esfSentence,
  FetchEsfList,
  MakeEsfList,
  USUAL_ESF_DAYS,
} from '@samspar/use-cases';
import { openDesk } from '../desk.js';
import { intoNewFile } from '../new-file.js';
import { examples, formatOption } from '../options.js';
import { answerIn } from '../outcome.js';
import { type CommandRefused, counted, type Format, printAnswer, refusedWith } from '../terminal.js';

type Flags = EsfOrder & Readonly<{ orderedBy: string; out: string; format: Format }>;

const refusal = (one: EsfRefusal): CommandRefused => refusedWith(esfSentence(one), one);

const makeList = async ({ out, orderedBy, format, ...said }: Flags): Promise<void> => {
  const configuration = readConfiguration(process.env);
  requireLog(configuration);
  await using desk = await openDesk(configuration, 'samspar export');
  const { made } = await intoNewFile(out, async () => {
    const sent = { ...byOperator(), commandId: randomUUID(), text: '' };
    const { intervention, month, ground, reference, days } = said;
    const order = { intervention, month, ground, reference, days };
    const { list } = answerIn(await desk.send(new MakeEsfList(sent, order, orderedBy)), refusal);
    const fetched = answerIn(await desk.send(new FetchEsfList(byOperator(), list)), refusal);
    return [await esfFile(fetched.list, fetched.template), fetched];
  });
  const { list, month, journeys, withoutNumber, leftOut, changes = null } = made;
  const others = Object.values(leftOut).reduce((sum, count) => sum + count, 0);
  printAnswer(
    format,
    { out, list, month, rows: journeys.length, withoutNumber, leftOut, changes },
    `Listan för ${month} med ${counted(journeys.length, 'deltagande', 'deltaganden')} är skriven till ${out}. Det står i åtkomstloggen för vart och ett.`,
    `Utan nummer: ${withoutNumber}. Inte med: ${others}.`,
  );
};

/** `samspar export esf`. */
export const addEsfExport = (exporting: Command): void => {
  exporting
    .command('esf')
    .description(
      'gör månadens lista över vilka som deltog i en ESF-finansierad insats, åt en handläggare hos projektägaren, i kolumnerna som uppläggningsfilen säger',
    )
    .requiredOption('--out <fil>', 'ny fil som listan skrivs till')
    .requiredOption(
      '--ordered-by <id>',
      'användaren som beställde den: en handläggare i insatsen hos projektägaren',
    )
    .requiredOption('--intervention <id>', 'insatsen')
    .requiredOption('--month <månad>', 'en månad som är slut, ÅÅÅÅ-MM')
    .addOption(
      new Option('--ground <kod>', 'grunden för att lämna ut')
        .choices(codesOf(ESF_GROUND))
        .makeOptionMandatory(),
    )
    .option('--reference <nummer>', 'myndighetens diarienummer på beslutet, när grunden inte är samtycke', '')
    .option('--days <antal>', 'dagar som listan kan hämtas i Samspår', Number, USUAL_ESF_DAYS)
    .addOption(formatOption())
    .addHelpText(
      'after',
      examples(
        'samspar export esf --ordered-by 4ca00c42-2f32-562b-9c6e-671c2f678a99 --intervention novum --month 2026-11 --ground duty --reference "AMN 2026-0412" --out esf.xlsx',
      ),
    )
    .action(makeList);
};
