import type { Association } from '@samspar/association';
import {
  type ImportRefusal,
  importRefusalSentence,
  type ImportReport,
  type ReversalReport,
} from '@samspar/import';
import { unreachable } from '@samspar/kernel';
import {
  authorityInWords,
  Button,
  ButtonLink,
  Buttons,
  DataTable,
  Form,
  momentInWords,
  Notice,
  Page,
  ProgressBar,
  useTexts,
  useVisitor,
  withDays,
} from '@samspar/pages';
import { type Doing, type ImportJob, ownRegister, type Stage, type Task } from '@samspar/use-cases';
import type { ComponentChildren } from 'preact';
import { isMatchable, MatchColumns } from './match-columns.js';
import { PROGRESS_SCRIPT_ADDRESS } from '../progress-script.js';
import { Counts, type ReportPages, Rows } from './report.js';

export const jobAddress = (id: string): string => `/inlasning/${id}`;

type JobPageProps = Readonly<{
  job: ImportJob;
  association: Association;
  /** Slugs of the insatser the asker is assigned to. */
  assigned: readonly string[];
  pages: ReportPages;
  /** Id of the authority that the entries of the file belong to; undefined where that is not known. */
  authority: string | undefined;
  /** Who imports in the association, where that is somebody else. */
  busy?: string | undefined;
}>;

type PartProps<S> = Omit<JobPageProps, 'job'> & Readonly<{ job: ImportJob; stage: S }>;

const fileNameOf = (task: Task): string => (task.kind === 'file' ? task.name : '');

/** A form that carries out the next step, one button to a step. */
const Steps = ({ job, children }: Readonly<{ job: ImportJob; children: ComponentChildren }>) => (
  <Form action={jobAddress(job.id)}>
    <Buttons>{children}</Buttons>
  </Form>
);

const ThrowAway = () => (
  <Button kind="secondary" step="kasta">
    {useTexts().import.throwAway}
  </Button>
);

const Running = ({ job, stage }: PartProps<Extract<Stage, { at: Doing }>>) => {
  const texts = useTexts().import;
  return (
    <Page title={texts.doing[stage.at]}>
      <div data-lage={`${jobAddress(job.id)}/lage`}>
        {stage.of === 0 ? (
          <p class="lead">{texts.reading(stage.done)}</p>
        ) : (
          <ProgressBar
            label={stage.at === 'reversing' ? texts.journeysDone : texts.rowsDone}
            done={stage.done}
            all={stage.of}
          />
        )}
      </div>
      <p>{texts.wait}</p>
      <Steps job={job}>
        <ButtonLink href={jobAddress(job.id)}>{texts.look}</ButtonLink>
        <Button kind="secondary" step="avbryt">
          {texts.cancel}
        </Button>
      </Steps>
      <script src={PROGRESS_SCRIPT_ADDRESS} defer />
    </Page>
  );
};

/** Whose the entries of the file will be. */
const BelongsTo = ({ association, authority }: Pick<JobPageProps, 'association' | 'authority'>) => {
  const { language } = useVisitor();
  const texts = useTexts();
  return (
    <p>
      {authority === undefined
        ? texts.import.belongsToNobodyKnown
        : texts.import.belongsTo(authorityInWords({ language, texts, association }, authority))}
    </p>
  );
};

const ReadHidden = () => (
  <Button kind="secondary" step="prova-dolt">
    {useTexts().import.readHidden}
  </Button>
);

/** What the file hides, and the choice to read it. */
const HiddenNotice = ({ job, report }: PartProps<unknown> & { report: ImportReport }) => {
  const texts = useTexts().import;
  const { rows, columns, sheets, wereRead } = report.hidden;
  if (rows + columns.length + sheets.length === 0) return null;
  return (
    <Notice tone="due" title={wereRead ? texts.hiddenRead : texts.hiddenLeft}>
      <p>{texts.hidden(rows, columns, sheets)}</p>
      {!wereRead && (
        <Steps job={job}>
          <ReadHidden />
        </Steps>
      )}
    </Notice>
  );
};

