import { reportTitle, slotsOf, type ReportPeriod } from '@samspar/annual-report';
import {
  Button,
  ButtonLink,
  Buttons,
  day,
  codes,
  Form,
  NotRegistered,
  knownUntil,
  Page,
  plain,
  ProgressBar,
  Questions,
  ReportSections,
  STATISTICS_PAGE,
  useTexts,
  useVisitor,
  Ways,
} from '@samspar/pages';
import type { ReportDocument } from '@samspar/reports';
import type { CrossedTable } from '@samspar/statistics';
import type { AnnualReportRead } from '@samspar/use-cases';
import type { ComponentChildren } from 'preact';
import { COPY_SCRIPT_ADDRESS } from '../copy-script.js';
import { PROGRESS_SCRIPT_ADDRESS } from '../progress-script.js';
import { periodsAround, placeOf } from './report-place.js';

export const REPORT_STEPS = { cancel: 'avbryt', again: 'rakna' } as const;

type ReportPageProps = Readonly<{
  read: AnnualReportRead;
  /** The page as it should be asked for. */
  address: string;
  now: number;
  /** Becomes the Idempotency-Key of what is done next. */
  commandKey: string;
}>;

const Above = () => (
  <p class="back">
    <a href={STATISTICS_PAGE}>{useTexts().reports.title}</a>
  </p>
);

type FrameProps = Readonly<{ period: ReportPeriod; about?: string; children: ComponentChildren }>;

const Frame = ({ period, about, children }: FrameProps) => {
  const { language } = useVisitor();
  return (
    <Page title={reportTitle(period)[language]} isWide above={<Above />} about={about}>
      {children}
    </Page>
  );
};

const Building = ({ read, address, done, of }: ReportPageProps & Readonly<{ done: number; of: number }>) => {
  const texts = useTexts().annualReport;
  const { period } = read.question;
  return (
    <Frame period={period}>
      <p class="lead">
        {texts.building}. {texts.buildingLead}
      </p>
      <div data-lage={address.replace('?', '/lage?')}>
        <ProgressBar label={texts.tablesDone} done={done} all={of} />
      </div>
      <Form action={address}>
        <Buttons>
          <ButtonLink href={address}>{texts.look}</ButtonLink>
          <Button kind="secondary" step={REPORT_STEPS.cancel}>
            {texts.cancel}
          </Button>
        </Buttons>
      </Form>
      <script src={PROGRESS_SCRIPT_ADDRESS} defer />
    </Frame>
  );
};

const Cancelled = ({ read, address }: ReportPageProps) => {
  const texts = useTexts().annualReport;
  return (
    <Frame period={read.question.period}>
      <p class="lead">
        {texts.cancelled}. {texts.cancelledLead}
      </p>
      <Form action={address}>
        <Buttons>
          <Button step={REPORT_STEPS.again}>{texts.again}</Button>
        </Buttons>
      </Form>
    </Frame>
  );
};

const Choosing = ({ read, now }: ReportPageProps) => {
  const { annualReport, reports, statistics } = useTexts();
  const { period, protect } = read.question;
  const labelOf = ({ year, half }: ReportPeriod): string => {
    const name = String(year);
    return half === undefined
      ? reports.year(name)
      : half === 1
        ? reports.firstHalf(name)
        : reports.secondHalf(name);
  };
  return (
    <>
      <nav class="choices" aria-label={reports.period}>
        <Ways
          current="true"
          ways={periodsAround(period, now).map((one) => ({
            label: labelOf(one),
            href: placeOf(one),
            isCurrent: placeOf(one) === placeOf(period),
          }))}
        />
      </nav>
      <section class="panel" aria-label={reports.choose}>
        <form method="get" action={placeOf(period)} noValidate>
          <details class="more-fields" open={protect === 'public'}>
            <summary>{reports.more}</summary>
            <div class="fields">
              <Questions
                questions={[
                  day('asKnownAt', plain(annualReport.known, annualReport.knownHint)),
                  codes('protect', plain(statistics.form.protect), () => [
                    { value: 'public', label: statistics.form.protectLabel },
                  ]),
                ]}
                filled={{
                  values: { asKnownAt: '', protect: protect === 'public' ? protect : '' },
                  errors: [],
                }}
              />
            </div>
            <Button kind="secondary">{reports.show}</Button>
          </details>
        </form>
      </section>
    </>
  );
};

