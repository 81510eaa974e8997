import { randomUUID } from 'node:crypto';
import type { JourneyEvent } from '@samspar/casework';
import { journeyStream } from '@samspar/casework';
import type { NewEvent } from '@samspar/event-store';
import { dayOfNumber } from '@samspar/kernel';
import { itemAt } from '../item-at.js';

const FIRST_DAY = 18_628;
const PARTIES = ['municipality', 'region', 'forsakringskassan', 'arbetsformedlingen'] as const;
const DISTRICTS = ['bromma', 'farsta', 'jarva', 'sodermalm'] as const;
const EDUCATIONS = ['none-or-incomplete', 'compulsory', 'upper-secondary', 'post-secondary-3-plus'] as const;

/** A journey of so many events has not only begun but also ended. */
const SHORT = 4;

/** Whom a constructed journey is about where the vault knows nobody. */
const participantOf = (number: number): string =>
  `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

/** The first events of one constructed journey, of four and more the last one its exit; twelve at most, spread over four years by its number. */
export const journeyEvents = (
  number: number,
  count: number,
  participantId = participantOf(number),
): readonly JourneyEvent[] => {
  const day = (after: number) => dayOfNumber(FIRST_DAY + (number % 1400) + after);
  const sex = number % 5 < 3 ? 'woman' : 'man';
  const party = itemAt(PARTIES, number % 4);
  const meeting = (after: number): JourneyEvent => ({
    type: 'TeamMeetingHeld',
    occurredOn: day(after),
    data: { attendance: [{ party, present: true }], decisions: [], violenceQuestionAsked: true },
  });
  const events: readonly JourneyEvent[] = [
    {
      type: 'ParticipantReferred',
      occurredOn: day(0),
      data: {
        association: 'bench',
        intervention: interventionOf(number),
        participantId,
        anonymous: false,
        referringParty: party,
        referringUnit: `Enhet ${number % 20}`,
        decidingParties: [],
        profile: { sex },
      },
    },
    { type: 'ReferralAccepted', occurredOn: day(5), data: {} },
    {
      type: 'JourneyStarted',
      occurredOn: day(10),
      data: {
        profile: {
          sex,
          ageAtStart: 18 + (number % 45),
          education: itemAt(EDUCATIONS, number % 4),
          timeWithoutWork: { months: number % 90 },
          livelihood: [{ source: number % 3 ? 'economic-assistance' : 'sickness-benefit' }],
          district: itemAt(DISTRICTS, number % 4),
        },
      },
    },
    ...[30, 60, 90, 120, 150, 180, 210, 240].map(meeting),
    { type: 'ExitedToWorkOrStudies', occurredOn: day(300), data: { reasons: ['work'] } },
  ];
  return count < SHORT ? events.slice(0, count) : [...events.slice(0, count - 1), ...events.slice(-1)];
};

const METADATA = {
  actor: 'operator',
  role: 'operator',
  commandId: randomUUID(),
  correlationId: randomUUID(),
} as const;

/** As they are appended: with ids, versions and metadata. */
export const newEvents = (events: readonly JourneyEvent[]): NewEvent[] =>
  events.map((event) => ({
    id: randomUUID(),
    type: event.type,
    schemaVersion: journeyStream.schemaVersionOf(event.type),
    occurredOn: event.occurredOn,
    data: event.data as Readonly<Record<string, unknown>>,
    metadata: METADATA,
  }));

export const interventionOf = (number: number): string => `insats-${number % 6}`;

export const journeyId = (number: number): string =>
  `10000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

export const journeyName = (number: number): string => journeyStream.prefix + journeyId(number);
