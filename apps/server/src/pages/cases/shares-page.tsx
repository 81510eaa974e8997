import {
  addressWith,
  Button,
  Buttons,
  code,
  codes,
  DataTable,
  dayInWords,
  type Filled,
  Form,
  List,
  listInWords,
  listParameters,
  Notice,
  Page,
  Pagination,
  type Question,
  Questions,
  Tabs,
  useTexts,
  useVisitor,
  Way,
  Withheld,
} from '@samspar/pages';
import type { CaseCount, CaseLine, Listed } from '@samspar/views';
import type { ComponentChildren } from 'preact';
import { type Group, GROUPS } from './case-choice.js';
import type { ListedCase } from '@samspar/use-cases';

/** A caseworker of an insats, or nobody (null). */
export type ShareHolder = Readonly<{
  id: string | null;
  name: string;
  /** Assigned to the insats, and may take journeys over. */
  works: boolean;
}>;
export type ShownShare = Readonly<{
  intervention: Readonly<{ id: string; name: string }>;
  holders: readonly ShareHolder[];
  counts: readonly CaseCount[];
}>;

/** Stands in the address for those without anybody responsible. */
export const NOBODYS = 'ingen';
/** Open journeys, and those that have ended: somebody follows them up. */
export const HELD = ['open', 'ended'] as const;
export type HeldGroup = (typeof HELD)[number];

const addressOfHolder = (
  intervention: string,
  holder: string | null,
  group: HeldGroup = 'open',
  page = 1,
): string =>
  addressWith(`/fordelning/${intervention}/${holder ?? NOBODYS}`, {
    status: group === 'open' ? undefined : GROUPS[group].slug,
    ...listParameters({ page }),
  });

/** What matters most stands first: on a narrow screen the last ones are out of sight. */
const COLUMNS = ['open', 'unanswered', 'accepted', 'ongoing', 'ended'] as const;

export const countOf = (counts: readonly CaseCount[], group: Group): number => {
  const statuses: readonly string[] = GROUPS[group].statuses;
  return counts.filter(({ status }) => statuses.includes(status)).reduce((sum, { count }) => sum + count, 0);
};

const ShareTable = ({ share }: { share: ShownShare }) => {
  const { shares, groups } = useTexts().cases;
  const { intervention, holders, counts } = share;
  const cells = (those: readonly CaseCount[]) => COLUMNS.map((group) => countOf(those, group));
  return (
    <DataTable
      id={`fordelning-${intervention.id}`}
      caption={shares.caption(intervention.name)}
      columns={[
        shares.caseworker,
        ...COLUMNS.map((group) => ({
          title: groups[group],
          isNumber: true,
        })),
      ]}
      rows={holders.map(({ id, name }) => {
        const own = counts.filter(({ caseworker }) => caseworker === id);
        return [
          own.length === 0 ? name : <a href={addressOfHolder(intervention.id, id)}>{name}</a>,
          ...cells(own),
        ];
      })}
      foot={[groups.every, ...cells(counts)]}
    />
  );
};

const hasJourneys = ({ counts }: ShownShare): boolean => countOf(counts, 'every') > 0;

type SharesProps = Readonly<{ shares: readonly ShownShare[]; answer?: string }>;

/** Who has how many open journeys, for whoever leads the insatser; nobody is named but those who work there. */
export const SharesPage = ({ shares, answer }: SharesProps) => {
  const visitor = useVisitor();
  const { cases } = useTexts();
  const without = shares.filter((share) => !hasJourneys(share)).map(({ intervention }) => intervention.name);
  return (
    <Page title={cases.shares.title} isWide>
      {answer !== undefined && <Notice tone="good" title={answer} isAnswer />}
      <p class="lead">{cases.shares.lead}</p>
      {shares.length === 0 ? (
        <div class="empty">
          <p>{cases.noInterventions}</p>
        </div>
      ) : (
        shares.filter(hasJourneys).map((share) => <ShareTable key={share.intervention.id} share={share} />)
      )}
      {without.length > 0 && <p>{cases.shares.without(listInWords(visitor.language, without))}</p>}
    </Page>
  );
};

type HeldProps = Readonly<{
  intervention: Readonly<{ id: string; name: string }>;
  holder: ShareHolder;
  others: readonly ShareHolder[];
  group: HeldGroup;
  counts: Readonly<Record<HeldGroup, number>>;
  listed: Listed<CaseLine>;
  items: readonly ListedCase[];
  commandKey: string;
  filled: Filled;
  /** Journeys that were not handed over, and why. */
  left: readonly string[];
}>;

const Left = ({ left }: Pick<HeldProps, 'left'>): ComponentChildren => {
  const { shares } = useTexts().cases;
  return left.length === 0 ? null : (
    <Notice tone="late" title={shares.left} isAnswer>
      <List items={left} />
    </Notice>
  );
};

const questionsOf = ({ items, others }: Pick<HeldProps, 'items' | 'others'>): readonly Question[] => [
  codes(
    'arenden',
    { label: ({ cases }) => cases.shares.choose },
    ({ texts }) =>
      items.map(({ line, number }) => ({
        value: line.journey,
        label: texts.cases.shares.caseOf(
          number,
          texts.journey.statuses[line.status],
          dayInWords(texts, line.lastEventOn),
        ),
      })),
    { stand: 'below' },
  ),
  code(
    'till',
    { label: ({ cases }) => cases.shares.to, hint: ({ cases }) => cases.shares.toHint },
    () => others.flatMap(({ id, name }) => (id === null ? [] : [{ value: id, label: name }])),
    { isFolded: true },
  ),
];

/** The open journeys that somebody has, to be handed over: by number and status, without names. */
export const HeldPage = (props: HeldProps) => {
  const { intervention, holder, others, group, counts, listed, items, filled } = props;
  const texts = useTexts();
  const { shares, groups } = texts.cases;
  const address = (of: HeldGroup, page = 1) => addressOfHolder(intervention.id, holder.id, of, page);
  const title = shares.listTitle(holder.name, intervention.name);
  return (
    <Page title={title} errors={filled.errors}>
      <Left {...props} />
      <Tabs
        label={title}
        tabs={HELD.map((of) => ({
          label: groups[of],
          href: address(of),
          isCurrent: of === group,
          count: counts[of],
        }))}
      />
      <Withheld listed={listed} items={items} />
      {listed.lines.length === 0 && <p class="empty">{shares.empty}</p>}
      {items.length > 0 && others.length === 0 && <p class="empty">{shares.nobodyElse}</p>}
      {items.length > 0 && others.length > 0 && (
        <Form action={address(group, listed.page)} commandKey={props.commandKey}>
          <Questions questions={questionsOf(props)} filled={filled} />
          <Buttons>
            <Button>{shares.button}</Button>
          </Buttons>
        </Form>
      )}
      <Pagination {...listed} href={(page) => address(group, page)} />
      <Way href="/fordelning">{shares.back}</Way>
    </Page>
  );
};
