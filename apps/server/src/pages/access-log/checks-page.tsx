import { daysOfMonth } from '@samspar/access';
import { dayInStockholm, daysAfter } from '@samspar/kernel';
import {
  DataTable,
  monthInWords,
  type UserNames,
  Page,
  Tag,
  userInWords,
  useTexts,
  useVisitor,
} from '@samspar/pages';
import type { ChecksRead, MonthToCheck } from '@samspar/use-cases';
import { CHECKS, LogTabs } from './access-log-page.js';

/** The last day on which the check of a month is in time: the next month's last. */
const dueOn = (month: string): string => daysOfMonth(daysAfter(daysOfMonth(month).to, 1).slice(0, 7)).to;
const Status = ({ month, names }: Readonly<{ month: MonthToCheck; names: UserNames }>) => {
  const texts = useTexts();
  const { checks } = texts.accessLog;
  if (month.status === 'recorded' && month.recorded) {
    const { actor, at } = month.recorded;
    const by = userInWords({ texts, names }, actor);
    return <Tag tone="good">{checks.recorded(dayInStockholm(at), by)}</Tag>;
  }
  const due = dueOn(month.month);
  if (month.isLate) return <Tag tone="late">{checks.late(due)}</Tag>;
  return <Tag tone="due">{month.status === 'begun' ? checks.begun(due) : checks.due(due)}</Tag>;
};

/** Which months of the access log have been checked, and which are to be. */
export const ChecksPage = ({ months, names }: ChecksRead) => {
  const { language } = useVisitor();
  const { accessLog } = useTexts();
  const { checks } = accessLog;
  return (
    <Page title={checks.title} isWide>
      <LogTabs current="checks" />
      <p class="log-lead">{checks.lead}</p>
      <DataTable
        isCards
        caption={checks.caption}
        columns={[checks.month, checks.status]}
        rows={months.map((month) => [
          <a href={`${CHECKS}/${month.month}`}>{monthInWords(language, month.month)}</a>,
          <Status month={month} names={names} />,
        ])}
        empty={<p>{checks.nothingYet}</p>}
      />
    </Page>
  );
};
