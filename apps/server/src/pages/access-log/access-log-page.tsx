import type { Association } from '@samspar/association';
import {
  ActingUser,
  DataTable,
  factName,
  Facts,
  interventionInWords,
  Moment,
  momentInWords,
  type Names,
  Page,
  roleInWords,
  type Texts,
  useTexts,
  useVisitor,
} from '@samspar/pages';
import { referenceOf } from '@samspar/use-cases';
import type { ReadingLine, ReadingPage, ShownJourney } from '@samspar/views';
import { addressOfReadings, type ReadingChoice } from './reading-choice.js';
import { errorsIn, ReadingFilter } from './reading-filter.js';
import { Readings, shownOnInWords } from './readings.js';

const ACCESS_LOG = '/atkomst';

const numberOf = ({ id, number }: ShownJourney): string => number ?? referenceOf(id);

/** A journey by its number, with the way to all access to it. */
const Journey = ({ texts, journey }: Readonly<{ texts: Texts; journey: ShownJourney }>) => (
  <a
    class="number-link"
    href={addressOfReadings(ACCESS_LOG, { journey: journey.id })}
    aria-label={texts.accessLog.allOf(numberOf(journey))}
  >
    {numberOf(journey)}
  </a>
);

type WhichProps = Readonly<{ texts: Texts; association: Association; line: ReadingLine }>;

const Which = ({ texts, association, line: { count, journey, knownAt, position } }: WhichProps) =>
  count === 1 ? (
    <>
      <Journey texts={texts} journey={journey} />
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

type AccessLogProps = Readonly<{
  association: Association;
  choice: ReadingChoice;
  /** The journey chosen. */
  journey: ShownJourney | undefined;
  readings: ReadingPage;
  readers: readonly Readonly<{ id: string; name: string }>[];
  names: Names;
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
        <Readings
          {...props}
          path={ACCESS_LOG}
          caption={journey ? (order) => captionOf(numberOf(journey), order) : caption}
          which={(line) => <Which texts={texts} association={association} line={line} />}
        />
      )}
    </Page>
  );
};

type ReadingProps = Readonly<{
  association: Association;
  line: ReadingLine;
  journeys: readonly ShownJourney[];
  names: Names;
}>;

/** One line of the access log, with every journey it showed. */
export const OneReadingPage = ({ association, line, journeys, names }: ReadingProps) => {
  const texts = useTexts();
  const { columns, one, reason } = texts.accessLog;
  return (
    <Page title={one.title}>
      <Facts
        facts={[
          { name: columns.when, value: <Moment texts={texts} knownAt={line.knownAt} /> },
          { name: columns.who, value: <ActingUser texts={texts} names={names} actor={line.actor} /> },
          { name: columns.role, value: roleInWords(texts, line.role) },
          { name: columns.where, value: shownOnInWords(texts, line) },
          { name: columns.why, value: reason[line.reason] },
        ]}
      />
      <DataTable
        caption={one.caption(journeys.length)}
        columns={[{ title: columns.which, isHeading: true }, { title: factName(texts, 'intervention') }]}
        rows={journeys.map((journey) => [
          <Journey texts={texts} journey={journey} />,
          interventionInWords({ association }, journey.intervention),
        ])}
      />
      <p>
        <a href={ACCESS_LOG}>{one.back}</a>
      </p>
    </Page>
  );
};
