import { mayReplay } from '@samspar/access';
import { type Association, type Authority, authoritiesOf } from '@samspar/association';
import type { RegisteredLine, RegisteredPage, RegistrationQuery } from '@samspar/views';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query } from '../message.js';
import { referenceOf } from '../identities/person.js';
import type { AccessLogPorts } from '../ports.js';
import type { Shown } from '../reading-log.js';
import { MOST_IN_FILE } from '../file-size.js';
import { caughtUp } from '../places.js';

/** A journey with its own number, or else its short one. */
export type ListedToReplay = RegisteredLine & Readonly<{ reference: string }>;

export type FoundToReplay = Readonly<{
  association: Association;
  authorities: readonly Authority[];
  listed: Omit<RegisteredPage, 'lines'> & Readonly<{ lines: readonly Shown<ListedToReplay>[] }>;
  /** The last position of the log when it was asked for. */
  position: bigint;
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
    /** As a workbook, which may be kept: the first of what is found, of so many journeys as one has. */
    readonly isFile = false,
  ) {
    super(caller);
  }
}

/** Journeys that one event of the log names at most: a larger one would be more than some logs take. */
const MOST_IN_READING = 1_000;

const NOTHING: RegisteredPage = { lines: [], total: 0, page: 1, pages: 0, hasMore: false };

export const findToReplay =
  (ports: AccessLogPorts) =>
  async ({ caller, asked, isFile }: FindToReplay): Promise<Outcome<FoundToReplay>> => {
    const association = ports.associations().find(({ id }) => mayReplay(caller.asker, id));
    if (!association) return NOT_FOUND;
    const position = await ports.store.lastPosition();
    await caughtUp(ports, position);
    const size = isFile ? { page: 1, most: MOST_IN_FILE } : {};
    const { lines, ...listed } = asked
      ? ports.views().registrations.page({ ...asked, ...size, association: association.id })
      : NOTHING;
    const shown: Shown<ListedToReplay>[] = [];
    for (let from = 0; from < lines.length; from += MOST_IN_READING) {
      const some = lines.slice(from, from + MOST_IN_READING);
      shown.push(
        ...(await ports.readings.show(
          { ...caller, on: isFile ? 'replay-file' : 'replay-search' },
          { association: association.id, journeys: some.map(({ journey }) => journey), reason: 'replay' },
          async () => some.map((line) => ({ ...line, reference: line.number ?? referenceOf(line.journey) })),
        )),
      );
    }
    return accepted({
      association,
      authorities: authoritiesOf(association),
      listed: { ...listed, lines: shown },
      position,
    });
  };
