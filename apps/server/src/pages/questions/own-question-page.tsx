import {
  AnswerTable,
  Button,
  ButtonLink,
  Buttons,
  cellName,
  DataTable,
  figure,
  Facts,
  type Filled,
  Form,
  instantInWords,
  Notice,
  Page,
  Questions,
  Tag,
  type ToldAnswer,
  useTexts,
  useVisitor,
  withDays,
} from '@samspar/pages';
import type { CellContent, CellDifference, FrozenTable } from '@samspar/publications';
import type { KeptAnswer } from '@samspar/questions';
import { type Answer, type CodeNames, differenceAddress } from '@samspar/statistics';
import { type ComparedTable, hasChanged, type OwnQuestionRead } from '@samspar/use-cases';
import {
  answerQuestions,
  QUESTION_STEPS,
  reasonQuestions,
  wordsQuestions,
  wordsTyped,
} from './question-form.js';
import { questionAddress, QUESTIONS_PAGE } from './question-parts.js';

type OwnQuestionPageProps = Readonly<{
  read: OwnQuestionRead;
  names: CodeNames;
  commandKey: string;
  /** Which of its forms was refused, and how it was filled in. */
  refused: Readonly<{ step: string; filled: Filled; wrong: string | undefined }> | undefined;
  /** What was just done. */
  done: 'fraga' | 'svar' | 'lamnad' | undefined;
}>;

const NOBODY: Filled = { values: {}, errors: [] };

const useTold = (
  { read: { association }, names }: Pick<OwnQuestionPageProps, 'read' | 'names'>,
  answer: Answer,
  codes?: FrozenTable['codes'],
): ToldAnswer => {
  const { language } = useVisitor();
  return {
    answer,
    language,
    protect: 'public',
    names: codes ? { association, frozen: (dimension, code) => codes[dimension]?.labels[code] } : names,
  };
};

const Content = ({ content }: { content: CellContent | undefined }) => {
  const { language } = useVisitor();
  return (
    <>
      {content ? figure(language, content) : '–'}
      {content?.share && ` (${content.share.percent} %)`}
    </>
  );
};

type TableProps = Pick<OwnQuestionPageProps, 'read' | 'names'> &
  Readonly<{ compared: ComparedTable; place: number }>;

/** What has changed of a table since it was answered, and the way to why. */
const Difference = ({ compared, place, ...page }: TableProps) => {
  const { table, again, differences, noLongerSmall } = compared;
  const { own: texts } = useTexts().questions;
  const told = useTold(page, table.answer, table.codes);
  if (!again) return <Notice tone="late" title={texts.gone} />;
  const { answer } = table;
  const named = (codes: CellDifference['codes']) =>
    codes === null ? texts.all : answer.by.map((by) => cellName(told, by, codes)).join(', ');
  return (
    <>
      {noLongerSmall.length > 0 && (
        <p>
          {texts.noLongerSmall} {withDays(noLongerSmall.map(named).join('; '))}.
        </p>
      )}
      {differences.length > 0 && (
        <DataTable
          id={`skillnad-${place}`}
          caption={texts.difference}
          columns={[
            { title: texts.cell, isHeading: true },
            { title: texts.was, isNumber: true },
            { title: texts.is, isNumber: true },
          ]}
          rows={differences.map(({ codes, one, other }) => [
            named(codes),
            <Content content={one} />,
            <Content content={other} />,
          ])}
        />
      )}
      <Buttons>
        <ButtonLink
          href={`/statistik/skillnad?${differenceAddress({ ...answer, protect: 'public' }, again.asKnownAt, {})}`}
        >
          {texts.why}
          <span class="unseen">: {table.title}</span>
        </ButtonLink>
      </Buttons>
    </>
  );
};

const AnsweredPart = ({ compared, ...page }: Omit<TableProps, 'place'> & { place: number }) => {
  const { questions: texts } = useTexts();
  const { table } = compared;
  return (
    <section class="report-table">
      <h3>
        {withDays(table.title)} {hasChanged(compared) && <Tag tone="late">{texts.changed(1)}</Tag>}
      </h3>
      <AnswerTable id={`svar-${page.place}`} told={useTold(page, table.answer, table.codes)} />
      {hasChanged(compared) && <Difference compared={compared} {...page} />}
    </section>
  );
};

