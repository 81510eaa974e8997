import { maySeeJourney, maySeeReferral } from '@samspar/access';
import type { CaseLine } from '@samspar/views';
import type { Part } from '../journeys/opening.js';
import { accepted, type Caller, type Outcome, Query } from '../message.js';
import type { JourneyPorts } from '../ports.js';
import type { Reading } from '../readings/reading-log.js';
import { type ListedCase, listing } from './listed-case.js';

export type CaseAsked = Readonly<{ journey: string; part: Part }>;

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

/** What of a journey the asker sees that was asked for as a part of it. */
const seenAs = ({ asker }: Caller, line: CaseLine, part: Part): Part | undefined => {
  if (maySeeJourney(asker, line)) return 'journey';
  const isHers = maySeeReferral(asker, {
    ...line,
    referredBy: line.referredBy ?? '',
    referringParty: line.referringParty ?? '',
    referringUnit: line.referringUnit ?? '',
  });
  return part === 'referral' && isHers ? 'referral' : undefined;
};

export const readSomeCases =
  (ports: JourneyPorts) =>
  async ({ reading, asked }: ReadSomeCases): Promise<Outcome<readonly (ListedCase | undefined)[]>> => {
    const { caseload } = ports.views();
    const seen = asked.map(({ journey, part }) => {
      const line = caseload.journey(journey);
      return line && { line, as: seenAs(reading, line, part) };
    });
    const linesOf = (part: Part): readonly CaseLine[] => [
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
