import { PARTY, codesOf } from '@samspar/codes';
import type { Authority, Organisation, Retention, Unit } from './authority-events.js';
import type { SetupReader } from './setup-reader.js';

const AUTHORITY_KEYS = [
  'id',
  'party',
  'name',
  'aliases',
  'contact',
  'retention',
  'archive',
  'to',
  'units',
] as const;
const UNIT_KEYS = ['id', 'name', 'aliases', 'district', 'from', 'to'] as const;

const textOrNull = (reading: SetupReader, path: string, value: unknown): string | null =>
  value === undefined || value === null ? null : reading.text(path, value);

/** `"kept"`, or `{ "years": 5, "exemptBirthDays": [5, 15, 25] }`; absent: the years of the association, without exemption. */
const readRetention = (reading: SetupReader, path: string, value: unknown, years: number): Retention => {
  if (value === undefined) return { kind: 'years', years, exemptBirthDays: [] };
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

const readUnit = (reading: SetupReader, path: string, value: unknown, authority: string): Unit => {
  const said = reading.object(path, value, UNIT_KEYS) ?? {};
  const unit: Unit = {
    id: reading.slug(`${path}.id`, said['id']),
    authority,
    name: reading.text(`${path}.name`, said['name']),
    aliases: reading.texts(`${path}.aliases`, said['aliases'] ?? []),
    district: textOrNull(reading, `${path}.district`, said['district']),
    from: reading.dayOrNull(`${path}.from`, said['from']),
    to: reading.dayOrNull(`${path}.to`, said['to']),
  };
  reading.inOrder(`${path}.to`, unit.from, unit.to);
  return unit;
};

/**
 * The authorities of a setup file with their units. `retentionYears`: of one that says nothing of its own. What they may be
 * called and belong to is decided where they are registered.
 */
export const readOrganisation = (
  reading: SetupReader,
  value: unknown,
  retentionYears: number,
): Organisation => {
  const read = reading.list('authorities', value ?? []).map((item, index) => {
    const path = `authorities[${index}]`;
    const said = reading.object(path, item, AUTHORITY_KEYS) ?? {};
    const authority: Authority = {
      id: reading.slug(`${path}.id`, said['id']),
      party: reading.oneOf(`${path}.party`, said['party'] ?? null, codesOf(PARTY), 'municipality'),
      name: reading.text(`${path}.name`, said['name']),
      aliases: reading.texts(`${path}.aliases`, said['aliases'] ?? []),
      contact: textOrNull(reading, `${path}.contact`, said['contact']),
      retention: readRetention(reading, `${path}.retention`, said['retention'], retentionYears),
      archive: textOrNull(reading, `${path}.archive`, said['archive']),
      to: reading.dayOrNull(`${path}.to`, said['to']),
    };
    const units = reading
      .list(`${path}.units`, said['units'] ?? [])
      .map((unit, at) => readUnit(reading, `${path}.units[${at}]`, unit, authority.id));
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
