import { mayHaveEvidence, mayPublishOf } from '@samspar/access';
import type { Association } from '@samspar/association';
import type { Answer } from '@samspar/statistics';
import type { ListedPublication } from '@samspar/views';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query } from '../message.js';
import { findingsOf, type SaidFinding } from './findings.js';
import { counted } from './freeze.js';
import type { PublicationPorts } from './publication-ports.js';
import { publicationsFor } from './publications-for.js';
import { peopleIn, releaseRead, type ReleaseRead } from './read-release.js';

export type PublicationsRead = Readonly<{
  /** Null for the operator, who sees those of all. */
  association: Association | null;
  publications: readonly ListedPublication[];
  /** Full names of users, by id. */
  names: ReadonlyMap<string, string>;
  /** Whether the asker may publish. */
  mayPublish: boolean;
}>;

/** What has been released to the asker; to the office what is on the way there as well. */
export class ReadPublications extends Query<Outcome<PublicationsRead>> {}

/** What has been released, and what is on the way there, as whoever operates the installation sees it without names. */
export class ListPublications extends Query<Outcome<readonly ListedPublication[]>> {}

export type PublicationRead = ReleaseRead &
  Readonly<{
    mayPublish: boolean;
    /** Whether the asker could release it: it is proposed, and not by her where another person is asked for. */
    mayApprove: boolean;
    /** Whether the asker is given what proves it. */
    mayHaveEvidence: boolean;
    /** What is not as it should be in what is proposed, and is explained: for whoever approves. */
    explained: readonly SaidFinding[];
    /** What a draft's tables come to now, in their order; null of one that can no longer be asked for. Of a report none: it is read as a report. */
    preview: readonly (Answer | null)[];
  }>;

export class ReadPublication extends Query<Outcome<PublicationRead>> {
  constructor(
    caller: Caller,
    readonly publication: string,
  ) {
    super(caller);
  }
}

export const listPublications =
  (ports: Pick<PublicationPorts, 'views'>) =>
  async ({ caller }: ListPublications): Promise<Outcome<readonly ListedPublication[]>> =>
    accepted(publicationsFor(ports, caller));

export const readPublications =
  (ports: PublicationPorts) =>
  async ({ caller }: ReadPublications): Promise<Outcome<PublicationsRead>> => {
    const association = ports.associations().find(({ id }) => id === caller.asker.association) ?? null;
    const publications = publicationsFor(ports, caller);
    return accepted({
      association,
      publications,
      names: await ports.staff.namesOf(publications.flatMap(peopleIn)),
      mayPublish: association !== null && mayPublishOf(caller.asker, association.id),
    });
  };

export const readPublication =
  (ports: PublicationPorts) =>
  async ({ caller, publication: id }: ReadPublication): Promise<Outcome<PublicationRead>> => {
    const read = await releaseRead(ports, caller, id);
    if (!read) return NOT_FOUND;
    const { publication, listed, association } = read;
    const { status, asked, proposedBy, figures } = publication;
    const mayPublish = mayPublishOf(caller.asker, association.id);
    const needsAnother = association.settings.releasesApproved === true;
    const findings =
      mayPublish && status === 'proposed'
        ? await findingsOf(ports, caller, association, id, publication)
        : [];
    return accepted({
      ...read,
      mayPublish,
      mayApprove:
        mayPublish &&
        status === 'proposed' &&
        figures !== null &&
        !(needsAnother && proposedBy === caller.asker.actor),
      mayHaveEvidence: listed.wasReleased && mayHaveEvidence(caller.asker, association.id, 'publication'),
      // What takes too long is asked once more by whoever approves, and refused then.
      explained: findings === 'tooLong' ? [] : findings,
      preview:
        figures === null && !publication.report
          ? asked.map((table) => {
              const result = counted(ports.views(), association.id, table);
              return 'answer' in result ? result.answer : null;
            })
          : [],
    });
  };
