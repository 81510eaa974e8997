import { slug, worksOf } from '@samspar/codes';
import { looksLikeIdentityNumber } from '@samspar/identity-number';
import { accept, type Day, type Decision, type DomainCommand, refuse } from '@samspar/kernel';
import type { AssociationSettings } from './association-events.js';
import type { Authority, Organisation, OrganisationEvent, Unit } from './authority-events.js';
import { sameData } from './same-data.js';
import type { SetupRefusal } from './setup-sentences.js';
import { corrected, moved } from './unit-move.js';

/** An authority as it is to stand: registered the first time, changed where something differs, else nothing. */
export type SetUpAuthority = DomainCommand<'SetUpAuthority', { authority: Authority }>;
/** A unit as it is to stand, in the same way; an authority that differs corrects where it belongs since it last moved. */
export type SetUpUnit = DomainCommand<'SetUpUnit', { unit: Omit<Unit, 'earlier'> }>;
/** A unit belongs to another authority of its party since a day; `since` null: it was a mistake that it belongs where it does. */
export type MoveUnit = DomainCommand<'MoveUnit', { unit: string; authority: string; since: Day | null }>;
/** What a unit is also called from now on; nothing where it is already. */
export type NameUnit = DomainCommand<'NameUnit', { unit: string; alias: string }>;
export type OrganisationCommand = SetUpAuthority | SetUpUnit | MoveUnit | NameUnit;

type Ruling = Decision<OrganisationEvent, SetupRefusal>;
type Named = Readonly<{ id: string; name: string; aliases: readonly string[] }>;

/** An import recognises an authority or a unit by its names, so no two of them may share one. */
const nameProblem = (one: Named, others: readonly Named[]): SetupRefusal | undefined => {
  if (slug(one.name) === '') return { code: 'NameMissing', field: 'name' };
  const taken = new Map(
    others
      .filter(({ id }) => id !== one.id)
      .flatMap(({ name, aliases }) => [name, ...aliases].map((known) => [slug(known), name] as const)),
  );
  const wrong = [one.name, ...one.aliases].find((name) => taken.has(slug(name)));
  if (wrong === undefined) return undefined;
  const field = wrong === one.name ? 'name' : 'aliases';
  return { code: 'NameTaken', field, name: wrong, by: taken.get(slug(wrong)) ?? '' };
};

const NAMED = ['name', 'aliases', 'contact', 'archive'] as const;

const identityNumberIn = (
  said: Readonly<Partial<Record<(typeof NAMED)[number], string | readonly string[] | null>>>,
): SetupRefusal | undefined => {
  const field = NAMED.find((one) => [said[one] ?? []].flat().some(looksLikeIdentityNumber));
  return field && { code: 'IdentityNumberInName', field };
};

const authorityProblem = (
  authority: Authority,
  present: Authority | undefined,
  { authorities }: Organisation,
): SetupRefusal | undefined => {
  if (present && present.party !== authority.party) return { code: 'PartyOfAuthorityStays', field: 'party' };
  const works = worksOf(authority.party);
  if (!works.includes(authority.work)) return { code: 'WorkNotOfParty', field: 'work', allowed: works };
  return identityNumberIn(authority) ?? nameProblem(authority, authorities);
};

const unitProblem = (
  unit: Unit,
  { authorities, units }: Organisation,
  { districts }: AssociationSettings,
): SetupRefusal | undefined => {
  if (!authorities.some(({ id }) => id === unit.authority))
    return { code: 'AuthorityUnknown', field: 'authority', authority: unit.authority };
  if (unit.district !== null && !districts.some(({ id }) => id === unit.district))
    return { code: 'DistrictUnknown', field: 'district', district: unit.district };
  if (unit.from !== null && unit.to !== null && unit.to < unit.from)
    return { code: 'DaysRunBackwards', field: 'to' };
  return identityNumberIn(unit) ?? nameProblem(unit, units);
};

const moveProblem = (
  { today, data: { authority: id, since } }: MoveUnit,
  unit: Unit,
  { authorities }: Organisation,
): SetupRefusal | undefined => {
  const [from, to] = [unit.authority, id].map((one) => authorities.find((known) => known.id === one));
  if (!to) return { code: 'AuthorityUnknown', field: 'authority', authority: id };
  if (from?.party !== to.party) return { code: 'PartyOfUnitStays', field: 'authority' };
  if (since === null) return undefined;
  if (since > today) return { code: 'DayInFuture', field: 'since', today };
  return (unit.from !== null && since <= unit.from) || !moved(unit, id, since)
    ? { code: 'MovedTooEarly', field: 'since' }
    : undefined;
};

const ruled = <One extends Authority | Unit>(
  problem: SetupRefusal | undefined,
  present: One | undefined,
  one: One,
  event: (type: 'Registered' | 'Changed') => OrganisationEvent,
): Ruling => {
  if (problem) return refuse(problem);
  if (!present) return accept(event('Registered'));
  return sameData(present, one) ? accept() : accept(event('Changed'));
};

/** The rules of the authorities and units of an association that is set up. */
export const decideOrganisation = (
  command: OrganisationCommand,
  organisation: Organisation,
  settings: AssociationSettings,
): Ruling => {
  const { occurredOn } = command;
  if (command.type === 'SetUpAuthority') {
    const { authority } = command.data;
    const present = organisation.authorities.find(({ id }) => id === authority.id);
    return ruled(authorityProblem(authority, present, organisation), present, authority, (done) => ({
      type: `Authority${done}`,
      occurredOn,
      data: { authority },
    }));
  }
  if (command.type === 'NameUnit') {
    const { unit: id, alias } = command.data;
    const named = organisation.units.find((unit) => unit.id === id);
    if (!named) return refuse({ code: 'UnitUnknown', field: 'unit', unit: id });
    if ([named.name, ...named.aliases].some((known) => slug(known) === slug(alias))) return accept();
    const { earlier: _earlier, ...own } = named;
    const unit = { ...own, aliases: [...named.aliases, alias] };
    return decideOrganisation({ ...command, type: 'SetUpUnit', data: { unit } }, organisation, settings);
  }
  if (command.type === 'MoveUnit') {
    const { unit: id, authority, since } = command.data;
    const present = organisation.units.find((unit) => unit.id === id);
    if (!present) return refuse({ code: 'UnitUnknown', field: 'unit', unit: id });
    const { earlier: _earlier, ...own } = present;
    const unit = {
      ...own,
      ...(since === null ? corrected(present, authority) : moved(present, authority, since)),
    };
    return ruled(moveProblem(command, present, organisation), present, unit, () => ({
      type: 'UnitChanged',
      occurredOn,
      data: { unit },
    }));
  }
  const present = organisation.units.find(({ id }) => id === command.data.unit.id);
  const unit: Unit = {
    ...command.data.unit,
    ...(present && corrected(present, command.data.unit.authority)),
  };
  return ruled(unitProblem(unit, organisation, settings), present, unit, (done) => ({
    type: `Unit${done}`,
    occurredOn,
    data: { unit },
  }));
};