/** An answer in words: what was said, when, by whom, and what its figures were counted from. */
const AnswerSaid = ({ answer, read }: { answer: KeptAnswer; read: OwnQuestionRead }) => {
  const { language } = useVisitor();
  const { questions, journey } = useTexts();
  const { own: texts } = questions;
  const definition = answer.tables[0]?.answer.definitionVersion;
  return (
    <>
      <p class="quote as-written">{answer.answer}</p>
      <p class="when">
        {withDays(texts.answered(answer.answeredOn))}.{' '}
        {texts.writtenBy(read.names.get(answer.by) ?? journey.person.unknown)}.
      </p>
      {definition !== undefined && (
        <p class="source">
          {withDays(texts.known(instantInWords(language, answer.asKnownAt), answer.position, definition))}
        </p>
      )}
    </>
  );
};

const Offer = ({
  answer,
  read,
  commandKey,
}: { answer: KeptAnswer } & Pick<OwnQuestionPageProps, 'read' | 'commandKey'>) => {
  const { own: texts } = useTexts().questions;
  const { publication } = answer;
  if (publication !== null) {
    const isReleased = read.publications.get(publication)?.status === 'released';
    return (
      <p>
        {isReleased ? texts.published : texts.offered}{' '}
        <a href={`/publicerat/${publication}`}>{texts.toPublication}</a>
      </p>
    );
  }
  return read.mayWrite && answer.tables.length > 0 ? (
    <Form action={questionAddress(read.question.id, [])} commandKey={commandKey}>
      <p class="hint">{texts.offerHint}</p>
      <Button kind="secondary" step={QUESTION_STEPS.offer}>
        {texts.offer}
      </Button>
    </Form>
  ) : null;
};

/** The tables that the next answer will hold, as they would be kept now. */
const Preview = (page: OwnQuestionPageProps) => {
  const { questions: texts } = useTexts();
  const { read, names, commandKey } = page;
  const { question, preview, compared } = read;
  // The answer above has the same figures.
  const isAsAnswered = (title: string) =>
    compared?.some((one) => one.table.title === title && !hasChanged(one)) ?? false;
  return (
    <section aria-labelledby="nu">
      <h2 id="nu">{texts.own.preview}</h2>
      {question.tables.length === 0 ? (
        <p>{texts.own.noTables}</p>
      ) : (
        <p class="hint">{texts.own.previewLead}</p>
      )}
      {question.tables.map(({ title }, place) => {
        const answer = preview[place];
        return (
          <section key={place} class="report-table">
            <h3>{withDays(title)}</h3>
            {isAsAnswered(title) ? null : answer ? (
              <AnswerTable id={`nu-${place}`} told={useTold({ read, names }, answer)} />
            ) : (
              <p>{texts.own.gone}</p>
            )}
            <Form action={questionAddress(question.id, [])} commandKey={commandKey}>
              <input type="hidden" name="tabell" value={String(place)} />
              <Button kind="secondary" step={QUESTION_STEPS.removeTable}>
                {texts.own.removeTable}
                <span class="unseen">: {title}</span>
              </Button>
            </Form>
          </section>
        );
      })}
    </section>
  );
};

