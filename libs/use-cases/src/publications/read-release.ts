import type { Association } from '@samspar/association';
import { fingerprint } from '@samspar/evidence';
import type { PublicationInHand } from '@samspar/publications';
import type { ListedPublication } from '@samspar/views';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query } from '../message.js';
import { loadPublication } from './find-publication.js';
import type { PublicationPorts } from './publication-ports.js';
import { publicationsFor } from './publications-for.js';

/** What a publication says, wherever it is read. */
export type ReleaseRead = Readonly<{
  id: string;
  publication: PublicationInHand;
  listed: ListedPublication;
  association: Association;
  /** The release that it follows, and those that follow it, as far as the asker may see them. */
  earlier: ListedPublication | undefined;
  later: readonly ListedPublication[];
  /** Full names of users, by id. */
  names: ReadonlyMap<string, string>;
  /** Fingerprint of the latest head of the log; null where there is none. */
  fingerprint: string | null;
}>;

/** What has been released, to be handed out as it was frozen. */
export class ReadRelease extends Query<Outcome<ReleaseRead>> {
  constructor(
    caller: Caller,
    readonly publication: string,
  ) {
    super(caller);
  }
}

/** What releases are read with. */
export type ReleasePorts = Pick<PublicationPorts, 'streams' | 'views' | 'associations'> &
  Readonly<{
    staff: Pick<PublicationPorts['staff'], 'namesOf'>;
    heads: Pick<PublicationPorts['heads'], 'latest'>;
  }>;

/** Everyone who has done something with publications. */
export const peopleIn = ({ begun, proposed, released, withdrawn }: ListedPublication): readonly string[] =>
  [begun, proposed, released, withdrawn].flatMap((step) => (step ? [step.by] : []));

/** Undefined where it is not there, or not for whoever asks. */
export const releaseRead = async (
  ports: ReleasePorts,
  caller: Caller,
  id: string,
): Promise<ReleaseRead | undefined> => {
  const found = await loadPublication(ports, caller, id);
  const association = ports.associations().find((one) => one.id === found?.publication.association);
  if (!found || !association) return undefined;
  const { publication, listed } = found;
  const all = publicationsFor(ports, caller);
  const head = await ports.heads.latest();
  return {
    id,
    publication,
    listed,
    association,
    earlier: all.find((one) => one.id === publication.follows?.publication),
    later: all.filter((one) => one.follows === id),
    names: await ports.staff.namesOf(peopleIn(listed)),
    fingerprint: head ? fingerprint(head) : null,
  };
};

export const readRelease =
  (ports: ReleasePorts) =>
  async ({ caller, publication }: ReadRelease): Promise<Outcome<ReleaseRead>> => {
    const read = await releaseRead(ports, caller, publication);
    return read?.listed.wasReleased ? accepted(read) : NOT_FOUND;
  };
