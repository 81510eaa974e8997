import { StreamHandler } from '@samspar/event-store';
import { openForReading, readConfiguration } from '@samspar/installation';
import { dayInStockholm } from '@samspar/kernel';
import { reasonInWords } from '@samspar/pages';
import {
  answerSentences,
  KNOWN_QUESTION_IDS,
  KNOWN_QUESTIONS,
  MISSING,
  type QuestionStanding,
  readAbout,
  readKnownQuestion,
} from '@samspar/questions';
import { codeLabel, type QueryRefusal, tableToExplain } from '@samspar/statistics';
import { AskKnownQuestion, byOperator, ReadQuestions, sendTo, useCasesOfQuestions } from '@samspar/use-cases';
import { Argument, type Command, Option } from 'commander';
import { examples, yearOption } from '../options.js';
import { answerIn } from '../outcome.js';
import { refusedQuestion } from '../refused-question.js';
import { crossedText } from '../crossed-text.js';
import { EXIT, progressBar, say, wrongUsage } from '../terminal.js';
import { atLeft, textTable } from '../text-table.js';
import {
  outOption,
  refuseUnwritable,
  type TableFlags,
  tableFormatOption,
  tablesInFiles,
  writeTables,
} from '../written-tables.js';
import { refusedFigure } from './stats.js';

type QuestionFlags = TableFlags &
  Readonly<Partial<Record<'year' | 'from' | 'to' | 'asKnownAt' | 'protect', string>>>;

const STANDING: Readonly<Record<QuestionStanding, string>> = {
  answered: 'besvarad',
  partly: 'delvis',
  missing: 'uppgift saknas',
};

const usage = (refusal: QueryRefusal) => refusedQuestion(refusal, EXIT.usage);

/** The latest year that is over. */
const lastYear = (): string => String(Number(dayInStockholm(Date.now()).slice(0, 4)) - 1);

const parametersOf = ({ from, to, year: said, asKnownAt, protect }: QuestionFlags) => {
  const year = said ?? (from === undefined && to === undefined ? lastYear() : undefined);
  return Object.entries({
    from: year === undefined ? from : `${year}-01-01`,
    to: year === undefined ? to : `${year}-12-31`,
    asKnownAt,
    protect,
  }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
};

/** Where its page is. */
const addressOf = (id: string, parameters: readonly (readonly [string, string])[]): string => {
  const asked = new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString();
  return `/fragor/${id}${asked && `?${asked}`}`;
};

export const addQuestions = (program: Command): void => {
  program
    .command('questions')
    .description(
      'lista frågorna som förbundet får, eller besvara en av dem; samma svar som på sidan Frågor; går bredvid en server',
    )
    .addArgument(new Argument('[fråga]', 'utelämnad: alla').choices([...KNOWN_QUESTION_IDS]))
    .addOption(
      yearOption(
        'hela året; utelämnat, och ingen annan period angiven: det senaste året som är slut',
      ).conflicts(['from', 'to']),
    )
    .option('--from <dag>', 'periodens första dag, ÅÅÅÅ-MM-DD, om inte --year anges')
    .option('--to <dag>', 'periodens sista dag, ÅÅÅÅ-MM-DD')
    .option('--as-known-at <tid>', 'uppgifterna så som de var registrerade då: dag eller tidpunkt med zon')
    .addOption(new Option('--protect <läge>', 'public döljer små tal').choices(['none', 'public']))
    .addOption(tableFormatOption())
    .addOption(outOption())
    .addHelpText(
      'after',
      examples(
        'samspar questions',
        `samspar questions ${KNOWN_QUESTION_IDS[0]} --year 2024 --format pdf --out fraga.pdf`,
      ),
    )
    .action(async (name: string | undefined, flags: QuestionFlags) => {
      if (name === undefined && flags.format !== 'text' && flags.format !== 'json')
        throw wrongUsage(`--format ${flags.format} är för svaret på en fråga: ange vilken.`);
      refuseUnwritable(flags);
      const parameters = parametersOf(flags);
      const about = readAbout(parameters);
      if ('refusal' in about) throw usage(about.refusal);
      await using reading = await openForReading(readConfiguration(process.env), {
        what: 'samspar questions',
        notice: say,
        progress: progressBar('Läser in loggen'),
      });
      const { store, views } = reading;
      const send = sendTo(
        useCasesOfQuestions({
          streams: new StreamHandler(store),
          views: () => views,
          associations: () => views.associations(),
          now: () => Date.now(),
          staff: { namesOf: () => Promise.resolve(new Map()) },
        }),
      );
      if (name === undefined) {
        const { known, own } = answerIn(
          await send(new ReadQuestions(byOperator(), about.about)),
          refusedFigure,
        );
        const listed = {
          known: known.map(({ id, standing }) => ({ id, asked: KNOWN_QUESTIONS[id].asked.sv, standing })),
          own: own.map(({ question: { id, text, askedOn }, changed }) => ({ id, text, askedOn, changed })),
        };
        const told = textTable(
          [atLeft('Fråga'), atLeft('Svar'), atLeft('Text')],
          [
            ...known.map(({ id, standing }) => [id, STANDING[standing], KNOWN_QUESTIONS[id].asked.sv]),
            ...own.map(({ question: { id, text }, changed }) => [
              id,
              changed === null ? 'inte besvarad' : changed > 0 ? 'ändrad sedan svaret' : 'besvarad',
              text,
            ]),
          ],
        );
        await writeTables(flags, { json: () => listed, text: () => told });
        return;
      }
      const read = readKnownQuestion(name, parameters);
      if ('refusal' in read) throw usage(read.refusal);
      const asked = new AskKnownQuestion(byOperator(), read.id, read.about);
      const { id, standing, tables, association } = answerIn(await send(asked), refusedFigure);
      const names = { association, unitName: (code: string) => views.unitName(code) };
      const { asked: words, by, untold, needs, tables: definitions } = KNOWN_QUESTIONS[id];
      const answers = (tables ?? []).map((answered, place) => ({
        id: answered.id,
        title: answered.title.sv,
        sentences: answerSentences(
          definitions[place] ?? {},
          answered,
          (dimension, code) => codeLabel(dimension, code, names),
          'sv',
          (missing) => reasonInWords(missing, 'sv'),
        ),
        table: answered.table,
      }));
      await writeTables(flags, {
        json: () => ({
          id,
          asked: words.sv,
          by: by.sv,
          standing,
          tables: answers.map(({ table, ...answer }) => ({ ...answer, table: tableToExplain(table) })),
          untold: untold.map(({ part }) => part.sv),
          needs: needs.sv,
        }),
        text: () =>
          [
            `${words.sv}\n${by.sv}`,
            ...(standing === 'missing' && answers.length === 0 ? [MISSING.sv] : []),
            ...answers.flatMap(({ sentences }) => sentences),
            ...untold.map(({ part }) => part.sv),
            ...answers.map(({ title, table }) => crossedText(title, { table, names, language: 'sv' })),
          ].join('\n\n'),
        ...(answers.length > 0 && {
          files: () =>
            tablesInFiles({
              title: words.sv,
              address: addressOf(id, parameters),
              tables: answers.map((answer) => ({
                title: answer.title,
                told: { table: answer.table, names, language: 'sv' },
              })),
            }),
        }),
      });
    });
};
