import {
  type AddressQuestion,
  ButtonLink,
  Buttons,
  ChoiceForm,
  DataTable,
  oneOf,
  Page,
  plain,
  Tag,
  useTexts,
  useVisitor,
  withDays,
  words,
} from '@samspar/pages';
import { KNOWN_QUESTIONS } from '@samspar/questions';
import type { QuestionsRead } from '@samspar/use-cases';
import { Periods, questionAddress, QUESTIONS, StandingTag } from './question-parts.js';

/** What is searched for, and which are shown. */
export const SHOWN = ['answered', 'partly', 'missing', 'own', 'changed'] as const;
export type Shown = (typeof SHOWN)[number];
export type Narrowed = Readonly<{ search: string; show: Shown | '' }>;
export const SEARCH = 'sok';
export const SHOW = 'visa';

type QuestionsPageProps = Readonly<{
  read: QuestionsRead;
  about: AddressQuestion;
  period: Readonly<{ from: string; to: string }>;
  years: readonly string[];
  narrowed: Narrowed;
}>;

type Line = Readonly<{
  id: string;
  text: string;
  by: string;
  isOwn: boolean;
  standing: QuestionsRead['known'][number]['standing'] | null;
  changed: number | null;
  answeredOn: string | undefined;
}>;

const linesOf = ({ known, own }: QuestionsRead, language: 'sv' | 'en'): readonly Line[] => [
  ...own.map(({ question: { id, text, asker, forum, answers }, changed }) => ({
    id,
    text,
    by: `${asker.name}, ${forum}`,
    isOwn: true,
    standing: null,
    changed,
    answeredOn: answers.at(-1)?.answeredOn,
  })),
  ...known.map(({ id, standing }) => ({
    id,
    text: KNOWN_QUESTIONS[id].asked[language],
    by: KNOWN_QUESTIONS[id].by[language],
    isOwn: false,
    standing,
    changed: null,
    answeredOn: undefined,
  })),
];

const isShown = ({ text, by, isOwn, standing, changed }: Line, { search, show }: Narrowed): boolean => {
  const said = `${text} ${by}`.toLocaleLowerCase('sv');
  const isFound = search
    .toLocaleLowerCase('sv')
    .split(/\s+/)
    .every((word) => said.includes(word));
  if (!isFound || show === '') return isFound;
  if (show === 'own') return isOwn;
  return show === 'changed' ? (changed ?? 0) > 0 : standing === show;
};

const Standing = ({ line: { isOwn, standing, changed, answeredOn } }: { line: Line }) => {
  const { questions: texts } = useTexts();
  if (!isOwn) return standing && <StandingTag standing={standing} />;
  if (answeredOn === undefined) return <Tag tone="due">{texts.unanswered}</Tag>;
  return (
    <>
      {changed ? <Tag tone="late">{texts.changed(changed)}</Tag> : null}
      <p class="when">
        {withDays(texts.own.answered(answeredOn))}
        {changed === 0 && `. ${texts.sameStill}.`}
      </p>
    </>
  );
};

/** The questions: who asked, and whether each is answered. */
export const QuestionsPage = ({ read, about, period, years, narrowed }: QuestionsPageProps) => {
  const { language } = useVisitor();
  const { questions: texts } = useTexts();
  const { filter } = texts;
  const all = linesOf(read, language);
  const lines = all.filter((line) => isShown(line, narrowed));
  const isNarrowed = narrowed.search !== '' || narrowed.show !== '';
  return (
    <Page title={texts.title} isWide>
      <p class="lead">{read.seesUnreleased ? texts.lead : texts.leadReleased}</p>
      <Periods id={null} about={about} period={period} years={years} />
      <ChoiceForm
        action={QUESTIONS}
        label={filter.label}
        questions={[
          words(SEARCH, { ...plain(filter.search), isOptional: false }, { isShort: true }),
          oneOf(
            SHOW,
            filter.show,
            SHOWN.map((value) => ({ value, label: filter[value] })),
            filter.all,
          ),
        ]}
        parameters={{
          ...Object.fromEntries(about),
          [SEARCH]: narrowed.search,
          [SHOW]: narrowed.show,
        }}
        clear={isNarrowed && questionAddress(null, about)}
      />
      <DataTable
        isCards
        caption={texts.caption(lines.length, all.length)}
        columns={[
          { title: texts.question, isHeading: true },
          { title: texts.askedBy },
          { title: texts.standing },
        ]}
        rows={lines.map((line) => [
          <>
            <a href={questionAddress(line.id, line.isOwn ? [] : about)}>{withDays(line.text)}</a>
            {line.isOwn && <p class="when">{texts.ownTag}</p>}
          </>,
          withDays(line.by),
          <Standing line={line} />,
        ])}
        empty={<p>{filter.none}</p>}
      />
      {read.mayWrite && (
        <Buttons>
          <ButtonLink href={`${QUESTIONS}/ny`}>{texts.add}</ButtonLink>
        </Buttons>
      )}
    </Page>
  );
};
