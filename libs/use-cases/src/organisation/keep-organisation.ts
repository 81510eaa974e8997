import { mayKeepOrganisationOf } from '@samspar/access';
import {
  type Association,
  type SetupRefusal,
  associationStream,
  type Authority,
  namesWith,
  type OrganisationCommand,
  type Retention,
  type Unit,
} from '@samspar/association';
import { type AuthorityWork, slug, worksOf } from '@samspar/codes';
import type { Day } from '@samspar/kernel';
import { randomUUID } from 'node:crypto';
import { caughtUp } from '../places.js';
import { accepted, type Caller, Command, givenBy, NOT_FOUND, type Outcome, refused } from '../message.js';
import type { JourneyPorts } from '../ports.js';

export type OrganisationPorts = Pick<JourneyPorts, 'streams' | 'views' | 'associations' | 'today'>;

/** What was registered or changed, and how many events that took: none where it stood so already. */
export type Kept = Readonly<{ id: string; events: number }>;

/** An authority as somebody says it; `years` absent: as long as the association keeps journeys otherwise; `work`: as before, else what its party works with. */
export type SaidAuthority = Omit<Authority, 'id' | 'work' | 'retention'> &
  Readonly<{
    work?: AuthorityWork | undefined;
    retention:
      | Extract<Retention, { kind: 'kept' }>
      | Readonly<{ kind: 'years'; years?: number | undefined; exemptBirthDays: readonly number[] }>;
  }>;

/** An authority as it is to stand from now on. */
export class KeepAuthority extends Command<Outcome<Kept, SetupRefusal>> {
  constructor(
    caller: Caller,
    readonly association: string,
    /** Null: a new one, whose id is made of its name. */
    readonly id: string | null,
    readonly said: SaidAuthority,
  ) {
    super(caller);
  }
}

/** A unit as it is to stand from now on. */
export class KeepUnit extends Command<Outcome<Kept, SetupRefusal>> {
  constructor(
    caller: Caller,
    readonly association: string,
    /** Null: a new one, whose id is made of its name. */
    readonly id: string | null,
    readonly said: Omit<Unit, 'id' | 'earlier'>,
  ) {
    super(caller);
  }
}

/** A unit belongs to another authority of its party since a day, or it was a mistake that it belongs where it does: then no day is said. */
export class MoveUnit extends Command<Outcome<Kept, SetupRefusal>> {
  constructor(
    caller: Caller,
    readonly association: string,
    /** Its id. */
    readonly unit: string,
    readonly said: Readonly<{ authority: string; since: Day | null }>,
  ) {
    super(caller);
  }
}

type Named = Readonly<{ id: string; name: string; aliases: readonly string[] }>;

/** An id of the name that none of these has. */
const freeId = (name: string, others: readonly Named[]): string => {
  const isTaken = (id: string): boolean => others.some((one) => one.id === id);
  const first = slug(name);
  let id = first;
  for (let number = 2; isTaken(id); number += 1) id = `${first}-${number}`;
  return id;
};

/** Names as they are said; who is renamed goes on being found by the former name. */
const namesOf = (said: Omit<Named, 'id'>, present: Named | undefined) =>
  namesWith(said, present ? [present.name] : []);

/** Carries out a change of the organisation today; done once whoever asks next sees it. */
export const changeOrganisation = async (
  ports: OrganisationPorts,
  caller: Caller,
  association: string,
  id: string,
  commandOn: (day: Readonly<{ occurredOn: Day; today: Day }>) => OrganisationCommand,
): Promise<Outcome<Kept, SetupRefusal>> => {
  const today = ports.today();
  const command = commandOn({ occurredOn: today, today });
  const context = givenBy(caller, randomUUID());
  const handled = await ports.streams.handle(associationStream, association, [command], context);
  if (handled.outcome === 'refused') {
    const { refusal } = handled;
    return refused(refusal, 'field' in refusal ? refusal.field : undefined);
  }
  if (handled.outcome !== 'accepted') throw new Error(`A change of today came to ${handled.outcome}.`);
  await caughtUp(ports, handled.position);
  return accepted({ id, events: handled.events.length });
};

const kept = ({ associations }: OrganisationPorts, { asker }: Caller, id: string): Association | undefined =>
  associations().find((one) => one.id === id && mayKeepOrganisationOf(asker, id));

export const keepAuthority =
  (ports: OrganisationPorts) =>
  async (message: KeepAuthority): Promise<Outcome<Kept, SetupRefusal>> => {
    const { caller, said } = message;
    const own = kept(ports, caller, message.association);
    if (!own) return NOT_FOUND;
    const id = message.id ?? freeId(said.name, own.authorities);
    const present = own.authorities.find((one) => one.id === id);
    const names = namesOf(said, present);
    const work = said.work ?? present?.work ?? worksOf(said.party)[0];
    const years = own.settings.retentionYears;
    const retention: Retention =
      said.retention.kind === 'kept'
        ? said.retention
        : { ...said.retention, years: said.retention.years ?? years };
    const authority: Authority = { ...said, ...names, id, work, retention };
    return changeOrganisation(ports, caller, own.id, id, (day) => ({
      type: 'SetUpAuthority',
      ...day,
      data: { authority },
    }));
  };

export const keepUnit =
  (ports: OrganisationPorts) =>
  async (message: KeepUnit): Promise<Outcome<Kept, SetupRefusal>> => {
    const { caller, said } = message;
    const own = kept(ports, caller, message.association);
    if (!own) return NOT_FOUND;
    const id = message.id ?? freeId(said.name, own.units);
    const unit = {
      ...said,
      ...namesOf(
        said,
        own.units.find((one) => one.id === id),
      ),
      id,
    };
    return changeOrganisation(ports, caller, own.id, id, (day) => ({
      type: 'SetUpUnit',
      ...day,
      data: { unit },
    }));
  };

export const moveUnit =
  (ports: OrganisationPorts) =>
  async (message: MoveUnit): Promise<Outcome<Kept, SetupRefusal>> => {
    const { caller, unit, said } = message;
    const own = kept(ports, caller, message.association);
    if (!own) return NOT_FOUND;
    return changeOrganisation(ports, caller, own.id, unit, (day) => ({
      type: 'MoveUnit',
      ...day,
      data: { unit, ...said },
    }));
  };
