import { type Day, type OccurredOn, UNKNOWN_DAY } from '@samspar/kernel';
import { Fragment } from 'preact';
import { Tag } from './notice.js';
import { textsOf } from '../texts/texts.js';
import type { Visitor } from '../visitor.js';
import { withDays } from './days.js';

type DeadlineProps = Readonly<{
  visitor: Visitor;
  line: Readonly<{ due: OccurredOn; isLate: boolean }>;
  today: Day;
}>;

/** Until when something is in time, or since when it is late, in words. */
export const Deadline = ({ visitor, line, today }: DeadlineProps) => {
  const { myDay } = textsOf(visitor.language);
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