const Tried = (props: PartProps<{ report: ImportReport }>) => {
  const { job, stage, pages, busy } = props;
  const texts = useTexts().import;
  const { report } = stage;
  const toTake = report.imported + report.corrected;
  return (
    <Page title={texts.triedTitle}>
      <p class="lead">{texts.triedLead(fileNameOf(job.task))}</p>
      <Counts report={report} isDone={false} />
      <HiddenNotice {...props} report={report} />
      {isMatchable(job) && <MatchColumns job={job} address={jobAddress(job.id)} />}
      <h2>{texts.confirmTitle}</h2>
      {toTake > 0 ? (
        <>
          <BelongsTo {...props} />
          <p>{texts.consent}</p>
          <p>{texts.confirmWhat}</p>
        </>
      ) : (
        <p>{texts.nothingNew}</p>
      )}
      {busy !== undefined && (
        <Notice tone="due" title={texts.busyTitle}>
          {texts.busy(busy)}
        </Notice>
      )}
      <Steps job={job}>
        {toTake > 0 && <Button step="las-in">{texts.confirm(toTake)}</Button>}
        <ThrowAway />
      </Steps>
      <p>{withDays(texts.kept(momentInWords(useTexts(), job.fileUntil)))}</p>
      <Rows report={report} address={jobAddress(job.id)} pages={pages} />
    </Page>
  );
};

const Imported = ({ job, stage, pages }: PartProps<{ report: ImportReport }>) => {
  const texts = useTexts().import;
  const { report } = stage;
  const name = fileNameOf(job.task);
  return (
    <Page title={texts.importedTitle}>
      <Notice tone="good" isAnswer>
        {report.batch === null ? texts.importedNothing(name) : texts.importedLead(name)}
      </Notice>
      <Counts report={report} isDone />
      <p>{withDays(texts.keptReceipt(momentInWords(useTexts(), job.expiresAt)))}</p>
      <Buttons>
        {report.batch !== null && (
          <ButtonLink href={`/inlasning/omgang/${report.batch}`}>{texts.toBatch}</ButtonLink>
        )}
        <ButtonLink href="/inlasning">{texts.anotherFile}</ButtonLink>
      </Buttons>
      <Rows report={report} address={jobAddress(job.id)} pages={pages} />
    </Page>
  );
};

const Reversed = ({ stage }: PartProps<{ report: ReversalReport }>) => {
  const visitor = useVisitor();
  const { reverse, batch, number } = useTexts().import;
  const { report } = stage;
  return (
    <Page title={reverse.doneTitle}>
      <Notice tone="good" isAnswer>
        <p>
          {report.alreadyReversed ? reverse.already : reverse.done(report.misregistered, report.restored)}
        </p>
        {!report.alreadyReversed && report.changedSince.length === 0 && <p>{reverse.nothingLeft}</p>}
      </Notice>
      {report.changedSince.length > 0 && (
        <DataTable
          caption={
            <>
              {reverse.left}
              <br />
              <span class="optional">{reverse.leftMore}</span>
            </>
          }
          columns={[number, reverse.whatLeft]}
          rows={report.changedSince.map(({ journey, row, sentence }) => [
            visitor.roles.includes('caseworker') ? (
              <a href={`/arenden/${journey}`}>{row ?? reverse.noNumber}</a>
            ) : (
              (row ?? reverse.noNumber)
            ),
            sentence[visitor.language],
          ])}
        />
      )}
      <Buttons>
        <ButtonLink href={`/inlasning/omgang/${report.batch}`}>{useTexts().import.toBatch}</ButtonLink>
        <ButtonLink href="/inlasning">{batch.back}</ButtonLink>
      </Buttons>
    </Page>
  );
};

const refusalWords = (
  refusal: ImportRefusal,
  { association, assigned }: Pick<JobPageProps, 'association' | 'assigned'>,
): string => {
  const visitor = useVisitor();
  const texts = useTexts().import;
  if (refusal.code === 'RegisterOfOthers')
    return texts.registerOfOthers(refusal.register, ownRegister(assigned));
  if (refusal.code === 'AllHidden') return texts.allHidden(refusal.columns, refusal.sheets);
  if (refusal.code !== 'FileNotPermitted') return importRefusalSentence(refusal)[visitor.language];
  if (!visitor.roles.includes('caseworker')) return texts.notPermittedOffice;
  const others = refusal.interventions.filter((id) => !assigned.includes(id));
  return texts.notPermittedCaseworker(
    others.map((id) => association.interventions.find((one) => one.id === id)?.name ?? id).join(', '),
  );
};

