import { PARTY, codesOf, worksOf } from '@samspar/codes';
import type { Day } from '@samspar/kernel';
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

/** A text, or none (null); absent: as it was `before`. */
const textOrNull = (
  reading: SetupReader,
  path: string,
  value: unknown,
  before: string | null = null,
): string | null => (value === undefined ? before : value === null ? null : reading.text(path, value));

/** A day, or none (null); absent: as it was `before`. */
const dayOrNull = (
  reading: SetupReader,
  path: string,
  value: unknown,
  before: Day | null = null,
): Day | null => (value === undefined ? before : reading.dayOrNull(path, value));

/** The names that the file says; where it says no others, those there were. A name that is replaced stays beside the new one. */
const namesIn = (
  reading: SetupReader,
  path: string,
  said: Readonly<Record<string, unknown>>,
  before: Authority | Unit | undefined,
) =>
  namesWith(
    {
      name: reading.text(`${path}.name`, said['name']),
      aliases: reading.texts(`${path}.aliases`, said['aliases'] ?? []),
    },
    before && [before.name, ...(said['aliases'] === undefined ? before.aliases : [])],
  );

/**
 * `"kept"`, or `{ "years": 5, "exemptBirthDays": [5, 15, 25] }`; absent: as it was `before`, else the years of the association, without
 * exemption.
 */
const readRetention = (
  reading: SetupReader,
  path: string,
  value: unknown,
  years: number,
  before: Retention = { kind: 'years', years, exemptBirthDays: [] },
): Retention => {
  if (value === undefined) return before;
  if (value === 'kept') return { kind: 'kept' };
  const said = reading.object(path, value, ['years', 'exemptBirthDays']) ?? {};
  return {
    kind: 'years',
    years: reading.wholeNumber(`${path}.years`, said['years'], 1, 100, years),
    exemptBirthDays:
      said['exemptBirthDays'] === undefined
        ? []
        : reading
            .list(`${path}.exemptBirthDays`, said['exemptBirthDays'])
            .map((day, index) => reading.wholeNumber(`${path}.exemptBirthDays[${index}]`, day, 1, 31, 1)),
  };
};

const readUnit = (
  reading: SetupReader,
  path: string,
  value: unknown,
  authority: string,
  units: readonly Unit[],
): Unit => {
  const said = reading.object(path, value, UNIT_KEYS) ?? {};
  const id = reading.slug(`${path}.id`, said['id']);
  const before = units.find((one) => one.id === id);
  const unit: Unit = {
    id,
    authority,
    ...namesIn(reading, path, said, before),
    district: textOrNull(reading, `${path}.district`, said['district'], before?.district),
    from: dayOrNull(reading, `${path}.from`, said['from'], before?.from),
    to: dayOrNull(reading, `${path}.to`, said['to'], before?.to),
  };
  reading.inOrder(`${path}.to`, unit.from, unit.to);
  return unit;
};

/**
 * The authorities of a setup file with their units. `retentionYears`: of one that says nothing of its own. What it leaves out of one
 * that there was `before` stays as it is: it may have been changed on the page. What they may be called and belong to is decided where
 * they are registered.
 */
export const readOrganisation = (
  reading: SetupReader,
  value: unknown,
  retentionYears: number,
  before: Organisation = NO_AUTHORITIES,
): Organisation => {
  const read = reading.list('authorities', value ?? []).map((item, index) => {
    const path = `authorities[${index}]`;
    const said = reading.object(path, item, AUTHORITY_KEYS) ?? {};
    const id = reading.slug(`${path}.id`, said['id']);
    const present = before.authorities.find((one) => one.id === id);
    const party = reading.oneOf(`${path}.party`, said['party'] ?? null, codesOf(PARTY), 'municipality');
    const authority: Authority = {
      id,
      party,
      work: reading.oneOf(`${path}.work`, said['work'], worksOf(party), present?.work ?? worksOf(party)[0]),
      ...namesIn(reading, path, said, present),
      contact: textOrNull(reading, `${path}.contact`, said['contact'], present?.contact),
      retention: readRetention(
        reading,
        `${path}.retention`,
        said['retention'],
        retentionYears,
        present?.retention,
      ),
      archive: textOrNull(reading, `${path}.archive`, said['archive'], present?.archive),
      to: dayOrNull(reading, `${path}.to`, said['to'], present?.to),
    };
    const units = reading
      .list(`${path}.units`, said['units'] ?? [])
      .map((unit, at) => readUnit(reading, `${path}.units[${at}]`, unit, authority.id, before.units));
    return { authority, units };
  });
  const ids = read.flatMap(({ authority, units }, index) => [
    { path: `authorities[${index}].id`, name: authority.id },
    ...units.map(({ id }, at) => ({ path: `authorities[${index}].units[${at}].id`, name: `unit ${id}` })),
  ]);
  reading.distinct(ids);
  return {
    authorities: read.map(({ authority }) => authority),
    units: read.flatMap(({ units }) => units),
  };
};
