import {
  aboutTyped,
  Button,
  ButtonLink,
  Buttons,
  DataTable,
  type Filled,
  Form,
  Page,
  publicationAddress,
  PUBLISHED,
  Questions,
  typedTold,
  useTexts,
  useVisitor,
  withDays,
} from '@samspar/pages';
import type { TypedTable } from '@samspar/plausibility';
import type { PublicationRead } from '@samspar/use-cases';
import type { ComponentChildren } from 'preact';
import { wordQuestions } from './publication-questions.js';
import { typedQuestions } from './typed-questions.js';

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
