import type { WaitingFor } from '@samspar/casework';
import { type Day, unreachable } from '@samspar/kernel';
import type { Listed, WaitingCount, WaitingLine } from '@samspar/views';
import type { Shown } from '../cases/case-lists.js';
import { addressOf, listInWords, personInWords, senderInWords } from '../cases/case-words.js';
import { About, Deadline } from '../cases/work-item.js';
import { dayInWords } from '../journey/in-words.js';
import { Page } from '../layout.js';
import { Pagination, Tabs } from '../parts/tabs.js';
import { type Texts, textsOf } from '../texts/texts.js';
import type { Visitor } from '../visitor.js';

/** The kinds as they stand in the address. */
export const SLUGS: Readonly<Record<WaitingFor, string>> = {
  answer: 'svar',
  start: 'start',
  meeting: 'teammote',
  followUp: 'uppfoljning',
  consent: 'samtycke',
  silence: 'tyst',
};

/** Where it is done; a referral is read before it is answered, and so is a journey that has fallen silent. */
const addressOfTask = ({ journey, waitsFor }: WaitingLine): string =>
  waitsFor === 'answer' || waitsFor === 'silence'
    ? `/arenden/${journey}`
    : `/arenden/${journey}/${SLUGS[waitsFor]}`;

const taskInWords = ({ myDay }: Texts, { waitsFor, monthsAfterExit }: WaitingLine): string =>
  monthsAfterExit === undefined ? myDay.tasks[waitsFor] : myDay.followUpAfter(monthsAfterExit);

/** Since when it has waited; undefined where the deadline says it all. */
const sinceInWords = (texts: Texts, line: WaitingLine): string | undefined => {
  const { since } = texts.myDay;
  const say = (words: (day: string) => string, day: string | null) =>
    day === null ? undefined : words(dayInWords(texts, day));
  switch (line.waitsFor) {
    case 'answer':
      return line.waitingOn === null
        ? say(since.answer, line.referredOn)
        : say(since.waiting, line.waitingOn);
    case 'start':
      return say(since.start, line.acceptedOn);
    case 'meeting':
      return say(since.meeting, line.startedOn);
    case 'followUp':
      return say(since.followUp, line.exitedOn);
    case 'silence':
      return say(since.silence, line.lastEventOn);
    case 'consent':
      return undefined;
    default:
      return unreachable(line.waitsFor);
  }
};

type ItemProps = Readonly<{ visitor: Visitor; actor: string; today: Day; item: Shown<WaitingLine> }>;

const Item = ({ visitor, actor, today, item }: ItemProps) => {
  const texts = textsOf(visitor.language);
  const { line, number, intervention, person, caseworker } = item;
  const whose = personInWords(texts, person);
  const sender = line.waitsFor === 'answer' ? senderInWords(visitor.language, line) : undefined;
  const told = [
    intervention,
    ...(whose === undefined ? [] : [number]),
    sinceInWords(texts, line),
    sender === undefined ? undefined : texts.myDay.from(sender),
    line.caseworker === actor
      ? texts.myDay.mine
      : caseworker === null
        ? texts.myDay.nobody
        : texts.myDay.caseworker(caseworker),
  ].filter((part) => part !== undefined);
  return (
    <li class={line.caseworker === actor ? 'own' : undefined}>
      <p class="task">
        <a
          href={addressOfTask(line)}
        >{`${taskInWords(texts, line)}: ${whose ?? texts.myDay.journey(number)}`}</a>
        <Deadline visitor={visitor} line={line} today={today} />
      </p>
      <About told={told} />
    </li>
  );
};

type ItemsProps = Omit<ItemProps, 'item'> &
  Readonly<{ title: string; id: string; items: readonly Shown<WaitingLine>[] }>;

const Items = ({ title, id, items, ...props }: ItemsProps) =>
  items.length === 0 ? null : (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class="worklist">
        {items.map((item) => (
          <Item key={`${item.line.journey} ${item.line.waitsFor}`} item={item} {...props} />
        ))}
      </ul>
    </section>
  );

type MyDayProps = Readonly<{
  visitor: Visitor;
  /** User id of whoever looks. */
  actor: string;
  today: Day;
  /** Names of her insatser. */
  interventions: readonly string[];
  counts: readonly WaitingCount[];
  waitsFor: WaitingFor | undefined;
  listed: Listed<WaitingLine>;
  items: readonly Shown<WaitingLine>[];
}>;

const Nothing = ({ visitor, interventions }: Pick<MyDayProps, 'visitor' | 'interventions'>) => {
  const { myDay, cases } = textsOf(visitor.language);
  return (
    <div class="empty">
      <p class="lead">{myDay.empty}</p>
      <p>{interventions.length === 0 ? cases.noInterventions : myDay.emptyMore}</p>
    </div>
  );
};

const address = (kind: WaitingFor | undefined, page?: number) =>
  addressOf('/', {
    slag: kind && SLUGS[kind],
    sida: page === undefined || page === 1 ? undefined : String(page),
  });

/** What waits for whoever looks, by urgency; nothing else. */
export const MyDayPage = (props: MyDayProps) => {
  const { visitor, interventions, counts, waitsFor, listed, items } = props;
  const { myDay } = textsOf(visitor.language);
  const total = counts.reduce((sum, count) => sum + count.total, 0);
  const late = counts.reduce((sum, count) => sum + count.late, 0);
  return (
    <Page visitor={visitor} title={myDay.title}>
      <h1>{myDay.title}</h1>
      {total === 0 ? (
        <Nothing visitor={visitor} interventions={interventions} />
      ) : (
        <>
          <p class="lead">{myDay.lead(total, late, listInWords(visitor.language, interventions))}</p>
          <Tabs
            label={myDay.filter}
            tabs={[
              {
                label: myDay.every,
                href: address(undefined),
                isCurrent: waitsFor === undefined,
                count: total,
              },
              ...counts.map((count) => ({
                label: myDay.kinds[count.waitsFor],
                href: address(count.waitsFor),
                isCurrent: waitsFor === count.waitsFor,
                count: count.total,
              })),
            ]}
          />
          <Items
            {...props}
            id="forsenat"
            title={myDay.late}
            items={items.filter(({ line }) => line.isLate)}
          />
          <Items {...props} id="nu" title={myDay.now} items={items.filter(({ line }) => !line.isLate)} />
          <Pagination
            visitor={visitor}
            page={listed.page}
            pages={listed.pages}
            href={(page) => address(waitsFor, page)}
          />
        </>
      )}
    </Page>
  );
};
