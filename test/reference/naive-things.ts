import { type Day, isKnown, known as stated, type OccurredOn } from '@samspar/kernel';
import type { Measure } from '@samspar/statistics';
import type { Facts } from './naive-journeys.js';

/** Something that is counted of a journey beside itself; an unknown day has come, and lies in no period. */
export type ReferenceThing = Readonly<{
  on: OccurredOn;
  /** Of a median: the day that it is reckoned from, undefined where there is none. */
  since?: OccurredOn | undefined;
  codes: Readonly<Partial<Record<string, readonly string[]>>>;
}>;

const hasCome = (on: OccurredOn | undefined, by: OccurredOn | undefined): boolean =>
  on !== undefined && by !== undefined && (!isKnown(on) || (isKnown(by) && on <= by));

const earliest = (all: readonly Readonly<{ on: OccurredOn }>[]): OccurredOn | undefined =>
  all
    .map(({ on }) => on)
    .filter(isKnown)
    .toSorted()
    .at(0) ?? all.at(0)?.on;

const told = (facts: Facts, { event }: Facts['followUps'][number]) => {
  const made = event.type === 'FollowUpRecorded' && !facts.anonymous ? event.data : undefined;
  const sources = stated(made?.livelihood);
  const occupation = stated(made?.occupation);
  return {
    followUpMonths: [String(event.data.monthsAfterExit)],
    state: [event.type === 'FollowUpRecorded' ? 'recorded' : 'missed'],
    livelihoodAtFollowUp: sources?.length ? sources.map(({ source }) => source) : ['unknown'],
    occupationAtFollowUp: [occupation ?? 'unknown'],
  };
};

/** What a measure counts of a journey, seen from a day; undefined where it counts journeys. */
export const thingsOf = (
  facts: Facts,
  measure: Measure,
  seenFrom: Day,
): readonly ReferenceThing[] | undefined => {
  const { known, followUps, contacts } = facts;
  const of = (kind: string) => contacts.filter((contact) => contact.kind === kind);
  const first = (kind: string, since: OccurredOn | undefined) => {
    const on = earliest(of(kind));
    return on === undefined ? [] : [{ on, since, codes: {} }];
  };
  switch (measure) {
    case 'followUps':
    case 'daysExitToFollowUp':
      return followUps
        .filter(({ event }) => event.type === 'FollowUpRecorded')
        .map((one) => ({ on: one.on, since: known.exitedOn, codes: told(facts, one) }));
    case 'followUpsDue': {
      const { exitedOn, exitReasons } = known;
      const hasDied = exitReasons !== 'unknown' && exitReasons?.includes('deceased');
      if (exitedOn === undefined || (hasDied && !facts.anonymous)) return [];
      return [6, 12, 24, 36].map((months) => {
        const done = followUps.filter(
          ({ on, event }) => event.data.monthsAfterExit === months && hasCome(on, seenFrom),
        );
        const one = done.find(({ event }) => event.type === 'FollowUpRecorded') ?? done.at(-1);
        return {
          on: isKnown(exitedOn) ? Temporal.PlainDate.from(exitedOn).add({ months }).toString() : exitedOn,
          codes: one
            ? told(facts, one)
            : {
                followUpMonths: [String(months)],
                state: ['not-yet'],
                livelihoodAtFollowUp: ['unknown'],
                occupationAtFollowUp: ['unknown'],
              },
        };
      });
    }
    case 'decisions':
      return facts.decisions.map(({ on, dueOn }) => ({
        on,
        codes: { state: [dueOn === undefined ? 'no-due-day' : dueOn > seenFrom ? 'not-due' : 'past-due'] },
      }));
    case 'consents': {
      const before = facts.consents.filter(
        ({ on, said }) => said !== 'narrowed' && hasCome(on, known.startedOn),
      );
      const isMissing = known.startedOn !== undefined && !facts.anonymous && before.at(-1)?.said !== 'given';
      return [
        ...facts.consents.map(({ on, said }) => ({
          on,
          codes: { state: [said === 'given' ? 'given' : 'withdrawn'] },
        })),
        ...(isMissing && known.startedOn ? [{ on: known.startedOn, codes: { state: ['missing'] } }] : []),
      ];
    }
    case 'daysReferralToAnswer': {
      const declinedOn = facts.answer?.code === 'declined' && !facts.anonymous ? facts.answer.on : undefined;
      const on = known.acceptedOn ?? declinedOn;
      return on === undefined ? [] : [{ on, since: known.referredOn, codes: {} }];
    }
    case 'daysToFirstMeeting':
      return first('meetings', known.referredOn);
    case 'daysToFirstEmployerContact':
      return first('employerContacts', known.startedOn);
    case 'daysBetweenMeetings': {
      const inOrder = of('meetings')
        .map(({ on }) => on)
        .toSorted((one, other) => Number(isKnown(one)) - Number(isKnown(other)) || (one < other ? -1 : 1));
      return inOrder.map((on, place) => ({ on, since: inOrder[place - 1], codes: {} }));
    }
    default:
      return undefined;
  }
};
