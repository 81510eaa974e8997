import { numeral } from '@samspar/kernel';
import {
  addressOfQuestion,
  type AddressQuestion,
  Button,
  ButtonLink,
  Buttons,
  codeName,
  DataTable,
  day,
  type FieldError,
  figure,
  Notice,
  NotRegistered,
  oneOf,
  Page,
  plain,
  Questions,
  textsOf,
  useTexts,
  withDays,
} from '@samspar/pages';
import {
  causeMeaning,
  causeSentence,
  dimensionLabel,
  isMedian,
  sensitiveAmong,
  type ShownFigure,
} from '@samspar/statistics';
import { DifferenceChart } from './difference-chart.js';
import { DifferenceList, type MovesShown } from './difference-list.js';
import {
  addressOfDifference,
  causesInWords,
  cellInWords,
  countOf,
  definitionsInWords,
  DIFFERENCE,
  differenceHeading,
  differenceSentence,
  differenceSubheading,
  setUpInWords,
  signed,
  sumsOf,
  type ToldDifference,
} from './difference-words.js';

/** The fields of the form, which the address has as `asKnownAt`, in this order. */
export const MOMENTS = ['forst', 'sedan'] as const;
/** The same of `definition`. */
export const VERSIONS = ['forstVersion', 'sedanVersion'] as const;

type DifferenceProps = Readonly<{
  /** The question without its moments. */
  question: AddressQuestion;
  moments: readonly [string, string];
  versions: readonly string[];
  /** The versions of the definitions that there are. */
  definitions: readonly number[];
  errors: readonly FieldError[];
  /** Whether the journeys may be asked for. */
  mayList: boolean;
  told?: ToldDifference | undefined;
  shown?: MovesShown | undefined;
}>;

