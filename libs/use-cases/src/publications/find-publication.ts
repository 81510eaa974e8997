import { mayReadPublication } from '@samspar/access';
import { type PublicationInHand, publicationStream } from '@samspar/publications';
import { evolveListed, type ListedPublication } from '@samspar/views';
import type { Caller } from '../message.js';
import type { JourneyPorts } from '../ports.js';

/** A publication as its stream tells it. */
export type LoadedPublication = Readonly<{
  id: string;
  publication: PublicationInHand;
  listed: ListedPublication;
  /** Where this log has its proposal; 0 before there is one. */
  proposedAt: bigint;
}>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Undefined where it is not there, or not for this asker. */
export const loadPublication = async (
  { streams }: Pick<JourneyPorts, 'streams'>,
  { asker }: Pick<Caller, 'asker'>,
  id: string,
): Promise<LoadedPublication | undefined> => {
  if (!UUID.test(id)) return undefined;
  const { state, stored } = await streams.load(publicationStream, id);
  if (state.status === 'none' || !mayReadPublication(asker, state)) return undefined;
  const listed = stored.reduce<ListedPublication | undefined>(
    (before, one) =>
      evolveListed(before, {
        id,
        event: publicationStream.upcast(one),
        actor: one.metadata.actor,
        knownAt: one.recordedAt,
        position: Number(one.position),
      }),
    undefined,
  );
  return (
    listed && {
      id,
      publication: state,
      listed,
      proposedAt: stored.findLast(({ type }) => type === 'PublicationProposed')?.position ?? 0n,
    }
  );
};

/** What was ever released of an association, the earliest first. */
export const everReleased = async (
  ports: Pick<JourneyPorts, 'streams' | 'views'>,
  caller: Pick<Caller, 'asker'>,
  association: string,
): Promise<readonly LoadedPublication[]> => {
  const listed = ports
    .views()
    .publications.listed(association)
    .filter(({ wasReleased }) => wasReleased)
    .toSorted((one, other) => (one.released?.at ?? 0) - (other.released?.at ?? 0));
  const loaded = await Promise.all(listed.map(({ id }) => loadPublication(ports, caller, id)));
  return loaded.filter((one) => one !== undefined);
};

/** The same, but for what was withdrawn. */
export const releasesOf: typeof everReleased = async (...asked) =>
  (await everReleased(...asked)).filter(({ publication }) => publication.status === 'released');
