import {
  Button,
  ButtonLink,
  Buttons,
  DataTable,
  type Filled,
  Form,
  type Language,
  Page,
  Questions,
  textsOf,
  useTexts,
  useVisitor,
  withDays,
} from '@samspar/pages';
import { numeral } from '@samspar/kernel';
import type { StatedFigure, TypedTable } from '@samspar/plausibility';
import { dimensionLabel, measureLabel } from '@samspar/statistics';
import type { PublicationRead } from '@samspar/use-cases';
import type { ComponentChildren } from 'preact';
import { wordQuestions } from './publication-questions.js';
import { publicationAddress, PUBLISHED } from './publication-words.js';
import { typedQuestions } from './typed-questions.js';

/** What a table typed by hand counts, or where its figures come from. */
export const aboutTyped = ({ query, source }: TypedTable, language: Language): readonly string[] => {
  const texts = textsOf(language).publications.typed;
  const by = (query?.by ?? []).map((dimension) => dimensionLabel(dimension, language).toLowerCase());
  return [
    ...(query
      ? [[measureLabel(query.measure, language), ...by].join(', '), `${query.from} – ${query.to}`]
      : []),
    ...(source === undefined ? [] : [`${texts.source}: ${source}`]),
  ];
};

/** Its lines: what each is called, how many, and what share; what none of them has is left out. */
export const typedTold = (
  { parts, unknown, total }: TypedTable,
  language: Language,
): Readonly<{ columns: readonly string[]; rows: readonly (readonly string[])[] }> => {
  const { publications, statistics } = textsOf(language);
  const line = ({ label, count, percent, denominator, median, n }: StatedFigure) => [
    label,
    count === undefined ? '' : numeral(count, language),
    [
      ...(percent === undefined ? [] : [`${numeral(percent, language)} %`]),
      ...(denominator === undefined ? [] : [publications.typed.of(denominator)]),
      ...(median === undefined ? [] : [publications.typed.median(median, n)]),
    ].join(' '),
  ];
  const rows = [
    ...parts.map(line),
    ...(unknown === undefined ? [] : [line({ label: publications.typed.unknownLine, count: unknown })]),
    ...(total ? [line({ ...total, label: statistics.answer.total })] : []),
  ];
  const columns = [publications.typed.line, statistics.answer.count, publications.typed.share];
  const isTold = (_: unknown, place: number) => place === 0 || rows.some((row) => row[place] !== '');
  return { columns: columns.filter(isTold), rows: rows.map((row) => row.filter(isTold)) };
};

type OneTypedProps = Readonly<{ table: TypedTable; place: number; children?: ComponentChildren }>;

/** A table typed by hand, as it stands in a publication. */
export const OneTyped = ({ table, place, children }: OneTypedProps) => {
  const { language } = useVisitor();
  const texts = useTexts().publications.typed;
  const id = `egen-tabell-${place + 1}`;
  const { columns, rows } = typedTold(table, language);
  return (
    <section aria-labelledby={`${id}-rubrik`}>
      <h2 id={`${id}-rubrik`}>{withDays(table.title)}</h2>
      <p class="subheading">{aboutTyped(table, language).join(' · ')}</p>
      <DataTable
        id={id}
        caption={table.title}
        isTitled
        columns={columns.map((title, at) => ({
          title,
          isHeading: at === 0,
          isNumber: at > 0,
        }))}
        rows={rows}
      />
      <p class="hint">{texts.byHand}</p>
      {children}
    </section>
  );
};

type FormProps = Readonly<{ commandKey: string; filled: Filled; wrong: string | undefined }>;

/** Asks for a table typed by hand, for a draft. */
export const TypedTablePage = ({
  read,
  commandKey,
  filled,
  wrong,
}: FormProps & { read: PublicationRead }) => {
  const { language } = useVisitor();
  const { publications, journey } = useTexts();
  const address = publicationAddress(read);
  return (
    <Page
      title={publications.typed.title}
      errors={filled.errors}
      wrong={wrong !== undefined && <p>{wrong}</p>}
    >
      <p class="lead">{publications.typed.lead}</p>
      <Form action={`${address}/egen-tabell`} commandKey={commandKey}>
        <Questions questions={typedQuestions(language)} filled={filled} />
        <Buttons>
          <Button>{publications.typed.add}</Button>
          <ButtonLink href={address}>{journey.form.cancel}</ButtonLink>
        </Buttons>
      </Form>
    </Page>
  );
};

/** Asks for a report that begins with its text, and no table of the statistics. */
export const NewReportPage = ({
  releases,
  commandKey,
  filled,
  wrong,
}: FormProps & Readonly<{ releases: readonly PublicationRead['listed'][] }>) => {
  const { language } = useVisitor();
  const { publications, journey } = useTexts();
  return (
    <Page
      title={publications.typed.report}
      errors={filled.errors}
      wrong={wrong !== undefined && <p>{wrong}</p>}
    >
      <p class="lead">{publications.typed.reportLead}</p>
      <Form action={`${PUBLISHED}/rapport`} commandKey={commandKey}>
        <Questions questions={wordQuestions(language, releases)} filled={filled} />
        <Buttons>
          <Button>{publications.new.save}</Button>
          <ButtonLink href={PUBLISHED}>{journey.form.cancel}</ButtonLink>
        </Buttons>
      </Form>
    </Page>
  );
};
