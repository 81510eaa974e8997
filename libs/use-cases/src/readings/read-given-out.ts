import { type Asker, mayReadAccessLog } from '@samspar/access';
import { type Association, type Authority, authoritiesOf, runBy } from '@samspar/association';
import type { GivenOutLine, GivenOutPage, IdentifiedLine, Listed } from '@samspar/views';
import { caughtUp } from '../places.js';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query } from '../message.js';
import { referenceOf } from '../identities/person.js';
import type { JourneyPorts } from '../ports.js';
import type { Shown } from '../reading-log.js';

/** Something that was given out, with the journey's own number or else its short one. */
export type ListedGivenOut = GivenOutLine & Readonly<{ reference: string }>;

/** That an auditor was told whom a journey is about, with the journey's own number or else its short one. */
export type ListedIdentified = IdentifiedLine & Readonly<{ reference: string }>;

export type GivenOutRead = Readonly<{
  association: Association;
  /** Whose disclosures these are; undefined: those of all authorities. */
  giver: Authority | undefined;
  /** Of persons whose identity is protected an authority's own register has nothing but how many they are (`leftOut`), that of all neither giver nor receiver. */
  listed: Listed<Shown<ListedGivenOut>> & Pick<GivenOutPage, 'leftOut'>;
  /** Of the last year, of journeys that the authority answers for: whom auditors were told about; of protected identities an authority's own register has none. */
  identified: readonly Shown<ListedIdentified>[];
  /** Full names of those who said so, or that it was wrong, by user id. */
  names: ReadonlyMap<string, string>;
}>;

/**
 * The register of what has been given out without consent: of all authorities for an auditor of the association, of her own authority for
 * whoever leads an insats. It names no person; whose journeys it shows is written down first.
 */
export class ReadGivenOut extends Query<Outcome<GivenOutRead>> {
  constructor(
    caller: Caller,
    readonly page: number,
    /** The log position that the answer should have seen. */
    readonly after?: bigint,
  ) {
    super(caller);
  }
}

/** Whose disclosures somebody may read; undefined where nobody's. */
const givenOutBy = (
  asker: Asker,
  association: Association,
): Readonly<{ giver: Authority | undefined }> | undefined => {
  if (mayReadAccessLog(asker, association.id)) return { giver: undefined };
  const giver = authoritiesOf(association).find(({ id }) => id === asker.authority);
  return asker.roles.includes('team-lead') && giver ? { giver } : undefined;
};

const YEAR_MS = 365 * 86_400_000;

const identifiedIn = (
  { views, now }: Pick<JourneyPorts, 'views' | 'now'>,
  association: Association,
  giver: Authority | undefined,
): readonly IdentifiedLine[] => {
  const told = views().readings.identified(association.id, now() - YEAR_MS);
  const answersFor = (slug: string): boolean => {
    const intervention = association.interventions.find(({ id }) => id === slug);
    return intervention !== undefined && runBy(association, intervention)?.id === giver?.id;
  };
  return giver === undefined
    ? told
    : told.filter(
        ({ id, intervention }) =>
          answersFor(intervention) && views().caseload.journey(id)?.isProtected === false,
      );
};

export const readGivenOut =
  (ports: JourneyPorts) =>
  async ({ caller, page, after }: ReadGivenOut): Promise<Outcome<GivenOutRead>> => {
    const { asker } = caller;
    const { associations, views, staff, readings } = ports;
    const association = associations().find(({ id }) => id === asker.association);
    const whose = association && givenOutBy(asker, association);
    if (!whose) return NOT_FOUND;
    await caughtUp({ views }, after);
    const { lines, ...listed } = views().caseload.givenOut.page(association.id, whose.giver?.id, page);
    const identified = identifiedIn(ports, association, whose.giver);
    const names = await staff.namesOf([
      ...lines.flatMap(({ by, annulled }) => [by, ...(annulled ? [annulled.by] : [])]),
      ...identified.map(({ actor }) => actor),
    ]);
    const show = <Line>(shown: readonly string[], make: () => readonly Line[]) =>
      readings.show(
        { ...caller, on: 'disclosures' },
        {
          association: association.id,
          journeys: [...new Set(shown)],
          reason: whose.giver ? 'lead' : 'audit',
        },
        async () => make(),
      );
    return accepted({
      association,
      giver: whose.giver,
      listed: {
        ...listed,
        lines: await show(
          lines.map(({ journey }) => journey),
          () => lines.map((line) => ({ ...line, reference: line.number ?? referenceOf(line.journey) })),
        ),
      },
      identified: await show(
        identified.map(({ id }) => id),
        () => identified.map((line) => ({ ...line, reference: line.number ?? referenceOf(line.id) })),
      ),
      names,
    });
  };
