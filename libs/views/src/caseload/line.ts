import { type JourneyStatus, type MonthsAfterExit, WAITING_FOR, type WaitingFor } from '@samspar/casework';
import { type Party, PARTY } from '@samspar/codes';
import { dayOfNumber, type OccurredOn, UNKNOWN_DAY } from '@samspar/kernel';
import { placeOf, STATUSES } from './projection.js';
import { SOME_DAY } from '@samspar/statistics';
import type { Dictionaries } from '../runner/view.js';
import { PROTECTED_RECORDS } from '../runner/schema.js';
import type { Row } from '../runner/view-file.js';

/** A journey as it is listed. A day that has not come is null. */
export type CaseLine = Readonly<{
  journey: string;
  association: string;
  intervention: string;
  participantId: string;
  /** The participant whose record says who the person is: the one that hers was merged into, where hers has no number of its own. */
  personId: string;
  anonymous: boolean;
  /** The person's identity is protected: shown in no list, nor is the unit that referred. */
  isProtected: boolean;
  status: JourneyStatus;
  /** Who is responsible, by user id. */
  caseworker: string | null;
  /** Its own number, where it was read from a register. */
  number: string | null;
  referredBy: string | null;
  referringParty: Party | null;
  referringUnit: string | null;
  referredOn: OccurredOn;
  waitingOn: OccurredOn | null;
  acceptedOn: OccurredOn | null;
  /** Day the referral was accepted, declined or withdrawn, the last of these. */
  answeredOn: OccurredOn | null;
  startedOn: OccurredOn | null;
  exitedOn: OccurredOn | null;
  lastEventOn: OccurredOn;
  revision: number;
}>;

/** Something that waits for somebody, with its journey. */
export type WaitingLine = CaseLine &
  Readonly<{ waitsFor: WaitingFor; due: OccurredOn; isLate: boolean; monthsAfterExit?: MonthsAfterExit }>;

/** What a query of lines selects from, with the journey's row as `c` and its id as `j.id`. */
export const LINE_COLUMNS = `j.id AS id, p.id AS participantId, iif(p.identified_from IS NULL, coalesce(o.id, p.id), p.id) AS personId,
  c.participant IN (${PROTECTED_RECORDS}) AS isProtected, c.*
  FROM caseload c JOIN journey j ON j.no = c.journey JOIN participant p ON p.no = c.participant
  LEFT JOIN merge m ON m.participant = c.participant AND m.known_to IS NULL LEFT JOIN participant o ON o.no = m.counts_as`;

type Value = Row[string] | undefined;

const dayOf = (value: Value): OccurredOn => (value === SOME_DAY ? UNKNOWN_DAY : dayOfNumber(Number(value)));
const dayOrNull = (value: Value): OccurredOn | null => (value === null ? null : dayOf(value));
export const textOrNull = (value: Value): string | null => (typeof value === 'string' ? value : null);

const fromList = <Entry>(list: readonly Entry[], value: Value): Entry => {
  const entry = list[Number(value)];
  if (entry === undefined) throw new RangeError(`No list entry has the number ${String(value)}.`);
  return entry;
};
export const statusOf = (value: Value): JourneyStatus => fromList(STATUSES, value);
const waitsForOf = (value: Value): WaitingFor => fromList(WAITING_FOR, value);

const INTERVENTIONS = placeOf(1, 0);

type Names = Pick<Dictionaries, 'association' | 'intervention'>;

/** The insats that a place stands for. */
export const interventionOf = ({ intervention }: Names, place: Value): string =>
  intervention.code(Number(place) % INTERVENTIONS);

export const lineOf = (names: Names, row: Row): CaseLine => ({
  journey: String(row['id']),
  association: names.association.code(Math.floor(Number(row['place']) / INTERVENTIONS)),
  intervention: interventionOf(names, row['place']),
  participantId: String(row['participantId']),
  personId: String(row['personId']),
  anonymous: row['anonymous'] === 1,
  isProtected: row['isProtected'] === 1,
  status: statusOf(row['status']),
  caseworker: textOrNull(row['caseworker']),
  number: textOrNull(row['number']),
  referredBy: textOrNull(row['referredBy']),
  referringParty: PARTY[Number(row['referringParty'])]?.code ?? null,
  referringUnit: row['isProtected'] === 1 ? null : textOrNull(row['referringUnit']),
  referredOn: dayOf(row['referredOn']),
  waitingOn: dayOrNull(row['waitingOn']),
  acceptedOn: dayOrNull(row['acceptedOn']),
  answeredOn: dayOrNull(row['answeredOn']),
  startedOn: dayOrNull(row['startedOn']),
  exitedOn: dayOrNull(row['exitedOn']),
  lastEventOn: dayOf(row['lastEventOn']),
  revision: Number(row['revision']),
});

const isMonths = (value: unknown): value is MonthsAfterExit =>
  value === 6 || value === 12 || value === 24 || value === 36;

/** `today` as a number of days. */
export const waitingLineOf = (names: Names, row: Row, today: number): WaitingLine => ({
  ...lineOf(names, row),
  waitsFor: waitsForOf(row['waitsFor']),
  due: dayOf(row['due']),
  isLate: Number(row['due']) < today,
  ...(isMonths(row['monthsAfterExit']) && { monthsAfterExit: row['monthsAfterExit'] }),
});
