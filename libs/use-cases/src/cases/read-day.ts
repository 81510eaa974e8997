import type { WaitingFor } from '@samspar/casework';
import type { Among, WaitingCount, WaitingLine } from '@samspar/views';
import { accepted, type Caller, type Outcome, Query } from '../message.js';
import { identificationsFor, type ListedIdentification } from './told-identifications.js';
import { emergenciesFor, type ListedEmergency } from './told-emergencies.js';
import type { JourneyPorts } from '../ports.js';
import { type ListedCases, listing } from './listed-case.js';
import { type NamedIntervention, ownInterventions, placesOf } from '../places.js';

export type DayAsked = Readonly<{
  among: Among;
  /** Left out: of every kind. */
  waitsFor?: WaitingFor | undefined;
  page: number;
}>;

export type DayRead = ListedCases<WaitingLine> &
  Readonly<{
    /** How much of each kind there is. */
    counts: Readonly<Record<Among, readonly WaitingCount[]>>;
    interventions: readonly NamedIntervention[];
    /** Journeys of hers that others opened in an emergency lately, the last first, and who it was. */
    emergencies: readonly ListedEmergency[];
    /** Journeys of hers that auditors were told whom they are about lately, the last first. */
    identifications: readonly ListedIdentification[];
  }>;

/** What waits for a caseworker today. */
export class ReadDay extends Query<Outcome<DayRead>> {
  constructor(
    caller: Caller,
    readonly asked: DayAsked,
  ) {
    super(caller);
  }
}

export const readDay =
  (ports: JourneyPorts) =>
  async ({ caller, asked: { among, waitsFor, page } }: ReadDay): Promise<Outcome<DayRead>> => {
    const { asker } = caller;
    const { caseload } = ports.views();
    const asked = { ...placesOf(asker), caseworker: asker.actor, today: ports.today() };
    const listed = caseload.waitingFor({ ...asked, among, page, ...(waitsFor && { waitsFor }) });
    const reading = { ...caller, on: 'my-day' } as const;
    return accepted({
      listed,
      items: await listing(ports, reading, 'assigned', listed.lines),
      emergencies: await emergenciesFor(ports, reading),
      identifications: await identificationsFor(ports, reading),
      counts: {
        'own-and-nobodys': caseload.waitingCounts({ ...asked, among: 'own-and-nobodys' }),
        everybodys: caseload.waitingCounts({ ...asked, among: 'everybodys' }),
      },
      interventions: ownInterventions(ports, asker),
    });
  };
