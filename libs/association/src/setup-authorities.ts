import { PARTY, codesOf, worksOf } from '@samspar/codes';
import { namesWith, NO_AUTHORITIES } from './authorities.js';
import type { Authority, Organisation, Retention, Unit } from './authority-events.js';
import type { SetupReader } from './setup-reader.js';

const AUTHORITY_KEYS = [
  'id',
  'party',
  'work',
  'name',
  'aliases',
  'contact',
  'retention',
  'archive',
  'to',
  'units',
] as const;
const UNIT_KEYS = ['id', 'name', 'aliases', 'district', 'from', 'to'] as const;

/** The names that the file says; where it says no others, those there were. A name that is replaced stays beside the new one. */
const namesIn = (said: SetupReader, before: Authority | Unit | undefined) => {
  const aliases = said.in('aliases');
  return namesWith(
    { name: said.in('name').text(), aliases: said.in('aliases', []).texts() },
    before && [before.name, ...(aliases.value === undefined ? before.aliases : [])],
  );
};

/**
 * `"kept"`, or `{ "years": 5, "exemptBirthDays": [5, 15, 25] }`; absent: as it was `before`, else the years of the association, without
 * exemption.
 */
const readRetention = (
  said: SetupReader,
  years: number,
  before: Retention = { kind: 'years', years, exemptBirthDays: [] },
): Retention => {
  if (said.value === undefined) return before;
  if (said.value === 'kept') return { kind: 'kept' };
  said.object(['years', 'exemptBirthDays']);
  const days = said.in('exemptBirthDays');
  return {
    kind: 'years',
    years: said.in('years').wholeNumber(1, 100, years),
    exemptBirthDays: days.value === undefined ? [] : days.list().map((day) => day.wholeNumber(1, 31, 1)),
  };
};

const readUnit = (said: SetupReader, authority: string, units: readonly Unit[]): Unit => {
  const id = said.in('id').slug();
  const before = units.find((one) => one.id === id);
  const unit: Unit = {
    id,
    authority,
    ...namesIn(said, before),
    district: said.in('district').textOrNull(before?.district),
    from: said.in('from').dayOrNull(before?.from),
    to: said.in('to').dayOrNull(before?.to),
  };
  said.in('to').mustFollow(unit.from, unit.to);
  return unit;
};

/**
 * The authorities of a setup file with their units. `retentionYears`: of one that says nothing of its own. What it leaves out of one
 * that there was `before` stays as it is: it may have been changed on the page. What they may be called and belong to is decided where
 * they are registered.
 */
export const readOrganisation = (
  said: SetupReader,
  retentionYears: number,
  before: Organisation = NO_AUTHORITIES,
): Organisation => {
  const read = said.list().map((one) => {
    const id = one.object(AUTHORITY_KEYS).in('id').slug();
    const present = before.authorities.find((known) => known.id === id);
    const party = one.in('party', null).oneOf(codesOf(PARTY), 'municipality');
    const authority: Authority = {
      id,
      party,
      work: one.in('work').oneOf(worksOf(party), present?.work ?? worksOf(party)[0]),
      ...namesIn(one, present),
      contact: one.in('contact').textOrNull(present?.contact),
      retention: readRetention(one.in('retention'), retentionYears, present?.retention),
      archive: one.in('archive').textOrNull(present?.archive),
      to: one.in('to').dayOrNull(present?.to),
    };
    const units = one
      .in('units', [])
      .list()
      .map((unit) => readUnit(unit.object(UNIT_KEYS), id, before.units));
    return { authority, units };
  });
  const ids = read.flatMap(({ authority, units }, index) => [
    { path: `authorities[${index}].id`, name: authority.id },
    ...units.map(({ id }, at) => ({ path: `authorities[${index}].units[${at}].id`, name: `unit ${id}` })),
  ]);
  said.distinct(ids);
  return {
    authorities: read.map(({ authority }) => authority),
    units: read.flatMap(({ units }) => units),
  };
};
