import { mayMapUnitsOf } from '@samspar/access';
import { type AssociationRefusal, type Association, unitsByName } from '@samspar/association';
import { slug } from '@samspar/codes';
import { masked } from '@samspar/identity-number';
import { type Day, plainName } from '@samspar/kernel';
import type { UnitWritten } from '@samspar/views';
import { accepted, type Caller, Command, NOT_FOUND, type Outcome, Query } from '../message.js';
import { changeOrganisation, type Kept, type OrganisationPorts } from './keep-organisation.js';

/** A unit that journeys name and the register does not know: as it was written most, and in how many journeys. */
export type UnknownUnit = Readonly<{
  text: string;
  /** How else it was spelled. */
  spellings: readonly string[];
  journeys: number;
  /** First day on which it referred; null where no day is known. */
  since: Day | null;
}>;

/** What the register of an association does not know of the units that journeys name: no person, no journey. */
export class ReadUnknownUnits extends Query<Outcome<readonly UnknownUnit[]>> {
  constructor(
    caller: Caller,
    readonly association: string,
  ) {
    super(caller);
  }
}

/** A unit of the register is also called what was written, which counts from when this is known. */
export class MapUnit extends Command<Outcome<Kept, AssociationRefusal>> {
  constructor(
    caller: Caller,
    readonly association: string,
    readonly written: string,
    /** Its id. */
    readonly unit: string,
  ) {
    super(caller);
  }
}

/** The texts that the register does not know, the most frequent first; those of one spelling are one. */
export const unknownAmong = (
  association: Pick<Association, 'units'>,
  written: readonly UnitWritten[],
): readonly UnknownUnit[] => {
  const known = unitsByName(association);
  const unknown = Map.groupBy(
    written.filter(({ text }) => !known.has(slug(text))),
    ({ text }) => slug(text),
  );
  return [...unknown.values()]
    .map((all) => {
      const [first, ...others] = all.toSorted((one, other) => other.journeys - one.journeys);
      return {
        text: masked(first?.text ?? ''),
        spellings: others.map(({ text }) => masked(text)),
        journeys: all.reduce((sum, { journeys }) => sum + journeys, 0),
        since: all.flatMap(({ since }) => since ?? []).toSorted()[0] ?? null,
      };
    })
    .toSorted((one, other) => other.journeys - one.journeys || one.text.localeCompare(other.text, 'sv'));
};

const mapped = (
  { associations }: OrganisationPorts,
  { caller: { asker }, association }: ReadUnknownUnits | MapUnit,
): Association | undefined => associations().find(({ id }) => id === association && mayMapUnitsOf(asker, id));

export const readUnknownUnits =
  (ports: OrganisationPorts) =>
  async (message: ReadUnknownUnits): Promise<Outcome<readonly UnknownUnit[]>> => {
    const own = mapped(ports, message);
    if (!own) return NOT_FOUND;
    const interventions = own.interventions.map(({ id }) => id);
    const written = ports.views().caseload.unitsWritten({ association: own.id, interventions });
    return accepted(unknownAmong(own, written));
  };

export const mapUnit =
  (ports: OrganisationPorts) =>
  async (message: MapUnit): Promise<Outcome<Kept, AssociationRefusal>> => {
    const { caller, written, unit } = message;
    const own = mapped(ports, message);
    if (!own) return NOT_FOUND;
    return changeOrganisation(ports, caller, own.id, unit, (day) => ({
      type: 'NameUnit',
      ...day,
      data: { unit, alias: plainName(written) },
    }));
  };
