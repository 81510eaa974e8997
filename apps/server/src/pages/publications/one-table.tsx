import { maySeeUnreleased } from '@samspar/access';
import {
  addressOfQuestion,
  AnswerTable,
  differenceAddress,
  Facts,
  heading,
  type NamedValue,
  noteSentences,
  Notice,
  questionOf,
  subheading,
  toldTable,
  useTexts,
  useVisitor,
  wholeHash,
  whyAddress,
  withDays,
} from '@samspar/pages';
import type { AskedTable, FrozenTable } from '@samspar/publications';
import type { Answer } from '@samspar/statistics';
import type { PublicationRead } from '@samspar/use-cases';
import type { ComponentChildren } from 'preact';

type OneTableProps = Readonly<{
  read: PublicationRead;
  table: AskedTable;
  place: number;
  /** Of what is a draft no more. */
  frozen: FrozenTable | undefined;
  /** What it comes to; null where it can no longer be asked for. */
  answer: Answer | null;
  children?: ComponentChildren;
}>;

const isIn = (name: string, value: ComponentChildren, where: boolean): readonly NamedValue[] =>
  where ? [{ name, value }] : [];

const AboutTable = ({ read, table, frozen }: OneTableProps) => {
  const { roles } = useVisitor();
  const { publications: texts, statistics } = useTexts();
  const { earlier, listed } = read;
  const since = earlier?.figures;
  return (
    <Facts
      facts={[
        ...isIn(texts.unprotected, table.unprotectedBecause, table.unprotectedBecause !== null),
        ...isIn(statistics.answer.definition, frozen?.answer.definitionVersion, frozen !== undefined),
        ...isIn(texts.hash, <code>{wholeHash(frozen?.hash ?? '')}</code>, frozen !== undefined),
        ...isIn(
          texts.question,
          <a href={`/statistik?${addressOfQuestion(questionOf(table.query))}`}>{texts.askAgain}</a>,
          maySeeUnreleased({ roles }),
        ),
        ...(since && listed.figures && maySeeUnreleased({ roles })
          ? [
              {
                name: texts.explanation,
                value: <a href={differenceAddress(table.query, since, listed.figures)}>{texts.difference}</a>,
              },
            ]
          : []),
      ]}
    />
  );
};

/** A table of a publication: as it was frozen, or as it would be if it were now. */
export const OneTable = (props: OneTableProps) => {
  const { read, table, place, frozen, answer, children } = props;
  const { language } = useVisitor();
  const texts = useTexts().publications;
  const told = answer && {
    ...toldTable({ query: table.query, answer, codes: frozen?.codes ?? {} }, read.association, language),
    ...(read.listed.wasReleased && { why: whyAddress(read, place) }),
  };
  const id = `tabell-${place + 1}`;
  return (
    <section aria-labelledby={`${id}-rubrik`}>
      <h2 id={`${id}-rubrik`}>{withDays(table.title)}</h2>
      {told ? (
        <>
          <p class="subheading">
            {heading(told)} · {withDays(subheading(told))}
          </p>
          {!frozen && <p class="hint">{texts.preview}</p>}
          {told.answer.notRegistered ? (
            <Notice title={told.answer.notRegistered.reason} tone="due" />
          ) : (
            <AnswerTable told={told} id={id} />
          )}
          {noteSentences(told).length > 0 && (
            <ul class="hint">
              {noteSentences(told).map((sentence) => (
                <li key={sentence}>{withDays(sentence)}</li>
              ))}
            </ul>
          )}
        </>
      ) : (
        <Notice tone="late" title={texts.previewGone} />
      )}
      <AboutTable {...props} />
      {children}
    </section>
  );
};