/** What is done with the whole of it: printed, and released. */
const Doing = ({ read, address, commandKey }: ReportPageProps) => {
  const texts = useTexts();
  const [place = '', asked = ''] = address.split('?');
  return (
    <>
      <Buttons>
        <ButtonLink href={`${place}.pdf?${asked}`}>{texts.reports.pdf}</ButtonLink>
        <ButtonLink href={`${place}.xlsx?${asked}`}>{texts.reports.excel}</ButtonLink>
        <button type="button" class="button secondary" hidden data-skriv-ut>
          {texts.reports.print}
        </button>
      </Buttons>
      {read.mayWrite && (
        <Form action={`${placeOf(read.question.period)}/publicering`} commandKey={commandKey}>
          <p class="hint">{texts.annualReport.publishHint}</p>
          <Buttons>
            <Button kind="secondary">{texts.annualReport.publish}</Button>
          </Buttons>
        </Form>
      )}
      <script src={COPY_SCRIPT_ADDRESS} defer />
    </>
  );
};

const GOALS = 'mal';

/** What the office may do beside the words of a section. */
const toolsOf =
  ({ association, question: { period } }: AnnualReportRead, { sections }: ReportDocument) =>
  (slot: string) => {
    const texts = useTexts().annualReport;
    const { language } = useVisitor();
    const within = sections.find(({ blocks }) =>
      blocks.some((block) => block.kind === 'slot' && block.slot === slot),
    );
    const isWritten = within?.blocks.some(
      (block) => block.kind === 'slot' && block.slot === slot && block.text !== null,
    );
    const insatser = association.interventions.filter(
      ({ from, to }) => (from ?? '') <= period.to && (to === null || to >= period.from),
    );
    return (
      <>
        <Buttons>
          <ButtonLink href={`${placeOf(period)}/text/${slot}`}>
            {isWritten ? texts.rewrite : texts.write}
            <span class="unseen">: {within?.heading[language]}</span>
          </ButtonLink>
        </Buttons>
        {slot === GOALS && (
          <nav class="choices" aria-label={texts.expectLinks}>
            <ul>
              {insatser.map(({ id, name }) => (
                <li key={id}>
                  <a href={`${placeOf(period)}/mal/${id}`}>{texts.expect(name)}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </>
    );
  };

/** Why there is no figure in any of its tables; undefined where there are some. */
const missingAltogether = ({ sections }: ReportDocument): CrossedTable['notRegistered'] => {
  const tables = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : [])),
  );
  return tables.every((table) => table.notRegistered) ? tables[0]?.notRegistered : undefined;
};

/** The report of a year or half of one: as a whole, or how far its building has come. */
export const AnnualReportPage = (props: ReportPageProps) => {
  const { language } = useVisitor();
  const texts = useTexts().annualReport;
  const { read } = props;
  const { build, question, mayWrite } = read;
  if (build.at === 'building') return <Building {...props} done={build.done} of={build.of} />;
  if (build.at === 'cancelled') return <Cancelled {...props} />;
  const { document } = build;
  const missing = missingAltogether(document);
  if (missing)
    return (
      <Frame period={question.period}>
        <Choosing {...props} />
        <NotRegistered missing={missing} language={language} />
      </Frame>
    );
  return (
    <Frame period={question.period} about={knownUntil(document, language)}>
      <Choosing {...props} />
      <p class="lead">{question.protect === 'public' ? texts.protectedLead : texts.unprotectedLead}</p>
      <Doing {...props} />
      <ReportSections
        document={document}
        language={language}
        {...(mayWrite && slotsOf(question.period).length > 0 && { tools: toolsOf(read, document) })}
      />
    </Frame>
  );
};
