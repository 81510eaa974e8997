import type { JourneyStatus } from '@samspar/casework';
import type { CaseCount } from '@samspar/views';
import { accepted, type Caller, type Outcome, Query } from '../message.js';
import { esfInsatserOf } from '../esf/esf.js';
import type { JourneyPorts } from '../ports.js';
import { type ListedCases, listing } from './listed-case.js';
import { caughtUp, type NamedIntervention, ownInterventions, placesOf } from '../places.js';

/** Whose journeys: one's own, everybody's, or those that nobody is responsible for. */
export type WhoseCases = 'mine' | 'all' | 'nobodys';

export type CasesAsked = Readonly<{
  whose: WhoseCases;
  statuses: readonly JourneyStatus[];
  /** Id of one of the asker's own insatser; left out: all of them. */
  intervention?: string | undefined;
  page: number;
  /** The log position that the answer should have seen. */
  after?: bigint | undefined;
}>;

export type CasesRead = ListedCases &
  Readonly<{
    /** How many journeys there are in each list of whoever asks. */
    counts: Readonly<Record<WhoseCases, number>>;
    interventions: readonly NamedIntervention[];
    /** Whether whoever asks makes lists to ESF of one of them. */
    reportsToEsf: boolean;
  }>;

/** The case list: journeys of the asker's own insatser. */
export class ReadCases extends Query<Outcome<CasesRead>> {
  constructor(
    caller: Caller,
    readonly asked: CasesAsked,
  ) {
    super(caller);
  }
}

const sum = (counts: readonly CaseCount[]): number => counts.reduce((all, { count }) => all + count, 0);

export const readCases =
  (ports: JourneyPorts) =>
  async ({ caller, asked }: ReadCases): Promise<Outcome<CasesRead>> => {
    const { asker } = caller;
    const { whose, statuses, intervention, page, after } = asked;
    await caughtUp(ports, after);
    const { caseload } = ports.views();
    const places = placesOf(asker);
    const listed = caseload.journeysOf({
      ...places,
      interventions: places.interventions.filter((id) => intervention === undefined || id === intervention),
      statuses,
      page,
      ...(whose !== 'all' && { caseworker: whose === 'mine' ? asker.actor : null }),
    });
    const counts = caseload.countsOf(places);
    return accepted({
      listed,
      items: await listing(ports, { ...caller, on: 'cases' }, 'assigned', listed.lines),
      counts: {
        mine: sum(counts.filter(({ caseworker }) => caseworker === asker.actor)),
        all: sum(counts),
        nobodys: sum(counts.filter(({ caseworker }) => caseworker === null)),
      },
      interventions: ownInterventions(ports, asker),
      reportsToEsf: ports
        .associations()
        .some((one) => one.id === asker.association && esfInsatserOf(asker, one).length > 0),
    });
  };
