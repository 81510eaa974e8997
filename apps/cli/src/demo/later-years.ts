import { type Agenda, FOLLOW_UP_MONTHS, type JourneyCommand, type MonthsAfterExit } from '@samspar/casework';
import { type Day, dayNumber, dayOfNumber, daysAfter, isKnown, monthsAfter } from '@samspar/kernel';

/** The last day anything in the constructed register is said to have happened on. */
export const LAST_REGISTERED = '2025-01-31';

/** A journey of the constructed register, as it stands after what has been written of it. */
export type ConstructedJourney = Readonly<{
  row: number;
  agenda: Agenda;
  isFollowed: boolean;
  /** Whether it led to work or studies. */
  isWorking: boolean;
}>;

/** Days between what is registered of a journey that goes on: every second time a team meeting, within the 90 days. */
const RHYTHM_DAYS = 42;

const followUp = (
  { row, isWorking }: ConstructedJourney,
  occurredOn: Day,
  today: Day,
  monthsAfterExit: MonthsAfterExit,
): JourneyCommand =>
  (row + monthsAfterExit) % 4 === 0
    ? { type: 'MissFollowUp', occurredOn, today, data: { monthsAfterExit } }
    : {
        type: 'RecordFollowUp',
        occurredOn,
        today,
        data: {
          monthsAfterExit,
          livelihood: [
            { source: isWorking ? 'salary' : row % 2 === 0 ? 'economic-assistance' : 'sickness-benefit' },
          ],
          occupation: isWorking ? 'work' : row % 3 === 0 ? 'job-seeking' : 'other',
        },
      };

const followUps = (journey: ConstructedJourney, exitedOn: Day, today: Day): readonly JourneyCommand[] => {
  const { deceased, followedUp = [] } = journey.agenda;
  if (deceased) return [];
  return FOLLOW_UP_MONTHS.filter((months) => !followedUp.includes(months))
    .map((months) => followUp(journey, monthsAfter(exitedOn, months), today, months))
    .filter(({ occurredOn }) => occurredOn <= today);
};

/** A team meeting and an employer contact by turns, from the last day of the register on. */
const keptUp = ({ row, agenda }: ConstructedJourney, today: Day): readonly JourneyCommand[] => {
  const first = dayNumber(LAST_REGISTERED) + 1 + (row % RHYTHM_DAYS);
  const times = Math.max(0, Math.floor((dayNumber(today) - first) / RHYTHM_DAYS) + 1);
  return Array.from({ length: times }, (_, time): JourneyCommand => {
    const when = { occurredOn: dayOfNumber(first + time * RHYTHM_DAYS), today };
    return time % 2 === 0
      ? {
          type: 'RecordTeamMeeting',
          ...when,
          data: {
            attendance: [
              { party: 'municipality', present: true },
              { party: 'region', present: (row + time) % 3 !== 0 },
            ],
            decisions: [],
            violenceQuestionAsked: false,
          },
        }
      : { type: 'RecordEmployerContact', ...when, data: { kind: row % 2 === 0 ? 'visit' : 'call' } };
  }).filter(({ occurredOn }) => !isKnown(agenda.lastEventOn) || occurredOn > agenda.lastEventOn);
};

/** Ends some time within the year after the register does, and is followed up. */
const ended = (journey: ConstructedJourney, startedOn: Day, today: Day): readonly JourneyCommand[] => {
  const { row } = journey;
  const occurredOn = [daysAfter(startedOn, 180 + (row % 220)), daysAfter(LAST_REGISTERED, 3 + (row % 60))]
    .toSorted()
    .at(-1)!;
  if (occurredOn > today) return [];
  const isWorking = row % 3 === 0;
  const when = { type: 'ExitJourney', occurredOn, today } as const;
  const exit: JourneyCommand = isWorking
    ? { ...when, data: { exit: { type: 'ExitedToWorkOrStudies', data: { reasons: ['work'] } } } }
    : { ...when, data: { exit: { type: 'ExitedToCare', data: { reasons: ['care-or-rehabilitation'] } } } };
  return [exit, ...followUps({ ...journey, isWorking }, occurredOn, today)];
};

/**
 * What the years after the register have done to one of its journeys until `today`, that included, so that none of them
 * waits: nothing of it lies in the years that the register tells. Pure; asked again later it gives what has come since.
 */
export const laterYears = (journey: ConstructedJourney, today: Day): readonly JourneyCommand[] => {
  const { row, agenda, isFollowed } = journey;
  const { status, misregistered, startedOn, exitedOn } = agenda;
  if (misregistered) return [];
  if (status === 'ended') return isKnown(exitedOn) ? followUps(journey, exitedOn, today) : [];
  if (status === 'started') {
    if (isFollowed) return keptUp(journey, today);
    return isKnown(startedOn) ? ended(journey, startedOn, today) : [];
  }
  const occurredOn = daysAfter(LAST_REGISTERED, 1 + (row % 14));
  const isOpen = status === 'referred' || status === 'waiting' || status === 'accepted';
  return isOpen && occurredOn <= today
    ? [{ type: 'WithdrawReferral', occurredOn, today, data: { reason: 'participant-declined' } }]
    : [];
};
