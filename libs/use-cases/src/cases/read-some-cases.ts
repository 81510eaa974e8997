import type { CaseLine } from '@samspar/views';
import { type PartOfJourney, partSeen } from '../journeys/opening.js';
import { accepted, type Outcome, Query } from '../message.js';
import type { JourneyPorts } from '../ports.js';
import type { Reading } from '../reading-log.js';
import { type ListedCase, listing } from './listed-case.js';

export type CaseAsked = Readonly<{ journey: string; part: PartOfJourney }>;

/**
 * Journeys that something else names, a draft or a form that was sent, in its order; undefined for one that the asker may not see
 * as that part of it. Of a referral that she sent elsewhere nobody is named.
 */
export class ReadSomeCases extends Query<Outcome<readonly (ListedCase | undefined)[]>> {
  constructor(
    readonly reading: Reading,
    readonly asked: readonly CaseAsked[],
  ) {
    super(reading);
  }
}

export const readSomeCases =
  (ports: JourneyPorts) =>
  async ({ reading, asked }: ReadSomeCases): Promise<Outcome<readonly (ListedCase | undefined)[]>> => {
    const { caseload } = ports.views();
    const seen = asked.map(({ journey, part }) => {
      const line = caseload.journey(journey);
      return line && { line, as: partSeen(reading.asker, line, part) };
    });
    const linesOf = (part: PartOfJourney): readonly CaseLine[] => [
      ...new Map(
        seen.flatMap((one) => (one?.as === part ? [[one.line.journey, one.line] as const] : [])),
      ).values(),
    ];
    const items = [
      ...(await listing(ports, reading, 'assigned', linesOf('journey'))),
      ...(await listing(ports, reading, 'sender', linesOf('referral'))),
    ];
    return accepted(
      seen.map((one) => (one?.as ? items.find(({ line }) => line.journey === one.line.journey) : undefined)),
    );
  };