const Refused = (props: PartProps<{ refusal: ImportRefusal }>) => {
  const { job, stage } = props;
  const texts = useTexts().import;
  const { refusal } = stage;
  if (refusal.code === 'TooManyChanges')
    return (
      <Page title={texts.manyTitle}>
        <p class="lead">{texts.triedLead(fileNameOf(job.task))}</p>
        <Notice tone="due">
          <p>{texts.many(refusal.changed, refusal.known)}</p>
          <p>{texts.manyTodo}</p>
        </Notice>
        <Steps job={job}>
          <Button step="prova">{texts.accept}</Button>
          <ThrowAway />
        </Steps>
        <p>{withDays(texts.kept(momentInWords(useTexts(), job.fileUntil)))}</p>
      </Page>
    );
  if (refusal.code === 'DayOrderUnclear')
    return (
      <Page title={texts.daysTitle}>
        <p class="lead">{texts.triedLead(fileNameOf(job.task))}</p>
        <p>{texts.days(refusal.columns.join(', '))}</p>
        <Form action={jobAddress(job.id)}>
          <Buttons>
            <Button step="dag-forst">{texts.dayFirst}</Button>
            <Button step="manad-forst">{texts.monthFirst}</Button>
          </Buttons>
          <Buttons>
            <ThrowAway />
          </Buttons>
        </Form>
        <p>{withDays(texts.kept(momentInWords(useTexts(), job.fileUntil)))}</p>
      </Page>
    );
  return (
    <Page title={texts.refusedTitle} wrong={<p>{refusalWords(refusal, props)}</p>}>
      {isMatchable(job) && (
        <>
          <MatchColumns job={job} address={jobAddress(job.id)} />
          <Steps job={job}>
            <ThrowAway />
          </Steps>
        </>
      )}
      {refusal.code === 'AllHidden' && (
        <Steps job={job}>
          <ReadHidden />
          <ThrowAway />
        </Steps>
      )}
      <Buttons>
        <ButtonLink
          href="/inlasning"
          {...(refusal.code !== 'AllHidden' && !isMatchable(job) && { kind: 'primary' })}
        >
          {texts.anotherFile}
        </ButtonLink>
      </Buttons>
    </Page>
  );
};

const Interrupted = ({ job, stage, busy }: PartProps<{ from: Doing }>) => {
  const texts = useTexts().import;
  const { from } = stage;
  const { task } = job;
  return (
    <Page title={texts.interruptedTitle}>
      <Notice tone="late" isAnswer>
        {texts.interrupted[from]}
      </Notice>
      {busy !== undefined && <p>{texts.busy(busy)}</p>}
      {task.kind === 'reversal' ? (
        <Buttons>
          <ButtonLink href={`/inlasning/omgang/${task.batch}`}>{texts.toBatch}</ButtonLink>
        </Buttons>
      ) : (
        <Steps job={job}>
          {from !== 'reversing' && (
            <Button step={from === 'trying' ? 'prova' : 'las-in'}>{texts.goOn[from]}</Button>
          )}
          <ThrowAway />
        </Steps>
      )}
    </Page>
  );
};

/** One import: how far it has come, or what it would do, or what became of it. */
export const JobPage = (props: JobPageProps) => {
  const { stage } = props.job;
  switch (stage.at) {
    case 'trying':
    case 'importing':
    case 'reversing':
      return <Running {...props} stage={stage} />;
    case 'tried':
      return <Tried {...props} stage={stage} />;
    case 'imported':
      return <Imported {...props} stage={stage} />;
    case 'reversed':
      return <Reversed {...props} stage={stage} />;
    case 'refused':
      return <Refused {...props} stage={stage} />;
    case 'interrupted':
      return <Interrupted {...props} stage={stage} />;
    default:
      return unreachable(stage);
  }
};
