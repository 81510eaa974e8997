import { mayMapUnitsOf } from '@samspar/access';
import { type Association, type SetupRefusal, type UnknownUnit, unknownUnits } from '@samspar/association';
import { plainName } from '@samspar/kernel';
import { accepted, type Caller, Command, NOT_FOUND, type Outcome, Query } from '../message.js';
import { changeOrganisation, type Kept, type OrganisationPorts } from './keep-organisation.js';

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
export class MapUnit extends Command<Outcome<Kept, SetupRefusal>> {
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
    return accepted(unknownUnits(own, written));
  };

export const mapUnit =
  (ports: OrganisationPorts) =>
  async (message: MapUnit): Promise<Outcome<Kept, SetupRefusal>> => {
    const { caller, written, unit } = message;
    const own = mapped(ports, message);
    if (!own) return NOT_FOUND;
    return changeOrganisation(ports, caller, own.id, unit, (day) => ({
      type: 'NameUnit',
      ...day,
      data: { unit, alias: plainName(written) },
    }));
  };
