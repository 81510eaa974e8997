import type { Association } from '@samspar/association';
import { authoritiesOf, REGISTRABLE_DIMENSIONS } from '@samspar/association';
import { unreachable } from '@samspar/kernel';
import {
  ChoiceForm,
  DataTable,
  day,
  type FieldError,
  heading,
  named,
  oneOf,
  type Option,
  Page,
  type Parameters,
  plain,
  type Question,
  subheading,
  textsOf,
  useTexts,
  useVisitor,
  withDays,
  words,
} from '@samspar/pages';
import { contentAt } from '@samspar/publications';
import { CONTACT_KINDS, dimensionLabel, measureLabel } from '@samspar/statistics';
import type { Foreseen, ForeseenTable } from '@samspar/use-cases';
import {
  cellInWords,
  contentInWords,
  publicationAddress,
  PUBLISHED,
  toldTable,
} from './publication-words.js';

const FORESEE = `${PUBLISHED}/forandring`;
export const CHANGES = ['unitName', 'unitAuthority', 'registeredSince', 'definition'] as const;
export type ChangeName = (typeof CHANGES)[number];

/** What may be registered from a day on. */
const registrable = (language: 'sv' | 'en'): readonly Option[] => [
  { value: 'journeys', label: textsOf(language).publications.foresee.journeys },
  ...REGISTRABLE_DIMENSIONS.map((value) => ({ value, label: dimensionLabel(value, language) })),
  ...CONTACT_KINDS.map((value) => ({ value, label: measureLabel(value, language) })),
];
export const isRegistrable = (variable: string): boolean =>
  registrable('sv').some(({ value }) => value === variable);

/** What is asked of a change. */
const questionsOf = (
  language: 'sv' | 'en',
  change: ChangeName,
  { association, definitions }: Pick<Foreseen, 'association' | 'definitions'>,
): readonly Question[] => {
  const { foresee: texts } = textsOf(language).publications;
  const { choose } = textsOf(language);
  const unit = oneOf('enhet', texts.unit, association.units.map(named), choose);
  const since = day('fran', plain(texts.since, texts.sinceHint));
  switch (change) {
    case 'unitName':
      return [words('skrivet', plain(texts.written), { longest: 200 }), unit];
    case 'unitAuthority':
      return [
        unit,
        oneOf('myndighet', texts.authority, authoritiesOf(association).map(named), choose),
        since,
      ];
    case 'registeredSince':
      return [
        oneOf('variabel', texts.variable, registrable(language), null),
        oneOf(
          'insats',
          texts.intervention,
          [{ value: '*', label: texts.all }, ...association.interventions.map(named)],
          null,
        ),
        since,
      ];
    case 'definition':
      return [
        oneOf(
          'version',
          texts.version,
          definitions.map((version) => ({ value: String(version), label: String(version) })),
          null,
        ),
      ];
    default:
      return unreachable(change);
  }
};

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
        {subheading(told)}
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
  const { association, tables } = foreseen;
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
      <ChoiceForm
        action={FORESEE}
        questions={questionsOf(language, change, foreseen)}
        parameters={{ ...parameters, andring: change }}
        errors={errors}
        button={texts.show}
      />
      {tables && (
        <section id="svar">
          <h2>{texts.answer}</h2>
          {tables.length === 0 ? (
            <p>{texts.none}</p>
          ) : (
            tables.map((one, place) => (
              <OneForeseen key={place} foreseen={one} place={place} association={association} />
            ))
          )}
        </section>
      )}
    </Page>
  );
};
