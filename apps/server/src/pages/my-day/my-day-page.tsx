import { WAITING_FOR, type WaitingFor } from '@samspar/casework';
import { type Day, unreachable } from '@samspar/kernel';
import {
  About,
  addressOfJourney,
  auditGroundInWords,
  dayInWords,
  Deadline,
  DraftList,
  listInWords,
  momentInWords,
  Notice,
  Page,
  Pagination,
  personInWords,
  senderInWords,
  type ShownDraft,
  Tabs,
  type Texts,
  useTexts,
  useVisitor,
  Way,
  Ways,
  withDays,
  Withheld,
} from '@samspar/pages';
import type { Listed, WaitingCount, WaitingLine } from '@samspar/views';
import type { ListedCase, ListedEmergency, ListedIdentification } from '@samspar/use-cases';
import { addressOfDay, type DayChoice, SLUGS, WHOSE_DAY_NAMES, type WhoseDay } from './day-choice.js';

/** Where it is done; a referral is read before it is answered, and so is a journey that has fallen silent. */
const addressOfTask = ({ journey, waitsFor }: WaitingLine): string => {
  if (waitsFor === 'answer' || waitsFor === 'silence') return addressOfJourney(journey);
  const isConsent = waitsFor === 'consentMissing' || waitsFor === 'consentWithdrawn';
  return addressOfJourney(journey, SLUGS[isConsent ? 'consent' : waitsFor]);
};

const taskInWords = ({ myDay }: Texts, { waitsFor, monthsAfterExit }: WaitingLine, whose: string): string =>
  monthsAfterExit === undefined ? myDay.tasks[waitsFor](whose) : myDay.followUpAfter(monthsAfterExit, whose);

/** Since when it has waited; undefined where the deadline says it all. */
const sinceInWords = (texts: Texts, line: WaitingLine): string | undefined => {
  const { since } = texts.myDay;
  const say = (words: (day: string) => string, day: string | null) =>
    day === null ? undefined : words(dayInWords(texts, day));
  switch (line.waitsFor) {
    case 'answer':
      if (line.waitingOn !== null) return say(since.waiting, line.waitingOn);
      return say(since.answer, line.referredOn);
    case 'consentMissing':
      return say(since.answer, line.referredOn);
    case 'start':
      return say(since.start, line.acceptedOn);
    case 'meeting':
      return say(since.meeting, line.startedOn);
    case 'followUp':
      return say(since.followUp, line.exitedOn);
    case 'silence':
      return say(since.silence, line.lastEventOn);
    case 'consent':
    case 'consentWithdrawn':
      return undefined;
    default:
      return unreachable(line.waitsFor);
  }
};

type ItemProps = Readonly<{ actor: string; today: Day; item: ListedCase<WaitingLine> }>;

const Item = ({ actor, today, item }: ItemProps) => {
  const visitor = useVisitor();
  const texts = useTexts();
  const { line, number, intervention, person, caseworker } = item;
  const whose = personInWords(texts, person);
  const sender = line.waitsFor === 'answer' ? senderInWords(visitor.language, item) : undefined;
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
        <a href={addressOfTask(line)}>{taskInWords(texts, line, whose ?? texts.myDay.journey(number))}</a>
        <Deadline line={line} today={today} />
      </p>
      <About told={told} />
    </li>
  );
};

type ItemsProps = Omit<ItemProps, 'item'> &
  Readonly<{ title: string; id: string; items: readonly ListedCase<WaitingLine>[] }>;

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

type Counts = readonly WaitingCount[];

type MyDayProps = Readonly<{
  /** User id of whoever looks. */
  actor: string;
  today: Day;
  /** Names of her insatser. */
  interventions: readonly string[];
  choice: DayChoice;
  counts: Readonly<Record<WhoseDay, Counts>>;
  listed: Listed<WaitingLine>;
  items: readonly ListedCase<WaitingLine>[];
  drafts: readonly ShownDraft[];
  emergencies: readonly ListedEmergency[];
  identifications: readonly ListedIdentification[];
}>;

type Amount = Readonly<{ total: number; late: number }>;

/** How much waits of one kind, or of all. */
const amountOf = (counts: Counts, waitsFor: WaitingFor | undefined): Amount => {
  const those = counts.filter((count) => waitsFor === undefined || count.waitsFor === waitsFor);
  return {
    total: those.reduce((sum, { total }) => sum + total, 0),
    late: those.reduce((sum, { late }) => sum + late, 0),
  };
};

const WhoseTabs = ({ choice, counts }: MyDayProps) => {
  const { myDay } = useTexts();
  return (
    <Tabs
      label={myDay.whose.label}
      tabs={WHOSE_DAY_NAMES.map((whose) => ({
        label: myDay.whose[whose],
        href: addressOfDay({ ...choice, whose, page: 1 }),
        isCurrent: whose === choice.whose,
        count: amountOf(counts[whose], choice.waitsFor).total,
      }))}
    />
  );
};

