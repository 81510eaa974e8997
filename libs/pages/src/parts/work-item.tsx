import { type Day, type OccurredOn, UNKNOWN_DAY } from '@samspar/kernel';
import { Fragment } from 'preact';
import { useTexts } from '../looking.js';
import { Tag } from './notice.js';
import { withDays } from './days.js';

type DeadlineProps = Readonly<{
  line: Readonly<{ due: OccurredOn; isLate: boolean }>;
  today: Day;
}>;

/** Until when something is in time, or since when it is late, in words. */
export const Deadline = ({ line, today }: DeadlineProps) => {
  const { myDay } = useTexts();
  if (line.isLate)
    return <Tag tone="late">{line.due === UNKNOWN_DAY ? myDay.lateAlways : myDay.lateSince(line.due)}</Tag>;
  return <Tag tone="due">{line.due === today ? myDay.today : myDay.within(line.due)}</Tag>;
};

/** What is to be known of an item, in short: each part stays together, and on a narrow screen has a line of its own. */
export const About = ({ told }: { told: readonly string[] }) => (
  <p class="about">
    {told.map((part) => (
      <Fragment key={part}>
        <span class="together">{withDays(part)}</span>{' '}
      </Fragment>
    ))}
  </p>
);
