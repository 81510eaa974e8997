import { type Day, isKnown, known as stated, type OccurredOn } from '@samspar/kernel';
import type { Measure } from '@samspar/statistics';
import type { Facts } from './naive-journeys.js';
import { late } from './naive-work.js';

/** Something that is counted of a journey beside itself; an unknown day has come, and lies in no period. */
export type ReferenceThing = Readonly<{
  on: OccurredOn;
  /** Of a median: the day that it is reckoned from, undefined where there is none. */
  since?: OccurredOn | undefined;
  codes: Readonly<Partial<Record<string, readonly string[]>>>;
}>;

const hasCome = (on: OccurredOn | undefined, by: OccurredOn | undefined): boolean =>
  on !== undefined && by !== undefined && (!isKnown(on) || (isKnown(by) && on <= by));

const earliest = <One extends Told>(all: readonly One[]): One | undefined =>
  all
    .filter(({ on }) => isKnown(on))
    .toSorted((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)))[0] ?? all[0];

type Told = Readonly<{ on: OccurredOn; knownOn: Day }>;

const registered = ({ on, knownOn }: Told) => ({ registeredLate: [late(on, knownOn)] });
const NOBODY_TOLD = { registeredLate: ['unknown'] };

const told = (facts: Facts, { event, ...entry }: Facts['followUps'][number]) => {
  const made = event.type === 'FollowUpRecorded' && !facts.anonymous ? event.data : undefined;
  const sources = stated(made?.livelihood);
  const occupation = stated(made?.occupation);
  return {
    ...registered(entry),
    followUpMonths: [String(event.data.monthsAfterExit)],
    state: [event.type === 'FollowUpRecorded' ? 'recorded' : 'missed'],
    livelihoodAtFollowUp: sources?.length ? sources.map(({ source }) => source) : ['unknown'],
    occupationAtFollowUp: [occupation ?? 'unknown'],
  };
};

type Rule = (facts: Facts, seenFrom: Day) => readonly ReferenceThing[];

const of = ({ contacts }: Facts, kind: string) => contacts.filter((contact) => contact.kind === kind);

const first = (facts: Facts, kind: string, since: OccurredOn | undefined): readonly ReferenceThing[] => {
  const one = earliest(of(facts, kind));
  return one === undefined ? [] : [{ on: one.on, since, codes: registered(one) }];
};

const made: Rule = (facts) =>
  facts.followUps
    .filter(({ event }) => event.type === 'FollowUpRecorded')
    .map((one) => ({ on: one.on, since: facts.known.exitedOn, codes: told(facts, one) }));

const due: Rule = (facts, seenFrom) => {
  const { exitedOn, exitReasons } = facts.known;
  const hasDied = exitReasons !== 'unknown' && exitReasons?.includes('deceased');
  if (exitedOn === undefined || (hasDied && !facts.anonymous)) return [];
  return [6, 12, 24, 36].map((months) => {
    const done = facts.followUps.filter(
      ({ on, event }) => event.data.monthsAfterExit === months && hasCome(on, seenFrom),
    );
    const one = done.find(({ event }) => event.type === 'FollowUpRecorded') ?? done.at(-1);
    return {
      on: isKnown(exitedOn) ? Temporal.PlainDate.from(exitedOn).add({ months }).toString() : exitedOn,
      codes: one
        ? told(facts, one)
        : {
            ...NOBODY_TOLD,
            followUpMonths: [String(months)],
            state: ['not-yet'],
            livelihoodAtFollowUp: ['unknown'],
            occupationAtFollowUp: ['unknown'],
          },
    };
  });
};

const consents: Rule = ({ consents: said, known, anonymous }) => {
  const before = said.filter((one) => one.said !== 'narrowed' && hasCome(one.on, known.startedOn));
  const isMissing = known.startedOn !== undefined && !anonymous && before.at(-1)?.said !== 'given';
  return [
    ...said.map((one) => ({
      on: one.on,
      codes: { ...registered(one), state: [one.said === 'given' ? 'given' : 'withdrawn'] },
    })),
    ...(isMissing && known.startedOn
      ? [{ on: known.startedOn, codes: { ...NOBODY_TOLD, state: ['missing'] } }]
      : []),
  ];
};

const between: Rule = (facts) => {
  const inOrder = of(facts, 'meetings').toSorted(
    ({ on: one }, { on: other }) =>
      Number(isKnown(one)) - Number(isKnown(other)) || (one < other ? -1 : Number(one > other)),
  );
  return inOrder.map((one, place) => ({
    on: one.on,
    since: inOrder[place - 1]?.on,
    codes: registered(one),
  }));
};

const open = (dueOn: Day | undefined, seenFrom: Day): string =>
  dueOn === undefined ? 'no-due-day' : dueOn > seenFrom ? 'not-due' : 'past-due';

const came = (
  dueOn: Day | undefined,
  { outcome, on }: NonNullable<Facts['decisions'][number]['closed']>,
): string => {
  if (outcome !== 'done') return 'no-longer-relevant';
  if (dueOn === undefined || !isKnown(on)) return 'done';
  return on > dueOn ? 'done-late' : 'done-in-time';
};

const RULES: Readonly<Partial<Record<Measure, Rule>>> = {
  followUps: made,
  daysExitToFollowUp: made,
  followUpsDue: due,
  decisions: ({ decisions }, seenFrom) =>
    decisions.map(({ on, knownOn, dueOn, closed }) => ({
      on,
      codes: {
        ...registered({ on, knownOn }),
        state: [closed && hasCome(closed.on, seenFrom) ? came(dueOn, closed) : open(dueOn, seenFrom)],
      },
    })),
  consents,
  daysReferralToAnswer: ({ known, answer, anonymous }) => {
    const declinedOn = answer?.code === 'declined' && !anonymous ? answer.on : undefined;
    const on = known.acceptedOn ?? declinedOn;
    return on === undefined ? [] : [{ on, since: known.referredOn, codes: {} }];
  },
  daysToFirstMeeting: (facts) => first(facts, 'meetings', facts.known.referredOn),
  daysToFirstEmployerContact: (facts) => first(facts, 'employerContacts', facts.known.startedOn),
  daysBetweenMeetings: between,
};

/** What a measure counts of a journey beside itself, seen from a day; undefined where it counts journeys, or contacts as they are. */
export const thingsOf = (
  facts: Facts,
  measure: Measure,
  seenFrom: Day,
): readonly ReferenceThing[] | undefined => RULES[measure]?.(facts, seenFrom);