/** The kinds of which something waits, and the one that is chosen. */
const Kinds = ({ choice, counts }: MyDayProps) => {
  const { myDay } = useTexts();
  const own = counts[choice.whose];
  const kinds = WAITING_FOR.filter(
    (kind) => kind === choice.waitsFor || own.some(({ waitsFor }) => waitsFor === kind),
  );
  return (
    <nav aria-label={myDay.filter}>
      <Ways
        class="kinds"
        ways={[undefined, ...kinds].map((waitsFor) => ({
          label: waitsFor === undefined ? myDay.every : myDay.kinds[waitsFor],
          href: addressOfDay({ whose: choice.whose, waitsFor, page: 1 }),
          isCurrent: waitsFor === choice.waitsFor,
          count: amountOf(own, waitsFor).total,
        }))}
      />
    </nav>
  );
};

type ToDayProps = Readonly<{ choice: DayChoice; children: string }>;

const ToDay = ({ choice, children }: ToDayProps) => <Way href={addressOfDay(choice)}>{children}</Way>;

/** Why nothing is listed, and the way to where something is. */
const Nothing = ({ interventions, choice, counts, listed }: MyDayProps) => {
  const { myDay, cases } = useTexts();
  const { whose, waitsFor } = choice;
  const kind = waitsFor ?? 'every';
  const everywhere = amountOf(counts.all, waitsFor).total;
  if (listed.total > 0)
    return (
      <div class="empty">
        <p>{cases.beyond}</p>
        <ToDay choice={{ ...choice, page: 1 }}>{cases.toFirst}</ToDay>
      </div>
    );
  if (amountOf(counts.all, undefined).total === 0)
    return (
      <div class="empty">
        <p class="lead">{myDay.empty}</p>
        <p>{interventions.length === 0 ? cases.noInterventions : myDay.emptyMore}</p>
      </div>
    );
  return (
    <div class="empty">
      <p class="lead">{waitsFor === undefined ? myDay.empty : myDay.emptyOf[whose](waitsFor)}</p>
      {everywhere > 0 && <p>{myDay.colleagues(kind, everywhere)}</p>}
      {everywhere > 0 && <ToDay choice={{ whose: 'all', waitsFor, page: 1 }}>{cases.showAll}</ToDay>}
      {amountOf(counts[whose], undefined).total > 0 && (
        <ToDay choice={{ whose, waitsFor: undefined, page: 1 }}>{myDay.showEvery[whose]}</ToDay>
      )}
    </div>
  );
};

/** Who has opened journeys of hers in an emergency. */
const Emergencies = ({ emergencies }: Pick<MyDayProps, 'emergencies'>) => {
  const texts = useTexts();
  const { emergency } = texts.cases;
  return emergencies.length === 0 ? null : (
    <Notice tone="due" title={emergency.toldTitle}>
      <ul>
        {emergencies.map(({ item, by, reason, at }) => (
          <li key={`${item.line.journey} ${at}`}>
            <a href={`/arenden/${item.line.journey}/atkomst`}>{texts.journey.title(item.number)}</a>
            <span class="line">
              {withDays(emergency.told(by, momentInWords(texts, at), emergency.reasons[reason]))}
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  );
};

/** Which auditors have been told whom journeys of hers are about. */
const Identifications = ({ identifications }: Pick<MyDayProps, 'identifications'>) => {
  const texts = useTexts();
  const { told } = texts.replay.identity;
  return identifications.length === 0 ? null : (
    <Notice tone="due" title={told.title}>
      <ul>
        {identifications.map(({ item, by, reason, ground, knownAt }) => (
          <li key={`${item.line.journey} ${knownAt}`}>
            <a href={`/arenden/${item.line.journey}/atkomst`}>{texts.journey.title(item.number)}</a>
            <span class="line">
              {withDays(
                told.what(by, momentInWords(texts, knownAt), auditGroundInWords(texts, { reason, ground })),
              )}
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  );
};

/** What waits for whoever looks, by urgency, and what she is to know; nothing else. */
export const MyDayPage = (props: MyDayProps) => {
  const visitor = useVisitor();
  const { interventions, choice, counts, listed, items, drafts } = props;
  const { myDay } = useTexts();
  const { whose, waitsFor } = choice;
  const { total, late } = amountOf(counts[whose], waitsFor);
  const title = myDay.titles[whose];
  return (
    <Page title={title}>
      {total > 0 && (
        <p class="lead">
          {myDay.lead[whose](waitsFor ?? 'every', total, late, listInWords(visitor.language, interventions))}
        </p>
      )}
      <Emergencies {...props} />
      <Identifications {...props} />
      <DraftList drafts={drafts} />
      {amountOf(counts.all, undefined).total > 0 && <WhoseTabs {...props} />}
      {amountOf(counts[whose], undefined).total > 0 && <Kinds {...props} />}
      <Withheld
        listed={listed}
        items={items}
        words={(number) => myDay.withheld(waitsFor ?? 'every', number)}
      />
      {listed.lines.length === 0 ? (
        <Nothing {...props} />
      ) : (
        <>
          <Items
            {...props}
            id="forsenat"
            title={myDay.late}
            items={items.filter(({ line }) => line.isLate)}
          />
          <Items {...props} id="nu" title={myDay.now} items={items.filter(({ line }) => !line.isLate)} />
          <Pagination {...listed} href={(page) => addressOfDay({ ...choice, page })} />
        </>
      )}
    </Page>
  );
};