const MomentsForm = ({ question, moments, versions, definitions, errors }: DifferenceProps) => {
  const { difference: texts } = useTexts();
  const [first, second] = MOMENTS;
  const known = definitions.map(String);
  const latest = known.at(-1) ?? '';
  const version = (place: 0 | 1, title: string) =>
    known.length < 2
      ? []
      : [
          oneOf(
            VERSIONS[place],
            title,
            known.map((value) => ({ value, label: value })),
            null,
          ),
        ];
  return (
    <section class="panel" aria-label={texts.choose}>
      <form method="get" action={DIFFERENCE} noValidate>
        <div class="fields pairs">
          <Questions
            questions={[
              day(first, plain(texts.first, texts.hint)),
              day(second, plain(texts.second, texts.hint)),
              ...version(0, texts.firstVersion),
              ...version(1, texts.secondVersion),
            ]}
            filled={{
              values: {
                [first]: moments[0],
                [second]: moments[1],
                [VERSIONS[0]]: versions[0] ?? latest,
                [VERSIONS[1]]: versions.at(-1) ?? latest,
              },
              errors,
            }}
          />
        </div>
        {question.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <Button>{texts.show}</Button>
      </form>
    </section>
  );
};

/** The causes with what came and went by each; together they make the difference. */
const Causes = ({ told }: { told: ToldDifference }) => {
  const { difference, language } = told;
  const { difference: texts } = textsOf(language);
  const { parts = [] } = difference;
  const sums = sumsOf(parts);
  const isMoved = sums.across > 0;
  const hasOtherDays = sums.otherDays > 0;
  const cells = (came: number, out: number, across = 0, otherDays = 0) => [
    signed(came, language),
    signed(-out, language),
    ...(isMoved ? [numeral(across, language)] : []),
    ...(hasOtherDays ? [numeral(otherDays, language)] : []),
    signed(came - out, language),
  ];
  return (
    <DataTable
      caption={texts.why}
      columns={[
        { title: texts.cause, isHeading: true },
        { title: texts.came, isNumber: true },
        { title: texts.out, isNumber: true },
        ...(isMoved ? [{ title: texts.across, isNumber: true }] : []),
        ...(hasOtherDays ? [{ title: texts.daysChanged, isNumber: true }] : []),
        { title: texts.net, isNumber: true },
      ]}
      rows={parts.map((part) => [
        causesInWords(part, language),
        ...cells(part.in, part.out, part.across, part.otherDays),
      ])}
      foot={[texts.sum, ...cells(sums.in, sums.out, sums.across, sums.otherDays)]}
    />
  );
};

/** As many rows as one reads on a screen. */
const MOST_ROWS = 100;

/** Each row of the table then and now, with the way to what made its difference. */
const Rows = ({ told }: { told: ToldDifference }) => {
  const { difference, language, names } = told;
  const { by, cells } = difference;
  const texts = textsOf(language);
  const { difference: words } = texts;
  if (cells.length === 0) return null;
  const shown = (one: ShownFigure) => {
    const counted = countOf(one);
    return (
      <>
        {figure(language, counted)}
        {counted.suppressed && <span class="unseen">{texts.statistics.answer.hidden}</span>}
      </>
    );
  };
  return (
    <>
      <h2>{words.cells}</h2>
      <DataTable
        id="raderna"
        isCards
        caption={cells.length > MOST_ROWS ? words.firstCells(MOST_ROWS, cells.length) : words.cells}
        isTitled={cells.length <= MOST_ROWS}
        columns={[
          ...by.map((one) => ({ title: dimensionLabel(one, language), isHeading: true })),
          { title: words.from, isNumber: true },
          { title: words.to, isNumber: true },
          { title: words.difference, isNumber: true },
          { title: words.causes },
        ]}
        rows={cells.slice(0, MOST_ROWS).map((one) => [
          ...by.map((dimension) => codeName(language, dimension, one.cell[dimension] ?? '', names)),
          shown(one.from),
          shown(one.to),
          one.difference === undefined ? shown({ suppressed: true }) : signed(one.difference, language),
          one.difference === undefined || one.parts?.length === 0 ? (
            ''
          ) : (
            <a
              href={`${DIFFERENCE}?${addressOfDifference(told, one.cell)}`}
              aria-label={words.openOf(cellInWords(told, one.cell))}
            >
              {words.open}
            </a>
          ),
        ])}
      />
    </>
  );
};

const Notes = ({ told, mayList }: { told: ToldDifference; mayList: boolean }) => {
  const { difference, language } = told;
  const { difference: texts, statistics } = textsOf(language);
  const { definitions, erased, parts = [], closes, protect } = difference;
  const sensitive = sensitiveAmong(difference);
  const sentences = [
    ...(closes ? [texts.closes] : []),
    ...(parts.some(({ causes }) => causes.length > 1) ? [texts.together] : []),
    ...parts
      .flatMap(({ causes }) => causes)
      .flatMap((cause) => {
        const meaning = causeMeaning(cause)?.[language];
        return meaning ? [texts.meaning(causeSentence(cause)[language], meaning)] : [];
      }),
    isMedian(difference) ? texts.medianNote : texts.sharesNote,
    ...definitions.map((one) => `${texts.setUp}: ${setUpInWords(one, language)}.`),
    ...(erased ? [texts.erased(numeral(erased, language))] : []),
    definitionsInWords(told),
    ...(mayList && protect === 'public' ? [texts.protectedNote] : []),
    ...(mayList && protect === 'none' && sensitive.length > 0
      ? [texts.sensitive(sensitive.map((one) => dimensionLabel(one, language).toLowerCase()).join(', '))]
      : []),
  ];
  return (
    <section class="notes">
      <h3>{statistics.answer.notes}</h3>
      <ul>
        {sentences.map((one) => (
          <li key={one}>{withDays(one)}</li>
        ))}
      </ul>
    </section>
  );
};

const TheDifference = ({ told, mayList, shown }: DifferenceProps & { told: ToldDifference }) => {
  const { difference, language } = told;
  const { difference: texts } = textsOf(language);
  const { untold, parts, notRegistered, closes } = difference;
  const sentence = differenceSentence(told);
  const address = addressOfDifference(told, difference.cell);
  const mayOpen = mayList && difference.protect === 'none' && sensitiveAmong(difference).length === 0;
  return (
    <section id="svar" aria-labelledby="svar-rubrik">
      <h2 id="svar-rubrik">{differenceHeading(told)}</h2>
      <p class="subheading">{withDays(differenceSubheading(told))}</p>
      {closes === false && <Notice tone="late" title={texts.fails} />}
      <NotRegistered missing={notRegistered} language={language} />
      {sentence && <p class="became">{sentence}</p>}
      {untold === 'hidden' && (
        <Notice title={texts.hiddenTitle}>
          <p>{texts.hidden}</p>
        </Notice>
      )}
      {untold === 'small' && <Notice title={texts.small} />}
      {parts?.length === 0 && <p>{texts.nothing}</p>}
      {parts && parts.length > 0 && (
        <div class="beside">
          <Causes told={told} />
          <DifferenceChart told={told} />
        </div>
      )}
      {untold !== 'notRegistered' && (
        <Buttons>
          <ButtonLink href={`${DIFFERENCE}.csv?${address}`}>{texts.csv}</ButtonLink>
          {mayOpen && !shown && parts && parts.length > 0 && (
            <ButtonLink href={`${DIFFERENCE}?${address}&sida=1#arenden`}>{texts.list}</ButtonLink>
          )}
        </Buttons>
      )}
      <Rows told={told} />
      {shown && <DifferenceList told={told} shown={shown} />}
      {untold !== 'notRegistered' && <Notes told={told} mayList={mayList} />}
    </section>
  );
};

/** Why a figure differs between two moments. */
export const DifferencePage = (props: DifferenceProps) => {
  const { difference: texts } = useTexts();
  const { question, told, errors } = props;
  const table = question.filter(([name]) => name !== 'cell');
  return (
    <Page
      title={texts.title}
      errors={errors}
      isWide
      above={
        <p>
          <a href={`/statistik?${addressOfQuestion(table)}`}>{texts.back}</a>
        </p>
      }
    >
      <MomentsForm {...props} />
      {told && <TheDifference {...props} told={told} />}
    </Page>
  );
};
