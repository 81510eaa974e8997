import type { CaseLine, Listed, WaitingLine } from '@samspar/views';
import type { ComponentChildren } from 'preact';
import type { Day } from '@samspar/kernel';
import {
  About,
  addressWith,
  DataTable,
  dayInWords,
  Deadline,
  factName,
  listParameters,
  Page,
  Pagination,
  personInWords,
  referralStatusInWords,
  senderInWords,
  Tabs,
  useTexts,
  useVisitor,
  Withheld,
} from '@samspar/pages';
import type { InboxPart, ListedCase } from '@samspar/use-cases';

/** The parts of the inbox as they stand in the address; the first has none. */
export const PARTS = {
  toUs: undefined,
  fromUs: 'skickade',
  answered: 'besvarade',
} as const satisfies Readonly<Record<InboxPart, string | undefined>>;
export const PART_NAMES = ['toUs', 'fromUs', 'answered'] as const;

const address = (of: InboxPart, page = 1) =>
  addressWith('/inkorg', { flik: PARTS[of], ...listParameters({ page }) });

type InboxProps = Readonly<{
  part: InboxPart;
  counts: Readonly<Record<InboxPart, number>>;
  listed: Listed<CaseLine>;
  items: readonly ListedCase[];
  children: ComponentChildren;
}>;

/** Referrals both ways: to one's own insatser, and from oneself and one's unit. */
export const InboxPage = ({ part, counts, listed, items, children }: InboxProps) => {
  const { inbox, navigation } = useTexts();
  return (
    <Page title={navigation.inbox} isWide>
      <Tabs
        label={inbox.tabs.label}
        tabs={PART_NAMES.map((name) => ({
          label: inbox.tabs[name],
          href: address(name),
          isCurrent: name === part,
          count: counts[name],
        }))}
      />
      <p>{inbox[part].lead}</p>
      <Withheld listed={listed} items={items} />
      {listed.lines.length === 0 ? (
        <div class="empty">
          <p>{inbox[part].empty}</p>
        </div>
      ) : (
        children
      )}
      <Pagination {...listed} href={(page) => address(part, page)} />
    </Page>
  );
};

type ToUsProps = Readonly<{ today: Day; items: readonly ListedCase<WaitingLine>[] }>;

/** Referrals to answer, with the ways to answer them; the longest waiting first. */
export const ToUs = ({ today, items }: ToUsProps) => {
  const visitor = useVisitor();
  const texts = useTexts();
  const { toUs } = texts.inbox;
  const { since, from } = texts.myDay;
  const { forms } = texts.journey.form;
  return (
    <ul class="worklist">
      {items.map((item) => {
        const { line, number, intervention, person } = item;
        const whose = personInWords(texts, person);
        const sender = senderInWords(visitor.language, item);
        const told = [
          intervention,
          ...(whose === undefined ? [] : [number]),
          since.answer(dayInWords(texts, line.referredOn)),
          sender === undefined ? undefined : from(sender),
          line.waitingOn === null ? undefined : since.waiting(dayInWords(texts, line.waitingOn)),
        ].filter((part) => part !== undefined);
        const ways = [
          'antagande',
          'avbojande',
          ...(line.status === 'waiting' ? [] : (['vantelista'] as const)),
        ] as const;
        return (
          <li key={line.journey}>
            <p class="task">
              <a href={`/arenden/${line.journey}`}>{whose ?? number}</a>
              <Deadline line={line} today={today} />
            </p>
            <About told={told} />
            <p class="ways">
              {ways.map((form) => (
                <a
                  key={form}
                  href={`/arenden/${line.journey}/${form}`}
                  aria-label={toUs.of(forms[form].action, whose ?? number)}
                >
                  {forms[form].action}
                </a>
              ))}
            </p>
          </li>
        );
      })}
    </ul>
  );
};

type SentProps = Readonly<{
  part: 'fromUs' | 'answered';
  total: number;
  items: readonly ListedCase[];
}>;

/** How one's own referrals fare: the status and nothing else, wherever they went. */
export const SentReferrals = ({ part, total, items }: SentProps) => {
  const texts = useTexts();
  const { columns, withdraw, withdrawOf } = texts.inbox;
  const { bar } = texts.journey;
  const isAnswered = part === 'answered';
  return (
    <DataTable
      isCards
      caption={texts.inbox[part].caption(total)}
      columns={[
        columns.number,
        factName(texts, 'intervention'),
        columns.sent,
        bar.status,
        ...(isAnswered ? [columns.answered] : []),
        columns.todo,
      ]}
      rows={items.map(({ line, number, intervention }) => [
        <a class="number-link" href={`/arenden/${line.journey}`}>
          {number}
        </a>,
        intervention,
        <span class="day">{dayInWords(texts, line.referredOn)}</span>,
        referralStatusInWords(texts, line.status),
        ...(isAnswered
          ? [<span class="day">{dayInWords(texts, line.answeredOn ?? line.referredOn)}</span>]
          : []),
        ['referred', 'waiting', 'accepted'].includes(line.status) ? (
          <a href={`/arenden/${line.journey}/atertagande`} aria-label={withdrawOf(number)}>
            {withdraw}
          </a>
        ) : null,
      ])}
    />
  );
};
