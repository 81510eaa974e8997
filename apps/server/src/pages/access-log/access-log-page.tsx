import type { Association } from '@samspar/association';
import type { Day } from '@samspar/kernel';
import {
  ActingUser,
  addressOfJourney,
  DataTable,
  factName,
  Facts,
  GivenExtracts,
  interventionInWords,
  JourneyBar,
  JourneyTabs,
  Moment,
  momentInWords,
  Page,
  personInLine,
  roleInWords,
  Tabs,
  type Telling,
  type Texts,
  type UserNames,
  useTexts,
  useVisitor,
  Way,
} from '@samspar/pages';
import {
  type GivenExtract,
  MOST_IN_FILE,
  type Person,
  referenceOf,
  type ShownJourney,
} from '@samspar/use-cases';
import type { JourneyOfReading, ReadingLine, ReadingPage } from '@samspar/views';
import { GetFile } from '../get-file.js';
import { addressOfReadings, type ReadingChoice } from './reading-choice.js';
import { errorsIn, ReadingFilter } from './reading-filter.js';
import { AccessLogList, reasonInWords, shownOnInWords } from './readings.js';

export const ACCESS_LOG = '/atkomst';
export const CHECKS = '/atkomst/kontroll';
export const LOOKS_ADDRESS = '/atkomst/granskning';

const numberOf = ({ id, number }: JourneyOfReading): string => number ?? referenceOf(id);

/** A journey by its number, with the way to all access to it. */
export const JourneyAccessLink = ({
  texts,
  journey,
}: Readonly<{ texts: Texts; journey: JourneyOfReading }>) => (
  <a
    class="number-link"
    href={addressOfReadings(ACCESS_LOG, { journey: journey.id })}
    aria-label={texts.accessLog.allOf(numberOf(journey))}
  >
    {numberOf(journey)}
  </a>
);

type WhichProps = Readonly<{ texts: Texts; association: Association; line: ReadingLine }>;

export const Which = ({ texts, association, line: { count, journey, knownAt, position } }: WhichProps) =>
  count === 1 ? (
    <>
      <JourneyAccessLink texts={texts} journey={journey} />
      <span class="line about">{interventionInWords({ association }, journey.intervention)}</span>
    </>
  ) : (
    <a
      href={`${ACCESS_LOG}/${position}`}
      aria-label={texts.accessLog.journeysOf(count, momentInWords(texts, knownAt))}
    >
      {texts.accessLog.journeys(count)}
    </a>
  );

/** The log, the checks of it, and who has read it. */
export const LogTabs = ({ current }: Readonly<{ current: 'log' | 'checks' | 'looks' }>) => {
  const { navigation, accessLog } = useTexts();
  return (
    <Tabs
      label={navigation.accessLog}
      tabs={[
        { label: accessLog.checks.tabs.log, href: ACCESS_LOG, isCurrent: current === 'log' },
        { label: accessLog.checks.tabs.checks, href: CHECKS, isCurrent: current === 'checks' },
        { label: accessLog.looks.tab, href: LOOKS_ADDRESS, isCurrent: current === 'looks' },
      ]}
    />
  );
};

type LogProps = Readonly<{
  choice: ReadingChoice;
  readings: ReadingPage;
  readers: readonly Readonly<{ id: string; name: string }>[];
  names: UserNames;
}>;

type AccessLogProps = LogProps &
  Readonly<{
    association: Association;
    /** The journey chosen. */
    journey: JourneyOfReading | undefined;
  }>;

/** Who has been shown whom in the association, to be audited: every journey by its number. */
export const AccessLogPage = (props: AccessLogProps) => {
  const visitor = useVisitor();
  const { association, choice, journey } = props;
  const texts = useTexts();
  const { lead, filter, caption, captionOf } = texts.accessLog;
  const errors = errorsIn(visitor, choice);
  return (
    <Page title={texts.navigation.accessLog} errors={errors} isWide>
      <LogTabs current="log" />
      <p class="log-lead">{lead}</p>
      {journey && (
        <p>
          {filter.oneJourney(numberOf(journey))}{' '}
          <a href={addressOfReadings(ACCESS_LOG, { ...choice, journey: undefined, after: undefined })}>
            {filter.everyJourney}
          </a>
        </p>
      )}
      <ReadingFilter {...props} path={ACCESS_LOG} hasPeriod errors={errors} />
      {errors.length === 0 && (
        <AccessLogList
          {...props}
          path={ACCESS_LOG}
          caption={journey ? (order) => captionOf(numberOf(journey), order) : caption}
          which={(line) => <Which texts={texts} association={association} line={line} />}
        />
      )}
      {errors.length === 0 && props.readings.lines.length > 0 && (
        <GetFile
          href={addressOfReadings(`${ACCESS_LOG}.xlsx`, { ...choice, after: undefined })}
          label={texts.replay.file.get(MOST_IN_FILE)}
        />
      )}
    </Page>
  );
};

type JourneyReadingsProps = LogProps &
  Readonly<{
    telling: Telling;
    file: ShownJourney;
    person: Person;
    today: Day;
    extracts: readonly GivenExtract[];
  }>;

/** Who has been shown a journey. */
export const JourneyReadingsPage = (props: JourneyReadingsProps) => {
  const { telling, file, names, extracts } = props;
  const { ofJourney } = telling.texts.accessLog;
  const path = addressOfJourney(file.id, 'atkomst');
  return (
    <Page title={ofJourney.title(file.reference)} isWide about={personInLine(props)}>
      <JourneyBar {...props} isNamed />
      <JourneyTabs id={file.id} current="reads" />
      {extracts.length > 0 && <GivenExtracts speech={telling} names={names} extracts={extracts} />}
      <p class="log-lead">{ofJourney.lead}</p>
      <ReadingFilter {...props} path={path} />
      <AccessLogList {...props} path={path} caption={ofJourney.caption} />
    </Page>
  );
};

type ReadingProps = Readonly<{
  association: Association;
  line: ReadingLine;
  journeys: readonly JourneyOfReading[];
  names: UserNames;
}>;

/** One line of the access log, with every journey it showed. */
export const OneReadingPage = ({ association, line, journeys, names }: ReadingProps) => {
  const texts = useTexts();
  const { columns, one } = texts.accessLog;
  return (
    <Page title={one.title}>
      <Facts
        facts={[
          { name: columns.when, value: <Moment texts={texts} knownAt={line.knownAt} /> },
          { name: columns.who, value: <ActingUser texts={texts} names={names} actor={line.actor} /> },
          { name: columns.role, value: roleInWords(texts, line.role) },
          { name: columns.where, value: shownOnInWords(texts, line) },
          { name: columns.why, value: reasonInWords(texts, line) },
        ]}
      />
      <DataTable
        caption={one.caption(journeys.length)}
        columns={[columns.which, factName(texts, 'intervention')]}
        rows={journeys.map((journey) => [
          <JourneyAccessLink texts={texts} journey={journey} />,
          interventionInWords({ association }, journey.intervention),
        ])}
      />
      <Way href={ACCESS_LOG}>{one.back}</Way>
    </Page>
  );
};
