import { DISTRICT_LISTS, type District, OUTSIDE, PARTY } from '@samspar/codes';
import {
  AFTER_WITHDRAWAL,
  type Association,
  type Intervention,
  type Members,
  OFFICE_IMPORTS,
  REGISTRABLE_DIMENSIONS,
  type RegisteredSince,
  REQUIRE_CONSENT,
  USER_NAME_YEARS,
} from './association-events.js';
import { SetupReader, type SetupProblem } from './setup-reader.js';
import { readOrganisation } from './setup-authorities.js';
import { readOpenData } from './setup-open-data.js';
import { newOfNoAuthority, NO_OWNER, ownersAmong } from './setup-owners.js';

export type { SetupProblem } from './setup-reader.js';

/** What may be registered from a day on: all journeys, a dimension of the statistics, or a kind of contact (docs/statistics.md#not-registered-is-not-zero). */
const VARIABLES = [
  'journeys',
  ...REGISTRABLE_DIMENSIONS,
  'meetings',
  'handovers',
  'employerContacts',
  'followUps',
  'decisions',
  'consents',
] as const;

const KEYS = [
  'association',
  'name',
  'members',
  'authorities',
  'interventions',
  'districts',
  'suppressionThreshold',
  'retentionYears',
  'storeDetained',
  'officeImports',
  'namesOfReaders',
  'releasesApproved',
  'openData',
  'userNameYears',
  'requireConsent',
  'afterWithdrawal',
  'registeredSince',
];
const INTERVENTION_KEYS = ['id', 'name', 'aliases', 'kind', 'from', 'to', 'owner', 'sensitive'];
const DISTRICT_KEYS = ['id', 'name', 'from', 'to', 'successor'];

type Name = Readonly<{ path: string; name: string }>;

/** Names of members of a kind: a list, or one name. */
const readNames = (reading: SetupReader, path: string, value: unknown): readonly Name[] =>
  typeof value === 'string'
    ? [{ path, name: reading.text(path, value) }]
    : reading.texts(path, value ?? []).map((name, index) => ({ path: `${path}[${index}]`, name }));

const readMembers = (reading: SetupReader, value: unknown): Members => {
  const said = reading.object('members', value, ['municipality', 'region']) ?? {};
  const municipality = readNames(reading, 'members.municipality', said['municipality']);
  if (municipality.length === 0)
    reading.report(
      'members.municipality',
      said['municipality'],
      'ska nämna minst en kommun.',
      'must name at least one municipality.',
    );
  const region = readNames(reading, 'members.region', said['region']);
  reading.distinct([...municipality, ...region]);
  reading.distinct([
    ...PARTY.flatMap(({ code, sv, also = [] }) =>
      [code, sv, ...also].map((name) => ({ path: sv, name, owner: code })),
    ),
    ...municipality.map((name) => ({ ...name, owner: 'municipality' })),
    ...region.map((name) => ({ ...name, owner: 'region' })),
  ]);
  return { municipality: municipality.map(({ name }) => name), region: region.map(({ name }) => name) };
};

/** Who runs an insats: an authority, or a party of which any may be meant; `NOBODY` where the file does not say. */
const readOwner = (
  reading: SetupReader,
  path: string,
  value: unknown,
  authorities: readonly string[],
): string => {
  if (value === undefined || value === NO_OWNER) return NO_OWNER;
  const owner = reading.text(path, value);
  const owners = ownersAmong(authorities);
  if (owner !== '' && !owners.includes(owner)) reading.unknownKey(path, owner, owners);
  return owner;
};

