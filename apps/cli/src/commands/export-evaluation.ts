import { randomUUID } from 'node:crypto';
import { type Command, Option } from 'commander';
import {
  codesOf,
  EVALUATION_GROUND,
  EVALUATION_PURPOSE,
  EVALUATION_RECEIVER,
  SECRECY_TEST,
} from '@samspar/codes';
import { type EvaluationOrder, evaluationZip, USUAL_COLUMNS, USUAL_DAYS } from '@samspar/evaluation';
import { readConfiguration, requireLog } from '@samspar/installation';
import {
  byOperator,
  type EvaluationRefusal,
  evaluationSentence,
  FetchEvaluationFile,
  MakeEvaluationFile,
} from '@samspar/use-cases';
import { openDesk } from '../desk.js';
import { intoNewFile } from '../new-file.js';
import { asDay, examples, formatOption } from '../options.js';
import { answerIn } from '../outcome.js';
import { type CommandRefused, counted, type Format, printAnswer, refusedWith } from '../terminal.js';

type Flags = Omit<EvaluationOrder, 'interventions' | 'columns'> &
  Readonly<{
    intervention: readonly string[];
    column: readonly string[];
    orderedBy: string;
    out: string;
    format: Format;
  }>;

const refusal = (one: EvaluationRefusal): CommandRefused => refusedWith(evaluationSentence(one), one);

const makeFile = async ({ out, orderedBy, format, intervention, column, ...order }: Flags): Promise<void> => {
  const configuration = readConfiguration(process.env);
  requireLog(configuration);
  await using desk = await openDesk(configuration, 'samspar export');
  const { made } = await intoNewFile(out, async () => {
    const sent = { ...byOperator(), commandId: randomUUID(), text: '' };
    const { receiver, ground, secrecy, purpose, reference, from, to, days } = order;
    const kept = { receiver, ground, secrecy, purpose, reference, from, to, days };
    const ordered = { ...kept, interventions: intervention, columns: column };
    const { file } = answerIn(await desk.send(new MakeEvaluationFile(sent, ordered, orderedBy)), refusal);
    const fetched = answerIn(await desk.send(new FetchEvaluationFile(byOperator(), file)), refusal);
    return [await evaluationZip(fetched), fetched];
  });
  const { file, rows, digest } = made;
  printAnswer(
    format,
    { out, file, rows, digest },
    `Filen med ${counted(rows, 'deltagande', 'deltaganden')} är skriven till ${out}. Det står i åtkomstloggen för vart och ett.`,
    `SHA-256 av deltaganden.csv: ${digest}`,
  );
};

const required = (flags: string, description: string, codes: readonly string[]): Option =>
  new Option(flags, description).choices(codes).makeOptionMandatory();

/** `samspar export evaluation`. */
export const addEvaluationExport = (exporting: Command): void => {
  exporting
    .command('evaluation')
    .description(
      'gör en pseudonym fil för utvärdering åt en insatsansvarig: en rad för varje deltagande, som CSV och Parquet med kodbok',
    )
    .requiredOption('--out <fil>', 'ny fil (.zip) som allt skrivs till')
    .requiredOption('--ordered-by <id>', 'användaren som beställde den: en insatsansvarig i insatserna')
    .addOption(required('--receiver <kod>', 'mottagaren', codesOf(EVALUATION_RECEIVER)))
    .addOption(required('--ground <kod>', 'mottagarens grund', codesOf(EVALUATION_GROUND)))
    .addOption(required('--secrecy <kod>', 'vad sekretessprövningen kom till', codesOf(SECRECY_TEST)))
    .addOption(required('--purpose <kod>', 'ändamålet', codesOf(EVALUATION_PURPOSE)))
    .requiredOption('--reference <nummer>', 'mottagarens nummer på uppdraget')
    .requiredOption('--intervention <id...>', 'insatserna')
    .requiredOption('--from <dag>', 'anmälda från och med, ÅÅÅÅ-MM-DD', asDay)
    .requiredOption('--to <dag>', 'anmälda till och med, ÅÅÅÅ-MM-DD', asDay)
    .option('--column <namn...>', 'uppgifterna', [...USUAL_COLUMNS])
    .option('--days <antal>', 'dagar som filen finns kvar i Samspår', Number, USUAL_DAYS)
    .addOption(formatOption())
    .addHelpText(
      'after',
      examples(
        'samspar export evaluation --ordered-by 4b1f9a52-2c7e-4d0b-8a41-90c1f27b6f10 --receiver isf --ground isf-act --secrecy no-harm --purpose results --reference "ISF 2026-0123" --intervention finsam-team --from 2024-01-01 --to 2024-12-31 --out isf.zip',
      ),
    )
    .action(makeFile);
};