/** The forms of the office: answering, changing, taking away. */
const Writing = ({ read, commandKey, refused }: OwnQuestionPageProps) => {
  const texts = useTexts();
  const { own } = texts.questions;
  const { question } = read;
  const action = questionAddress(question.id, []);
  const filledAt = (step: string, untouched: Filled = NOBODY) =>
    refused?.step === step ? refused.filled : untouched;
  return (
    <>
      <section aria-labelledby="svara">
        <h2 id="svara">{question.answers.length === 0 ? own.answer.title : own.answer.again}</h2>
        <p class="hint">{own.answer.lead}</p>
        <Form action={action} commandKey={commandKey}>
          <Questions questions={answerQuestions(texts)} filled={filledAt(QUESTION_STEPS.answer)} />
          <Buttons>
            <Button step={QUESTION_STEPS.answer}>{own.answer.save}</Button>
          </Buttons>
        </Form>
      </section>
      <details open={refused?.step === QUESTION_STEPS.reword}>
        <summary>{own.reword}</summary>
        <Form action={action} commandKey={commandKey}>
          <Questions
            questions={wordsQuestions(texts)}
            filled={filledAt(QUESTION_STEPS.reword, { values: wordsTyped(question), errors: [] })}
          />
          <Buttons>
            <Button step={QUESTION_STEPS.reword}>{own.saveWords}</Button>
          </Buttons>
        </Form>
      </details>
      <details open={refused?.step === QUESTION_STEPS.remove}>
        <summary>{own.remove}</summary>
        <Form action={action} commandKey={commandKey}>
          <Questions questions={reasonQuestions(texts)} filled={filledAt(QUESTION_STEPS.remove)} />
          <Buttons>
            <Button kind="danger" step={QUESTION_STEPS.remove}>
              {own.remove}
            </Button>
          </Buttons>
        </Form>
      </details>
    </>
  );
};

/** A question that somebody has asked the association, with its answers as they were given. */
export const OwnQuestionPage = (page: OwnQuestionPageProps) => {
  const { read, names, commandKey, refused, done } = page;
  const { questions: texts } = useTexts();
  const { own } = texts;
  const { question, compared } = read;
  const { text, asker, forum, askedOn, answers } = question;
  const latest = answers.at(-1);
  const changed = (compared ?? []).filter(hasChanged).length;
  const said = { fraga: own.saved, svar: own.answeredNow, lamnad: own.offered } as const;
  return (
    <Page
      title={text}
      errors={refused?.filled.errors ?? []}
      wrong={refused?.wrong !== undefined && <p>{refused.wrong}</p>}
      isWide
      above={
        <p class="back">
          <a href={QUESTIONS_PAGE}>{texts.title}</a>
        </p>
      }
    >
      {done && <Notice tone="good" isAnswer title={said[done]} />}
      <Facts
        facts={[
          { name: texts.by, value: `${asker.name} (${own.askers[asker.kind].toLowerCase()})` },
          { name: own.in, value: forum },
          { name: own.asked, value: askedOn },
        ]}
      />
      <section aria-labelledby="svaret">
        <h2 id="svaret">{own.latest}</h2>
        {latest ? (
          <>
            {compared && latest.tables.length > 0 && (
              <Notice
                tone={changed > 0 ? 'late' : 'good'}
                title={changed > 0 ? own.changedTitle(changed) : own.sameTitle}
              >
                {changed > 0 && <p>{own.changedWhat}</p>}
              </Notice>
            )}
            <AnswerSaid answer={latest} read={read} />
            {compared?.map((one, place) => (
              <AnsweredPart key={place} compared={one} place={place} read={read} names={names} />
            ))}
            <Offer answer={latest} read={read} commandKey={commandKey} />
          </>
        ) : (
          <p>{own.notAnswered}</p>
        )}
      </section>
      {answers.length > 1 && (
        <section aria-labelledby="tidigare">
          <h2 id="tidigare">{own.earlier}</h2>
          {answers
            .slice(0, -1)
            .toReversed()
            .map((answer, place) => (
              <div key={place} class="statement">
                <AnswerSaid answer={answer} read={read} />
                {answer.tables.length > 0 && (
                  <details>
                    <summary>{texts.figures}</summary>
                    {answer.tables.map((table, at) => (
                      <AnswerTable
                        key={at}
                        id={`tidigare-${place}-${at}`}
                        told={useTold({ read, names }, table.answer, table.codes)}
                      />
                    ))}
                  </details>
                )}
                {answer.publication !== null && <Offer answer={answer} read={read} commandKey={commandKey} />}
              </div>
            ))}
        </section>
      )}
      {read.mayWrite && <Preview {...page} />}
      {read.mayWrite && <Writing {...page} />}
    </Page>
  );
};
