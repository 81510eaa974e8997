import {
  cellInWords,
  contentInWords,
  DataTable,
  Notice,
  rerunReasonInWords,
  Tag,
  toldTable,
  useTexts,
  useVisitor,
  withDays,
} from '@samspar/pages';
import { releasedSections } from '@samspar/publications';
import type { PublicationRead, Rerun, RerunTable } from '@samspar/use-cases';

const Cells = ({ rerun, place, read }: { rerun: RerunTable; place: number; read: PublicationRead }) => {
  const { language } = useVisitor();
  const texts = useTexts().publications.rerun;
  const { differences } = rerun;
  const table = read.publication.figures?.tables[place];
  if (!table) return null;
  if (differences === null)
    return rerun.why.some(({ code }) => code === 'definition' || code === 'question') ? null : (
      <p>{texts.withheld}</p>
    );
  const told = toldTable(table, read.association, language);
  return (
    <DataTable
      id={`skillnad-${place}`}
      isTitled
      caption={`${texts.title}: ${table.title} (${place + 1})`}
      columns={[
        { title: texts.cell, isHeading: true },
        { title: texts.was, isNumber: true },
        { title: texts.is, isNumber: true },
      ]}
      rows={differences.map((difference) => [
        cellInWords(told, difference),
        contentInWords(language, difference.one),
        contentInWords(language, difference.other),
      ])}
      empty={<p>{texts.noCells}</p>}
    />
  );
};

const differing = (tables: readonly RerunTable[]): number => tables.filter(({ isSame }) => !isSame).length;

const Outcomes = ({ tables }: { tables: readonly RerunTable[] }) => {
  const texts = useTexts().publications.rerun;
  return (
    <ul>
      {tables.map(({ title, isSame }) => (
        <li key={title}>
          {withDays(title)}: {isSame ? texts.sameTable : texts.differsTable}
        </li>
      ))}
    </ul>
  );
};

/** What came of it to count a release again. */
export const RerunPart = ({ rerun, read }: { rerun: Rerun; read: PublicationRead }) => {
  const { language } = useVisitor();
  const texts = useTexts().publications.rerun;
  const sections = releasedSections(read.publication);
  return (
    <section id="omraknad" aria-labelledby="omraknad-rubrik">
      <h2 id="omraknad-rubrik">{texts.title}</h2>
      <Notice
        isAnswer
        tone={rerun.isSame ? 'good' : 'late'}
        title={rerun.isSame ? texts.same : texts.differs}
      >
        {sections ? (
          <p>
            {withDays(read.publication.title)}: {texts.inAll(differing(rerun.tables), rerun.tables.length)}
          </p>
        ) : (
          <Outcomes tables={rerun.tables} />
        )}
      </Notice>
      {sections?.map(({ heading, places }) => {
        const tables = rerun.tables.filter((_table, place) => places.includes(place));
        return (
          <details key={heading.sv}>
            <summary>
              {heading[language]}: {texts.inAll(differing(tables), tables.length)}
            </summary>
            <Outcomes tables={tables} />
          </details>
        );
      })}
      {rerun.tables.map((table, place) =>
        table.isSame ? null : (
          <section key={place}>
            <h3>{withDays(table.title)}</h3>
            {table.why.map((reason) => (
              <p key={reason.code}>
                <Tag tone="late">{texts.why}</Tag> {rerunReasonInWords(language, reason)}
              </p>
            ))}
            <Cells rerun={table} place={place} read={read} />
          </section>
        ),
      )}
    </section>
  );
};
