import {
  type Association,
  type RetentionRule,
  type RetentionRuling,
  retentionOf,
  runBy,
} from '@samspar/association';
import { isOver, journeyStream, type RegisteredJourney } from '@samspar/casework';
import type { StoredEvent } from '@samspar/event-store';
import { birthDayOf } from '@samspar/identity-number';
import { type Day, dayInStockholm, isKnown, yearsAfter } from '@samspar/kernel';
import { NO_SCOPE } from '@samspar/registration';
import type { JourneyAndPerson } from '@samspar/views';
import { referenceOf } from '../identities/person.js';
import type { JourneyPorts } from '../ports.js';

/** A journey that is to be erased: its number and its rule, and nobody's name. */
export type DueJourney = Readonly<{
  journey: string;
  reference: string;
  intervention: string;
  rule: RetentionRule;
  /** The day by which it is to be done. */
  until: Day;
}>;

/** Births are looked up so many at a time. */
const AT_ONCE = 200;

/** When a note was written: what was read from a file on the day that it tells of, for there it stood before. */
const writtenOn = ({ metadata, occurredOn, recordedAt }: StoredEvent): Day =>
  metadata.batch !== undefined && isKnown(occurredOn) ? occurredOn : dayInStockholm(recordedAt);

const lastNoteOn = (stored: readonly StoredEvent[]): Day => stored.map(writtenOn).toSorted().at(-1) ?? '';

/** The authority that answers for a journey: which runs its insats. */
export const controllerOf = (association: Association, { facts }: Pick<RegisteredJourney, 'facts'>) => {
  const intervention = association.interventions.find(({ id }) => id === facts.intervention);
  return intervention && runBy(association, intervention);
};

/** The days of the month on which the persons of some journeys were born, in their order; undefined where it is not known. */
export const birthDaysOf = async (
  { vault }: Pick<JourneyPorts, 'vault'>,
  participants: readonly string[],
): Promise<readonly (number | undefined)[]> => {
  const identities = await vault.identitiesOf(
    participants.map((participantId) => ({ participantId, scope: NO_SCOPE })),
  );
  return identities.map((identity) => {
    const born = identity && birthDayOf(identity.number);
    return born === undefined ? undefined : Number(born.slice(8));
  });
};

/** What is to become of a journey, as its stream now tells. */
export const rulingOf = (
  association: Association,
  state: RegisteredJourney,
  stored: readonly StoredEvent[],
  birthDay: number | undefined,
  today: Day,
): RetentionRuling =>
  retentionOf(
    {
      authority: controllerOf(association, state),
      isOver: isOver(state),
      lastEventOn: lastNoteOn(stored),
      birthDay,
    },
    today,
  );

/** Those that may be due: the view knows when something last happened, the stream when it was written. */
const candidatesIn = (
  { views }: Pick<JourneyPorts, 'views'>,
  association: Association,
  interventions: readonly string[],
  today: Day,
): readonly JourneyAndPerson[] => {
  const until = (intervention: string): Day | undefined => {
    const retention = controllerOf(association, { facts: { intervention } })?.retention;
    return retention?.kind === 'years' ? yearsAfter(today, -retention.years) : undefined;
  };
  return Array.from(Map.groupBy(interventions, until)).flatMap(([day, ofThem]) =>
    day === undefined
      ? []
      : views().caseload.erasures.old({ association: association.id, interventions: ofThem, until: day }),
  );
};

/** Which of what is due, the oldest first. */
export type PartOfDue = Readonly<{ skip: number; most: number }>;

/** What is due in some insatser of an association. `keptForBirthDay` is counted as far as it was looked. */
export const dueIn = async (
  ports: Pick<JourneyPorts, 'streams' | 'vault' | 'views' | 'today'>,
  association: Association,
  interventions: readonly string[],
  { skip, most }: PartOfDue,
): Promise<Readonly<{ due: readonly DueJourney[]; hasMore: boolean; keptForBirthDay: number }>> => {
  const today = ports.today();
  const candidates = candidatesIn(ports, association, interventions, today);
  const due: DueJourney[] = [];
  let keptForBirthDay = 0;
  for (let first = 0; first < candidates.length && due.length <= skip + most; first += AT_ONCE) {
    const some = candidates.slice(first, first + AT_ONCE);
    const births = await birthDaysOf(
      ports,
      some.map(({ participantId }) => participantId),
    );
    for (const [index, { journey }] of some.entries()) {
      const { state, stored } = await ports.streams.load(journeyStream, journey);
      if (state.status === 'none') continue;
      const ruled = rulingOf(association, state, stored, births[index], today);
      if (ruled.ruling === 'kept' && ruled.why === 'birthDay') keptForBirthDay += 1;
      if (ruled.ruling !== 'due') continue;
      const reference = stored[0]?.metadata.row?.number ?? referenceOf(journey);
      const intervention = state.facts.intervention ?? '';
      due.push({ journey, reference, intervention, rule: ruled.rule, until: ruled.until });
    }
  }
  return { due: due.slice(skip, skip + most), hasMore: due.length > skip + most, keptForBirthDay };
};
