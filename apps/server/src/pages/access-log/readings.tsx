import { CARD_REASON } from '@samspar/codes';
import {
  ActingUser,
  auditGroundInWords,
  DataTable,
  JOURNEY_FORMS,
  Moment,
  type UserNames,
  OrderSwitch,
  roleInWords,
  small,
  type Texts,
  useTexts,
} from '@samspar/pages';
import type { ReadingLine, ReadingPage } from '@samspar/views';
import type { ComponentChildren } from 'preact';
import { addressOfReadings, isChosen, type ReadingChoice } from './reading-choice.js';

/** Where something was shown, in words; of a form what it registers. */
export const shownOnInWords = (
  { accessLog, journey }: Texts,
  { on, toRegister = [] }: ReadingLine,
): string => {
  const form = JOURNEY_FORMS.find(({ commands }) => commands.some((command) => toRegister.includes(command)));
  return form === undefined ? accessLog.on[on] : accessLog.form(journey.form.forms[form.name].action);
};

/** Why she was let in; of an opened card also what she said that it was for, and of an auditor who was told whom it is about on which ground. */
export const reasonInWords = (texts: Texts, { reason, openedFor, ground }: ReadingLine): string => {
  if (ground !== undefined) return auditGroundInWords(texts, { reason, ground });
  const { accessLog, languageCode } = texts;
  const why = CARD_REASON.find(({ code }) => code === openedFor);
  return why ? accessLog.openedFor(accessLog.reason[reason], why[languageCode]) : accessLog.reason[reason];
};

type ReadingsProps = Readonly<{
  /** Address of the page. */
  path: string;
  choice: ReadingChoice;
  readings: ReadingPage;
  names: UserNames;
  /** What the log is about; the order is added. */
  caption: (order: string) => string;
  /** The journeys of a line; absent where all lines are about the same. */
  which?: (line: ReadingLine) => ComponentChildren;
}>;

/** Says that nothing follows, at the end that the order leads to. */
const endOf = ({ accessLog }: Texts, choice: ReadingChoice): string => {
  if (isChosen({ ...choice, journey: undefined })) return accessLog.end.chosen;
  return choice.isOldestFirst ? accessLog.end.oldest : accessLog.end.newest;
};

const Turning = ({ path, choice, readings: { lines, hasMore } }: ReadingsProps) => {
  const { pages } = useTexts().accessLog;
  return !hasMore && choice.after === undefined ? null : (
    <nav class="pagination" aria-label={pages.label}>
      {choice.after !== undefined && (
        <a href={addressOfReadings(path, { ...choice, after: undefined })}>{pages.first}</a>
      )}
      {hasMore && (
        <a rel="next" href={addressOfReadings(path, { ...choice, after: lines.at(-1) })}>
          {pages.more}
        </a>
      )}
    </nav>
  );
};

type TableProps = Pick<ReadingsProps, 'names' | 'which'> &
  Readonly<{ id?: string; isTitled?: boolean; caption: string; lines: readonly ReadingLine[] }>;

export const AccessTable = ({ lines, names, which, ...table }: TableProps) => {
  const texts = useTexts();
  const { columns } = texts.accessLog;
  return (
    <DataTable
      isCards
      {...table}
      columns={[
        columns.when,
        columns.who,
        columns.role,
        columns.where,
        ...(which ? [columns.which] : []),
        columns.why,
      ]}
      rows={lines.map((line) => [
        <Moment texts={texts} knownAt={line.knownAt} />,
        <ActingUser texts={texts} names={names} actor={line.actor} />,
        roleInWords(texts, line.role),
        shownOnInWords(texts, line),
        ...(which ? [which(line)] : []),
        reasonInWords(texts, line),
      ])}
    />
  );
};

/** Lines of the access log in the order chosen, up to an explicit end of the log. */
export const AccessLogList = (props: ReadingsProps) => {
  const { path, choice, readings, names, caption, which } = props;
  const texts = useTexts();
  const { empty, emptyChosen } = texts.accessLog;
  const { newest, oldest } = texts.timeline;
  if (readings.lines.length === 0)
    return (
      <div class="empty">
        <p class="lead">{isChosen(choice) ? emptyChosen : empty}</p>
      </div>
    );
  return (
    <>
      <OrderSwitch
        isOldestFirst={choice.isOldestFirst}
        href={(isOldestFirst) => addressOfReadings(path, { ...choice, isOldestFirst, after: undefined })}
      />
      <AccessTable
        caption={caption(small(choice.isOldestFirst ? oldest : newest))}
        lines={readings.lines}
        names={names}
        {...(which && { which })}
      />
      {!readings.hasMore && <p class="when">{endOf(texts, choice)}</p>}
      <Turning {...props} />
    </>
  );
};