const readIntervention = (
  reading: SetupReader,
  path: string,
  value: unknown,
  authorities: readonly string[],
): Intervention => {
  const said = reading.object(path, value, INTERVENTION_KEYS) ?? {};
  const intervention: Intervention = {
    id: reading.slug(`${path}.id`, said['id']),
    name: reading.text(`${path}.name`, said['name']),
    aliases: reading.texts(`${path}.aliases`, said['aliases'] ?? []),
    kind: reading.oneOf(`${path}.kind`, said['kind'], ['individual', 'structural'], 'individual'),
    from: reading.dayOrNull(`${path}.from`, said['from']),
    to: reading.dayOrNull(`${path}.to`, said['to']),
    owner: readOwner(reading, `${path}.owner`, said['owner'], authorities),
    sensitive: reading.yesOrNo(`${path}.sensitive`, said['sensitive'], false),
  };
  reading.inOrder(`${path}.to`, intervention.from, intervention.to);
  return intervention;
};

/** Ids, names and aliases are what an import recognises an insats by, so no two may share one. */
const readInterventions = (
  reading: SetupReader,
  value: unknown,
  authorities: readonly string[],
): readonly Intervention[] => {
  const interventions = reading
    .list('interventions', value)
    .map((item, index) => readIntervention(reading, `interventions[${index}]`, item, authorities));
  reading.distinct(interventions.map(({ id }, index) => ({ path: `interventions[${index}].id`, name: id })));
  reading.distinct(
    interventions.flatMap(({ id, name, aliases }, index) => {
      const path = `interventions[${index}]`;
      return [
        { path: `${path}.name`, name, owner: id },
        ...aliases.map((alias, at) => ({ path: `${path}.aliases[${at}]`, name: alias, owner: id })),
        { path: `${path}.id`, name: id, owner: id },
      ];
    }),
  );
  return interventions;
};

const readDistrict = (reading: SetupReader, path: string, value: unknown): District => {
  const said = reading.object(path, value, DISTRICT_KEYS) ?? {};
  const district: District = {
    id: reading.slug(`${path}.id`, said['id']),
    name: reading.text(`${path}.name`, said['name']),
    from: reading.dayOrNull(`${path}.from`, said['from']),
    to: reading.dayOrNull(`${path}.to`, said['to']),
    successor:
      said['successor'] === undefined || said['successor'] === null
        ? null
        : reading.slug(`${path}.successor`, said['successor']),
  };
  reading.inOrder(`${path}.to`, district.from, district.to);
  if (district.id === 'outside' || district.id === 'unknown')
    reading.report(
      `${path}.id`,
      district.id,
      'är upptaget: välj ett annat id.',
      'is taken: choose another id.',
    );
  return district;
};

/** Does the chain of successors from a district come back to it? */
const isCyclic = (districts: readonly District[], { id, successor }: District): boolean => {
  const seen = new Set<string>();
  let next = successor;
  while (next !== null && !seen.has(next)) {
    seen.add(next);
    next = districts.find((district) => district.id === next)?.successor ?? null;
  }
  return seen.has(id);
};

const readSuccessors = (reading: SetupReader, districts: readonly District[]): void => {
  for (const [index, district] of districts.entries()) {
    const { successor, to } = district;
    if (successor === null || successor === '') continue;
    const path = `districts[${index}].successor`;
    const ids = districts.map(({ id }) => id);
    if (!ids.includes(successor)) reading.unknownKey(path, successor, ids);
    else if (isCyclic(districts, district))
      reading.report(
        path,
        successor,
        'leder tillbaka till stadsdelen själv.',
        'leads back to the district itself.',
      );
    if (to === null)
      reading.report(
        `districts[${index}].to`,
        to,
        'saknas: en stadsdel med efterföljare har en sista dag.',
        'is missing: a district with a successor has a last day.',
      );
  }
};

const readDistricts = (reading: SetupReader, value: unknown): readonly District[] => {
  if (value === undefined) return [];
  if (typeof value === 'string') {
    const list = Object.hasOwn(DISTRICT_LISTS, value) ? DISTRICT_LISTS[value] : undefined;
    if (!list) reading.unknownKey('districts', value, Object.keys(DISTRICT_LISTS));
    return list ?? [];
  }
  const districts = reading
    .list('districts', value)
    .map((item, index) => readDistrict(reading, `districts[${index}]`, item));
  reading.distinct(districts.map(({ id }, index) => ({ path: `districts[${index}].id`, name: id })));
  reading.distinct([
    { path: OUTSIDE.sv, name: OUTSIDE.sv },
    ...districts.map(({ id, name }, index) => ({ path: `districts[${index}].name`, name, owner: id })),
  ]);
  readSuccessors(reading, districts);
  return districts;
};

