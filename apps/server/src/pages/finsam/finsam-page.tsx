import type { ReportedPart } from '@samspar/access';
import { type AnyFigureName, type FigurePlace, isCounted } from '@samspar/finsam-figures';
import {
  ActingUser,
  addressWith,
  Button,
  ButtonLink,
  Buttons,
  codes,
  DataTable,
  type Filled,
  figureName,
  FINSAM_PAGE,
  Form,
  instantInWords,
  Moment,
  Notice,
  Page,
  plain,
  Questions,
  STATISTICS_PAGE,
  type Texts,
  useTexts,
  useVisitor,
  valueInWords,
  Ways,
  withDays,
} from '@samspar/pages';
import { type FinsamYearRead, partOf } from '@samspar/use-cases';
import { COPY_SCRIPT_ADDRESS } from '../copy-script.js';
import { FinsamTables } from './finsam-tables.js';
import { figuresAddress, finsamAddress, whyAddress } from './finsam-words.js';

/** What somebody says that she has entered, and which figures she saw. */
export const [ENTERED, SEEN_FIGURES] = ['infort', '_sedda'] as const;

const partQuestion = ({ finsam }: Texts, parts: readonly ReportedPart[]) =>
  codes(ENTERED, plain(finsam.entered), () => parts.map((value) => ({ value, label: finsam.parts[value] })), {
    stand: 'below',
  });

type ReadProps = Readonly<{ read: FinsamYearRead }>;

const Figures = ({
  read,
  figures,
}: ReadProps & { figures: readonly (FigurePlace<AnyFigureName> & { value: number | null })[] }) => {
  const { language } = useVisitor();
  const { finsam } = useTexts();
  return (
    <details>
      <summary>{finsam.figures(figures.length)}</summary>
      <ul>
        {figures.map((one) => (
          <li key={`${one.figure} ${one.of}`}>
            {figureName(read.association, one, language)}: {valueInWords(one, one.value, language)}
          </li>
        ))}
      </ul>
    </details>
  );
};

/** What stands otherwise than it was reported; nothing where nothing has been. */
const Changes = ({ read }: ReadProps) => {
  const { language } = useVisitor();
  const { finsam } = useTexts();
  const { changes, changedKind, reports, association, year, counted } = read;
  if (reports.length === 0) return <p>{finsam.notReported}</p>;
  const hasWhy = changes.some((change) => whyAddress(year, change, counted) !== undefined);
  return (
    <>
      {changedKind.map(({ id, name }) => (
        <Notice key={id} tone="late">
          {finsam.kindChanged(name)}
        </Notice>
      ))}
      {changes.length === 0 ? (
        <Notice tone="good">{finsam.unchanged}</Notice>
      ) : (
        <section>
          <Notice tone="due" title={finsam.changed(changes.length)} />
          <DataTable
            id="andrat"
            isTitled
            caption={finsam.changes}
            columns={[
              finsam.what,
              { title: finsam.reported, isNumber: true },
              { title: finsam.now, isNumber: true },
              ...(hasWhy ? [finsam.because] : []),
            ]}
            rows={changes.map((change) => {
              const why = whyAddress(year, change, counted);
              const name = figureName(association, change, language);
              return [
                name,
                change.reported
                  ? valueInWords(change, change.reported.value, language)
                  : finsam.neverReported,
                valueInWords(change, change.value, language),
                why === undefined ? (
                  ''
                ) : (
                  <a href={why} aria-label={`${finsam.why} ${name}`}>
                    {finsam.why}
                  </a>
                ),
              ];
            })}
          />
        </section>
      )}
    </>
  );
};

