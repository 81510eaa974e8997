import type { Association } from '@samspar/association';
import {
  cellInWords,
  ChoiceForm,
  contentInWords,
  DataTable,
  type FieldError,
  heading,
  oneOf,
  Page,
  type Parameters,
  publicationAddress,
  PUBLISHED,
  subheading,
  toldTable,
  useTexts,
  useVisitor,
  withDays,
} from '@samspar/pages';
import { contentAt } from '@samspar/publications';
import type { Foreseen, ForeseenTable } from '@samspar/use-cases';
import { type ChangeName, CHANGES, questionsOf } from './foresee-change.js';

const FORESEE = `${PUBLISHED}/forandring`;
const OneForeseen = ({
  foreseen,
  place,
  association,
}: Readonly<{ foreseen: ForeseenTable; place: number; association: Association }>) => {
  const { language } = useVisitor();
  const { foresee: texts } = useTexts().publications;
  const { publication, table, before, after, differences } = foreseen;
  const told = toldTable(table, association, language);
  const isAsked = before !== null && after !== null;
  return (
    <section>
      <h3>{withDays(table.title)}</h3>
      <p class="subheading">
        <a href={publicationAddress(publication)}>{publication.title}</a> · {heading(told)} ·{' '}
        {withDays(subheading(told))}
      </p>
      {isAsked ? (
        <DataTable
          id={`andring-${place}`}
          isTitled
          caption={`${texts.title}: ${table.title} (${place + 1})`}
          columns={[
            { title: texts.column.cell, isHeading: true },
            { title: texts.column.released, isNumber: true },
            { title: texts.column.before, isNumber: true },
            { title: texts.column.after, isNumber: true },
          ]}
          rows={differences.map((difference) => [
            cellInWords(told, difference),
            contentInWords(language, contentAt(table.answer, difference.codes)),
            contentInWords(language, difference.one),
            contentInWords(language, difference.other),
          ])}
          empty={<p>{texts.unchanged}</p>}
        />
      ) : (
        <p>{texts.notAsked}</p>
      )}
    </section>
  );
};

type PlacedTable = Readonly<{ foreseen: ForeseenTable; place: number }>;
type TablesProps = Readonly<{ tables: readonly PlacedTable[]; association: Association }>;

const Tables = ({ tables, association }: TablesProps) => (
  <>
    {tables.map(({ foreseen, place }) => (
      <OneForeseen key={place} foreseen={foreseen} place={place} association={association} />
    ))}
  </>
);

const isChanged = ({ foreseen: { before, after, differences } }: PlacedTable): boolean =>
  before === null || after === null || differences.length > 0;

/** The tables of one release, those of a report under its sections. */
const OfRelease = ({ tables, association }: TablesProps) => {
  const { language } = useVisitor();
  const { rerun: texts } = useTexts().publications;
  const sections = Map.groupBy(tables, ({ foreseen }) => foreseen.section?.[language]);
  return (
    <>
      {Array.from(sections, ([section, ofIt]) =>
        section === undefined ? (
          <Tables key="" tables={ofIt} association={association} />
        ) : (
          <details key={section}>
            <summary>
              {section}: {texts.inAll(ofIt.filter(isChanged).length, ofIt.length)}
            </summary>
            <Tables tables={ofIt} association={association} />
          </details>
        ),
      )}
    </>
  );
};

type ForeseePageProps = Readonly<{
  foreseen: Foreseen;
  change: ChangeName;
  parameters: Parameters;
  errors: readonly FieldError[];
  wrong: string | undefined;
}>;

/** What a change would make of the released tables, without making it. */
export const ForeseePage = ({ foreseen, change, parameters, errors, wrong }: ForeseePageProps) => {
  const { language } = useVisitor();
  const { foresee: texts } = useTexts().publications;
  const { after, tables } = foreseen;
  const note = texts.notes[change];
  const releases = Map.groupBy(
    (tables ?? []).map((one, place) => ({ foreseen: one, place })),
    ({ foreseen: { publication } }) => publication.id,
  );
  return (
    <Page title={texts.title} errors={errors} wrong={wrong !== undefined && <p>{wrong}</p>} isWide>
      <p class="log-lead">{texts.lead}</p>
      <ChoiceForm
        action={FORESEE}
        label={texts.change}
        questions={[
          oneOf(
            'andring',
            texts.change,
            CHANGES.map((value) => ({ value, label: texts.changes[value] })),
            null,
          ),
        ]}
        parameters={{ andring: change }}
        button={texts.choose}
      />
      <h2>{texts.changes[change]}</h2>
      {note && <p>{note}</p>}
      <div class="supposed">
        <ChoiceForm
          action={FORESEE}
          questions={questionsOf(change, { language, ...foreseen })}
          parameters={{ ...parameters, andring: change }}
          errors={errors}
          button={texts.show}
        />
      </div>
      {tables && (
        <section id="svar">
          <h2>{texts.answer}</h2>
          {tables.length === 0 ? (
            <p>{texts.none}</p>
          ) : (
            Array.from(releases, ([id, ofRelease]) => (
              <OfRelease key={id} tables={ofRelease} association={after} />
            ))
          )}
        </section>
      )}
    </Page>
  );
};