const readRegisteredSince = (
  reading: SetupReader,
  value: unknown,
  interventions: readonly string[],
): RegisteredSince | null => {
  if (value === undefined || value === null) return null;
  return Object.fromEntries(
    reading.entries('registeredSince', value).map(([variable, since]) => {
      const path = `registeredSince.${variable}`;
      if (!VARIABLES.some((known) => known === variable)) reading.unknownKey(path, variable, VARIABLES);
      const days = reading.entries(path, since).map(([intervention, day]) => {
        if (intervention !== '*' && !interventions.includes(intervention))
          reading.unknownKey(`${path}.${intervention}`, intervention, ['*', ...interventions]);
        return [intervention, reading.day(`${path}.${intervention}`, day)] as const;
      });
      return [variable, Object.fromEntries(days)] as const;
    }),
  );
};

/**
 * Reads the parsed JSON of a setup file (docs/configuration.md#the-setup-file): the association it describes, or everything that is wrong in it.
 * `known`: what was set up earlier, which the file may leave out and still name.
 */
export const readSetup = (
  json: unknown,
  known: readonly Association[] = [],
): Readonly<{ setup: Association } | { problems: readonly SetupProblem[] }> => {
  const reading = new SetupReader();
  const file = reading.object('', json, KEYS);
  if (!file) return { problems: reading.problems };
  const id = reading.slug('association', file['association']);
  const before = known.find((association) => association.id === id);
  const name = reading.text('name', file['name']);
  const retentionYears = reading.wholeNumber('retentionYears', file['retentionYears'], 1, 100, 5);
  const organisation = readOrganisation(reading, file['authorities'], retentionYears, before);
  const openData = readOpenData(reading, file['openData']);
  const interventions = readInterventions(
    reading,
    file['interventions'],
    idsOf([...organisation.authorities, ...(before?.authorities ?? [])]),
  );
  const setup: Association = {
    id,
    settings: {
      name,
      members: readMembers(reading, file['members']),
      districts: readDistricts(reading, file['districts']),
      suppressionThreshold: reading.wholeNumber(
        'suppressionThreshold',
        file['suppressionThreshold'],
        1,
        1_000,
        5,
      ),
      retentionYears,
      storeDetained: reading.yesOrNo('storeDetained', file['storeDetained'], false),
      officeImports: reading.oneOf('officeImports', file['officeImports'], OFFICE_IMPORTS, 'off'),
      ...(reading.yesOrNo('namesOfReaders', file['namesOfReaders'], false) && { namesOfReaders: true }),
      ...(reading.yesOrNo('releasesApproved', file['releasesApproved'], false) && {
        releasesApproved: true,
      }),
      ...(openData && { openData }),
      ...(file['userNameYears'] !== undefined && {
        userNameYears: reading.wholeNumber('userNameYears', file['userNameYears'], 1, 100, USER_NAME_YEARS),
      }),
      requireConsent: reading.oneOf('requireConsent', file['requireConsent'], REQUIRE_CONSENT, 'warn'),
      afterWithdrawal: reading.oneOf(
        'afterWithdrawal',
        file['afterWithdrawal'],
        AFTER_WITHDRAWAL,
        'anonymous',
      ),
      registeredSince: readRegisteredSince(
        reading,
        file['registeredSince'],
        idsOf([...interventions, ...(before?.interventions ?? [])]),
      ),
    },
    interventions,
    ...organisation,
  };
  if (!reading.problems.some(({ path }) => path.startsWith('authorities')))
    reading.problems.push(...newOfNoAuthority(setup, before));
  return reading.problems.length > 0 ? { problems: reading.problems } : { setup };
};

const idsOf = (all: readonly Readonly<{ id: string }>[]): readonly string[] => all.map(({ id }) => id);
