import { CHECK_RESULTS, CHECKED_PARTS, type CheckedPart, PATTERNS } from '@samspar/access';
import { dayInStockholm } from '@samspar/kernel';
import {
  ActingUser,
  Button,
  Buttons,
  code,
  DataTable,
  type Filled,
  Form,
  interventionInWords,
  Moment,
  momentInWords,
  monthInWords,
  Notice,
  Page,
  type Question,
  Questions,
  required,
  userInWords,
  useTexts,
  useVisitor,
  Way,
} from '@samspar/pages';
import { type CheckRead, countsOf, type NamedFinding } from '@samspar/use-cases';
import { ACCESS_LOG, CHECKS, JourneyAccessLink, LogTabs, Which } from './access-log-page.js';
import { addressOfReadings } from './reading-choice.js';
import { AccessTable } from './readings.js';

/** What is asked of a check: what came of each part in which there was something. */
export const questionsOf = (read: CheckRead): readonly Question[] => {
  const counts = countsOf(read);
  return CHECKED_PARTS.filter((part) => counts[part] > 0).map((part) =>
    required(
      code(part, { label: ({ accessLog }) => accessLog.checks.parts[part].title }, ({ texts }) =>
        CHECK_RESULTS.map((value) => ({ value, label: texts.accessLog.checks.results[value] })),
      ),
      ({ accessLog }) => accessLog.checks.choose(accessLog.checks.parts[part].title),
    ),
  );
};

export const recordedIn = ({ check }: CheckRead): Filled => ({
  values: Object.fromEntries(
    check.status === 'none' ? [] : check.parts.map(({ part, result }) => [part, result]),
  ),
  errors: [],
});

type PartProps = Readonly<{ read: CheckRead; part: Exclude<CheckedPart, 'sample'> }>;

type FindingProps = Readonly<{ read: CheckRead; finding: NamedFinding }>;

/** The lines of a finding; of one that a name told, how many journeys and no more. */
const What = ({ read, finding }: FindingProps) => {
  const texts = useTexts();
  const { checks } = texts.accessLog;
  const { reader, journeys, seen, shown, reasons } = finding;
  if (!seen) return <>{checks.counted(0, journeys)}</>;
  const { from, to, readings } = seen;
  const address = addressOfReadings(ACCESS_LOG, {
    actor: reader,
    journey: shown?.id,
    from: dayInStockholm(from),
    to: dayInStockholm(to),
    isOldestFirst: true,
  });
  const lines = checks.counted(readings, shown ? 0 : journeys);
  return (
    <>
      {shown && <JourneyAccessLink texts={texts} journey={shown} />}{' '}
      <a href={address} aria-label={checks.linesFrom(lines, momentInWords(texts, from))}>
        {lines}
      </a>
      {reasons.map((reason) => (
        <span key={reason} class="line">
          {texts.cases.emergency.reasons[reason]}
        </span>
      ))}
      {shown && <span class="line about">{interventionInWords(read, shown.intervention)}</span>}
    </>
  );
};

/** From the first to the last of it; of one that a name told, the month alone. */
const When = ({ read, finding: { seen } }: FindingProps) => {
  const { language } = useVisitor();
  const texts = useTexts();
  if (!seen) return <>{monthInWords(language, read.month)}</>;
  const { from, to } = seen;
  return (
    <>
      <Moment texts={texts} knownAt={from} />
      {to > from && <span class="line about">{texts.accessLog.checks.until(momentInWords(texts, to))}</span>}
    </>
  );
};

const Findings = ({ read, part }: PartProps) => {
  const texts = useTexts();
  const { checks, columns } = texts.accessLog;
  const { title, why } = checks.parts[part];
  const findings = read.findings.filter(({ pattern }) => pattern === part);
  const before =
    read.check.status === 'recorded'
      ? (read.check.parts.find((one) => one.part === part)?.lookedAt ?? 0)
      : findings.length;
  return findings.length === 0 ? null : (
    <section>
      <h2>{title}</h2>
      <p>{why}</p>
      {findings.length > before && <Notice tone="due" title={checks.more(findings.length - before)} />}
      <DataTable
        isCards
        isTitled
        id={part}
        caption={title}
        columns={[columns.when, columns.who, checks.what]}
        rows={findings.map((finding) => [
          <When read={read} finding={finding} />,
          <ActingUser texts={texts} names={read.names} actor={finding.reader} />,
          <What read={read} finding={finding} />,
        ])}
      />
    </section>
  );
};

const Sample = ({ read }: Readonly<{ read: CheckRead }>) => {
  const texts = useTexts();
  const { title, why } = texts.accessLog.checks.parts.sample;
  return (
    <section>
      <h2>{title}</h2>
      <p>{why}</p>
      <AccessTable
        id="sample"
        isTitled
        caption={title}
        lines={read.sample}
        names={read.names}
        which={(line) => <Which texts={texts} association={read.association} line={line} />}
      />
    </section>
  );
};

/** Begins the check, or records what came of it. */
const Recording = ({ read, filled }: Readonly<{ read: CheckRead; filled: Filled }>) => {
  const { checks } = useTexts().accessLog;
  const address = `${CHECKS}/${read.month}`;
  if (read.check.status === 'none')
    return (
      <Form action={address}>
        <Buttons>
          <Button step="borja">{checks.begin}</Button>
        </Buttons>
      </Form>
    );
  if (read.notBy) return <Notice tone="due" title={checks.notBy[read.notBy]} />;
  const questions = questionsOf(read);
  return (
    <section>
      <h2>{checks.outcome}</h2>
      <Form action={address}>
        <Questions questions={questions} filled={filled} />
        <Buttons>
          <Button>{checks.record}</Button>
        </Buttons>
      </Form>
    </section>
  );
};

type CheckProps = Readonly<{ read: CheckRead; filled: Filled }>;

/** The check of a month: what asks for a look, what was drawn, and what came of it. */
export const CheckPage = ({ read, filled }: CheckProps) => {
  const { language } = useVisitor();
  const texts = useTexts();
  const { checks } = texts.accessLog;
  const { check, recorded, month, readings, findings } = read;
  return (
    <Page title={checks.titleOf(monthInWords(language, month))} errors={filled.errors} isWide>
      <LogTabs current="checks" />
      {recorded && (
        <Notice
          tone="good"
          title={checks.recordedAt(
            momentInWords(texts, recorded.at),
            userInWords({ texts, names: read.names }, recorded.actor),
          )}
        />
      )}
      <p class="log-lead">{checks.leadOf(readings)}</p>
      {check.status === 'none' && <p>{checks.beginLead}</p>}
      {findings.length === 0 && <p>{checks.nothingFound}</p>}
      {PATTERNS.map((part) => (
        <Findings key={part} read={read} part={part} />
      ))}
      {check.status !== 'none' && <Sample read={read} />}
      <Recording read={read} filled={filled} />
      <Way href={CHECKS}>{checks.back}</Way>
    </Page>
  );
};
