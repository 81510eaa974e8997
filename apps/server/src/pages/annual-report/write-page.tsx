import { type ReportPeriod, reportTitle, sectionsOf } from '@samspar/annual-report';
import {
  Button,
  Buttons,
  type Filled,
  Form,
  momentInWords,
  Notice,
  Page,
  type Question,
  Questions,
  type Typed,
  useTexts,
  useVisitor,
  userInWords,
  valueIn,
  withDays,
  words,
} from '@samspar/pages';
import type { ReportPlaceRead } from '@samspar/use-cases';
import { placeOf } from './report-place.js';

const LONGEST_TEXT = 20_000;
/** The field that says which edition the writer has seen. */
export const SEEN_EDITION = 'sedd';

type WritePageProps = Readonly<{
  period: ReportPeriod;
  title: string;
  lead: string;
  action: string;
  questions: readonly Question[];
  filled: Filled;
  edition: number;
  read: ReportPlaceRead;
  commandKey: string;
  wrong: string | undefined;
  isSaved: boolean;
}>;

const History = ({ read }: Pick<WritePageProps, 'read'>) => {
  const all = useTexts();
  const texts = all.annualReport;
  return (
    <section aria-labelledby="tidigare">
      <h2 id="tidigare">{texts.history}</h2>
      {read.history.length === 0 ? (
        <p class="hint">{texts.historyNone}</p>
      ) : (
        <ol class="own-words">
          {read.history.map(({ by, at, text, expected }) => (
            <li key={at}>
              <p class="hint">
                {userInWords({ texts: all, names: read.names }, by)}, {momentInWords(all, at)}
              </p>
              {expected && (
                <p>
                  {texts.participants}: {expected.participants ?? '–'} · {texts.toWorkOrStudies}:{' '}
                  {expected.toWorkOrStudies ?? '–'}
                </p>
              )}
              {text !== '' ? (
                <p class="as-written">{withDays(text)}</p>
              ) : (
                !expected && <p class="hint">{texts.emptied}</p>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
};

/** A place of a report for the office's own words, and what has stood there. */
export const WritePage = (props: WritePageProps) => {
  const { period, title, lead, action, questions, filled, edition, read, commandKey, wrong, isSaved } = props;
  const { language } = useVisitor();
  const texts = useTexts().annualReport;
  return (
    <Page
      title={title}
      errors={filled.errors}
      wrong={wrong !== undefined && <p>{wrong}</p>}
      above={
        <p class="back">
          <a href={placeOf(period)}>{reportTitle(period)[language]}</a>
        </p>
      }
    >
      {isSaved && <Notice isAnswer tone="good" title={texts.saved} />}
      <p class="lead">{lead}</p>
      <Form action={action} commandKey={commandKey}>
        <input type="hidden" name={SEEN_EDITION} value={String(edition)} />
        <Questions questions={questions} filled={filled} />
        <Buttons>
          <Button>{texts.save}</Button>
          <a href={placeOf(period)}>{texts.back}</a>
        </Buttons>
      </Form>
      <History read={read} />
    </Page>
  );
};

/** What is asked in a section. */
export const textQuestions = (texts: ReturnType<typeof useTexts>['annualReport']): readonly Question[] => [
  words(
    'text',
    { label: () => texts.text, hint: () => texts.textHint, isOptional: true },
    { longest: LONGEST_TEXT, isLong: true },
  ),
];

/** What is asked of an insats. */
export const expectQuestions = (texts: ReturnType<typeof useTexts>['annualReport']): readonly Question[] => [
  words(
    'participants',
    { label: () => texts.participants, hint: () => texts.numberHint, isOptional: true },
    { longest: 6 },
  ),
  words(
    'toWorkOrStudies',
    { label: () => texts.toWorkOrStudies, hint: () => texts.numberHint, isOptional: true },
    { longest: 3 },
  ),
  words(
    'text',
    { label: () => texts.inWords, hint: () => texts.inWordsHint, isOptional: true },
    { longest: LONGEST_TEXT, isLong: true },
  ),
];

/** A number as it was typed: null where nothing was, not a number where it is none. */
export const numberIn = (typed: Typed, name: string): number | null => {
  const value = valueIn(typed, name).replaceAll(/\s/gu, '');
  return value === '' ? null : /^\d+$/.test(value) ? Number(value) : Number.NaN;
};

/** The heading of a section and what is looked for in it; undefined of what is no section for words. */
export const sectionFor = (period: ReportPeriod, slot: string) =>
  sectionsOf(period).find(({ id, prompt }) => id === slot && prompt !== undefined);
