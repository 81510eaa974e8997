import { mayReplay } from '@samspar/access';
import { type Association, type Authority, authoritiesOf } from '@samspar/association';
import type { Listed, RegisteredLine, RegistrationQuery } from '@samspar/views';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query } from '../message.js';
import { referenceOf } from '../identities/person.js';
import type { AccessLogPorts } from '../ports.js';
import type { Shown } from '../reading-log.js';
import { caughtUp } from '../places.js';

/** A journey with its own number, or else its short one. */
export type ListedToReplay = RegisteredLine & Readonly<{ reference: string }>;

export type FoundToReplay = Readonly<{
  association: Association;
  authorities: readonly Authority[];
  listed: Listed<Shown<ListedToReplay>>;
}>;

/**
 * Journeys of the asker's association by how they were handled, never by what is told of a person (lag 2018:218 3 kap. 3 §), with all that was written before
 * it was asked for. Each by its number alone; which they are is written down first.
 */
export class FindToReplay extends Query<Outcome<FoundToReplay>> {
  constructor(
    caller: Caller,
    /** Undefined: nothing is looked for yet. */
    readonly asked: Omit<RegistrationQuery, 'association'> | undefined,
  ) {
    super(caller);
  }
}

const NOTHING: Listed<RegisteredLine> = { lines: [], total: 0, page: 1, pages: 0 };

export const findToReplay =
  (ports: AccessLogPorts) =>
  async ({ caller, asked }: FindToReplay): Promise<Outcome<FoundToReplay>> => {
    const association = ports.associations().find(({ id }) => mayReplay(caller.asker, id));
    if (!association) return NOT_FOUND;
    await caughtUp(ports, await ports.store.lastPosition());
    const { lines, ...listed } = asked
      ? ports.views().registrations.page({ ...asked, association: association.id })
      : NOTHING;
    const shown = await ports.readings.show(
      { ...caller, on: 'replay-search' },
      { association: association.id, journeys: lines.map(({ journey }) => journey), reason: 'replay' },
      async () => lines.map((line) => ({ ...line, reference: line.number ?? referenceOf(line.journey) })),
    );
    return accepted({
      association,
      authorities: authoritiesOf(association),
      listed: { ...listed, lines: shown },
    });
  };
