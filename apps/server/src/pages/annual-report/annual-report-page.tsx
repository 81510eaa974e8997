import { ANNUAL_REPORT_NAMES, reportTitle, slotsOf, type ReportPeriod } from '@samspar/annual-report';
import {
  Button,
  ButtonLink,
  Buttons,
  day,
  codes,
  Form,
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

const Frame = ({ period, children }: Readonly<{ period: ReportPeriod; children: ComponentChildren }>) => {
  const { language } = useVisitor();
  return (
    <Page title={reportTitle(period)[language]} isWide above={<Above />}>
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
  const { language } = useVisitor();
  const texts = useTexts();
  const { period, protect } = read.question;
  return (
    <>
      <nav class="choices" aria-label={texts.reports.period}>
        <Ways
          current="true"
          ways={ANNUAL_REPORT_NAMES.flatMap((name) => periodsAround({ name }, now)).map((one) => ({
            label: reportTitle(one)[language],
            href: placeOf(one),
            isCurrent: placeOf(one) === placeOf(period),
          }))}
        />
      </nav>
      <section class="panel" aria-label={texts.reports.choose}>
        <form method="get" action={placeOf(period)} noValidate>
          <div class="fields">
            <Questions
              questions={[
                day('asKnownAt', plain(texts.annualReport.known, texts.annualReport.knownHint)),
                codes('protect', plain(texts.annualReport.protect), () => [
                  { value: 'public', label: texts.annualReport.protect },
                ]),
              ]}
              filled={{ values: { asKnownAt: '', protect: protect === 'public' ? protect : '' }, errors: [] }}
            />
          </div>
          <Button kind="secondary">{texts.reports.show}</Button>
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
    const isWritten = sections.some(({ blocks }) =>
      blocks.some((block) => block.kind === 'slot' && block.slot === slot && block.text !== null),
    );
    const insatser = association.interventions.filter(
      ({ from, to }) => (from ?? '') <= period.to && (to === null || to >= period.from),
    );
    return (
      <>
        <Buttons>
          <ButtonLink href={`${placeOf(period)}/text/${slot}`}>
            {isWritten ? texts.rewrite : texts.write}
            <span class="unseen">: {slot}</span>
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

/** The report of a year or half of one: as a whole, or how far its building has come. */
export const AnnualReportPage = (props: ReportPageProps) => {
  const { language } = useVisitor();
  const texts = useTexts().annualReport;
  const { read } = props;
  const { build, question, mayWrite } = read;
  if (build.at === 'building') return <Building {...props} done={build.done} of={build.of} />;
  if (build.at === 'cancelled') return <Cancelled {...props} />;
  const { document } = build;
  return (
    <Frame period={question.period}>
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
