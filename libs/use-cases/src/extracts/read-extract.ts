import { type Asker, askerOf, OPERATOR, readingReason } from '@samspar/access';
import { authoritiesOf } from '@samspar/association';
import { associationNamed, type AssociationNotMeant } from '../associations.js';
import { caughtUp } from '../places.js';
import { type JourneyIsErased, openJourney, type OpenJourney } from '../journeys/opening.js';
import { whoseOf } from '../identities/persons.js';
import { accepted, NOT_FOUND, type Outcome, Query, refused } from '../message.js';
import type { ExtractPorts } from '../ports.js';
import type { Reading, Shown } from '../reading-log.js';
import type { GivenExtract, PersonExtract } from './extract.js';
import { gathered, type Gathering, givenOf, mayHandle } from './gather.js';
import { type JourneyOfPerson, journeysOfPerson } from './journeys-of-person.js';

/** Nobody has said for which authority the asker works: she can give out nothing on its behalf. */
type AuthorityNotKnown = Readonly<{ code: 'AuthorityNotKnown' }>;
/** The one who is said to have looked it through is not there, or is no caseworker of the journey's insats. */
export type CheckerUnknown = Readonly<{ code: 'CheckerUnknown' }>;

export type ExtractRefusal =
  | AssociationNotMeant
  | JourneyIsErased
  | AuthorityNotKnown
  | CheckerUnknown
  | Readonly<{ code: 'ParticipantIsAnonymous' }>
  | Readonly<{ code: 'ExtractOfProtected' }>;

export type ShownExtract = Shown<PersonExtract>;

/**
 * What the asker's authority keeps about the person of a journey, as it would be given out to her (dataskyddsförordningen art. 15), or as it was
 * given out. Whoever operates the installation names the caseworker who looks it through, and is shown it for all the person's journeys.
 */
export class ReadExtract extends Query<Outcome<ShownExtract, ExtractRefusal>> {
  constructor(
    readonly reading: Reading,
    readonly journey: string,
    readonly which: Readonly<{
      /** Id of one that was given out: as it was then, but for name and contact, of which the vault has the present ones alone. */
      extract?: string;
      /** User id; of whoever operates the installation alone. */
      checkedBy?: string;
    }> = {},
  ) {
    super(reading);
  }
}

/** Everything about the person of a journey, for somebody who may have it. */
export type ExtractSource = Readonly<{
  /** On whose behalf: of the asker, or of the caseworker who looked it through. */
  giver: Asker;
  opened: OpenJourney;
  journeys: readonly JourneyOfPerson[];
  gathering: Omit<Gathering, 'at' | 'given'>;
}>;

export const giverOf = (
  { directory, associations }: ExtractPorts,
  asker: Asker,
  checkedBy: string | undefined,
): Asker | undefined => {
  if (asker.role !== OPERATOR.role) return asker;
  const user = checkedBy === undefined ? undefined : directory.get(checkedBy);
  if (user?.status !== 'open' || !user.roles.includes('caseworker')) return undefined;
  return { ...askerOf(user, associations()), role: 'caseworker' };
};

export const sourceOf = async (
  ports: ExtractPorts,
  caller: Reading | Readonly<{ asker: Asker; correlationId: string }>,
  journey: string,
  checkedBy: string | undefined,
): Promise<ExtractSource | ReturnType<typeof refused<ExtractRefusal>> | typeof NOT_FOUND> => {
  const giver = giverOf(ports, caller.asker, checkedBy);
  if (!giver) return refused({ code: 'CheckerUnknown' });
  const isWhole = caller.asker.role === OPERATOR.role;
  const opened = await openJourney(ports, { ...caller, asker: giver }, journey);
  if ('outcome' in opened)
    return isWhole && opened.outcome === 'notFound' ? refused({ code: 'CheckerUnknown' }) : opened;
  const named = associationNamed(ports.associations(), opened.state.association);
  if ('refusal' in named) return refused(named.refusal);
  if (opened.state.anonymous) return refused({ code: 'ParticipantIsAnonymous' });
  const { association } = named;
  const authority = authoritiesOf(association).find(({ id }) => id === giver.authority);
  if (!authority) return refused({ code: 'AuthorityNotKnown' });
  await caughtUp(ports, await ports.store.lastPosition());
  const journeys = await journeysOfPerson(ports, giver, whoseOf(journey, opened.state), isWhole);
  return { giver, opened, journeys, gathering: { association, authority, isWhole } };
};

/** What was given out under an id, in each journey that it tells of. */
const lookedThrough = async (
  ports: ExtractPorts,
  journeys: readonly JourneyOfPerson[],
  extract: string,
): Promise<ReadonlyMap<string, GivenExtract>> => {
  const found = await Promise.all(
    journeys.map(async ({ journey }) => {
      const given = (await givenOf(ports, journey)).find((one) => one.extract === extract);
      return given ? [[journey, given] as const] : [];
    }),
  );
  return new Map(found.flat());
};

/** The journeys that one may handle who is shown them; all of a person whose identity is protected are her responsible one's alone. */
export const handled = (giver: Asker, extract: PersonExtract): PersonExtract => ({
  ...extract,
  journeys: extract.journeys.filter((one) => mayHandle(giver, one)),
});

export const readExtract =
  (ports: ExtractPorts) =>
  async ({
    reading,
    journey,
    which: { extract, checkedBy },
  }: ReadExtract): Promise<Outcome<ShownExtract, ExtractRefusal>> => {
    const source = await sourceOf(ports, reading, journey, checkedBy);
    if ('outcome' in source) return source;
    const { giver, opened, gathering } = source;
    const given = extract === undefined ? undefined : await lookedThrough(ports, source.journeys, extract);
    const before = given?.get(journey);
    if (given && !before) return NOT_FOUND;
    if (before && before.authority !== gathering.authority.id) return NOT_FOUND;
    const journeys = source.journeys.filter(
      (one) => one.isErased || given === undefined || given.has(one.journey),
    );
    const made = handled(
      giver,
      await gathered(
        ports,
        { ...gathering, at: before?.at ?? ports.now(), ...(given && { given }) },
        journeys,
      ),
    );
    if (!made.journeys.some(({ id }) => id === journey)) return refused({ code: 'ExtractOfProtected' });
    const { association, facts, caseworker } = opened.state;
    const place = { association, intervention: facts.intervention ?? '' };
    const isOfProtected = made.journeys.some(({ card }) => card.isProtected);
    const [shown] = await ports.readings.show(
      { ...reading, ...(isOfProtected && { openedFor: 'requested' as const }) },
      {
        association,
        journeys: made.journeys.map(({ id }) => id),
        reason: gathering.isWhole
          ? 'request'
          : readingReason(reading.asker, { ...place, caseworker: caseworker?.id ?? null }),
      },
      async () => [made],
    );
    return shown ? accepted(shown) : NOT_FOUND;
  };
