import { accepted, type Caller, type Outcome, Query } from '../message.js';
import type { JourneyPorts } from '../ports.js';

/** What referring units are called that figures give by their codes, by code. */
export class NameUnits extends Query<Outcome<ReadonlyMap<string, string>>> {
  constructor(
    caller: Caller,
    readonly codes: readonly string[],
  ) {
    super(caller);
  }
}

export const nameUnits =
  ({ views }: Pick<JourneyPorts, 'views'>) =>
  async ({ codes }: NameUnits): Promise<Outcome<ReadonlyMap<string, string>>> =>
    accepted(new Map(codes.map((code) => [code, views().unitName(code)])));