const History = ({ read }: ReadProps) => {
  const texts = useTexts();
  const { finsam } = texts;
  const { reports, history, names } = read;
  return (
    <>
      {reports.length > 0 && (
        <section aria-labelledby="rapporterat-rubrik">
          <h2 id="rapporterat-rubrik">{finsam.history}</h2>
          <DataTable
            id="rapporterat"
            isCards
            isTitled
            caption={finsam.historyCaption(reports.length)}
            columns={[
              { title: finsam.when, isHeading: true },
              finsam.who,
              finsam.entry,
              { title: finsam.position, isNumber: true },
            ]}
            rows={reports.map((report) => [
              <Moment texts={texts} knownAt={report.at} />,
              <ActingUser texts={texts} names={names} actor={report.by} />,
              <>
                {[...new Set(report.figures.flatMap((one) => partOf(one) ?? []))]
                  .map((part) => finsam.parts[part])
                  .join(', ')}
                <Figures read={read} figures={report.figures} />
              </>,
              report.position,
            ])}
          />
        </section>
      )}
      {history.length > 0 && (
        <section aria-labelledby="angivet-rubrik">
          <h2 id="angivet-rubrik">{finsam.stated}</h2>
          <DataTable
            id="angivet"
            isCards
            isTitled
            caption={finsam.statedCaption(history.length)}
            columns={[{ title: finsam.when, isHeading: true }, finsam.who, finsam.entry, finsam.source]}
            rows={history.map((one) => [
              <Moment texts={texts} knownAt={one.at} />,
              <ActingUser texts={texts} names={names} actor={one.by} />,
              <Figures read={read} figures={one.statements} />,
              withDays(one.note),
            ])}
          />
        </section>
      )}
    </>
  );
};

type FinsamPageProps = Readonly<{
  read: FinsamYearRead;
  filled: Filled;
  commandKey: string;
  wrong?: string | undefined;
  /** What was just done. */
  done?: string | undefined;
}>;

/** What Uppföljning Finsam asks of a year, to type from. */
export const FinsamPage = ({ read, filled, commandKey, wrong, done }: FinsamPageProps) => {
  const { language } = useVisitor();
  const texts = useTexts();
  const { finsam, reports } = texts;
  const { year, years, counted } = read;
  return (
    <Page
      title={finsam.title(year)}
      isWide
      errors={filled.errors}
      wrong={wrong !== undefined && <p>{wrong}</p>}
      above={
        <p class="back">
          <a href={STATISTICS_PAGE}>{reports.title}</a>
        </p>
      }
    >
      {done !== undefined && (
        <Notice tone="good" isAnswer>
          {done}
        </Notice>
      )}
      <p class="lead">{finsam.lead}</p>
      <nav class="choices" aria-label={finsam.year}>
        <Ways
          current="true"
          ways={years.map((one) => ({
            label: String(one),
            href: finsamAddress(one),
            isCurrent: one === year,
          }))}
        />
      </nav>
      <Changes read={read} />
      <Buttons>
        {read.mayState && (
          <ButtonLink href={figuresAddress(year)} kind="primary">
            {finsam.edit}
          </ButtonLink>
        )}
        <ButtonLink href={addressWith(`${FINSAM_PAGE}.xlsx`, { ar: String(year) })}>
          {finsam.excel}
        </ButtonLink>
        <button type="button" class="button secondary" hidden data-skriv-ut>
          {reports.print}
        </button>
      </Buttons>
      <FinsamTables read={read} />
      <p class="source">
        {withDays(finsam.counted(instantInWords(language, counted.asKnownAt), counted.position))}
      </p>
      {read.figures.some(({ figure }) => isCounted(figure)) && <p class="source">{finsam.open}</p>}
      {read.mayReport.length > 0 && (
        <section aria-labelledby="markera">
          <h2 id="markera">{finsam.mark}</h2>
          <p>{finsam.markLead}</p>
          <Form action={FINSAM_PAGE} commandKey={commandKey}>
            <input type="hidden" name="ar" value={String(year)} />
            <input type="hidden" name={SEEN_FIGURES} value={read.mark} />
            <Questions questions={[partQuestion(texts, read.mayReport)]} filled={filled} />
            <Buttons>
              <Button>{finsam.mark}</Button>
            </Buttons>
          </Form>
        </section>
      )}
      <History read={read} />
      <script src={COPY_SCRIPT_ADDRESS} defer />
    </Page>
  );
};
