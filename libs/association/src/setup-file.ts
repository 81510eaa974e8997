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
import { esfOfNoMember, lockedFinancing, readEsfFinancing, readEsfTemplate } from './setup-esf.js';
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
  'assessments',
] as const;

const KEYS = [
  'association',
  'name',
  'members',
  'authorities',
  'interventions',
  'districts',
  'districtMap',
  'suppressionThreshold',
  'retentionYears',
  'storeDetained',
  'officeImports',
  'namesOfReaders',
  'releasesApproved',
  'openData',
  'esfList',
  'userNameYears',
  'requireConsent',
  'afterWithdrawal',
  'registeredSince',
];
const INTERVENTION_KEYS = ['id', 'name', 'aliases', 'kind', 'from', 'to', 'owner', 'sensitive', 'esf'];
const DISTRICT_KEYS = ['id', 'name', 'from', 'to', 'successor'];

/** Names of members of a kind: a list, or one name. */
const readNames = (said: SetupReader) =>
  (typeof said.value === 'string' ? [said] : said.list()).map((one) => ({
    path: one.path,
    name: one.text(),
  }));

const readMembers = (members: SetupReader): Members => {
  const said = members.object(['municipality', 'region']);
  const municipality = readNames(said.in('municipality', []));
  if (municipality.length === 0)
    said.in('municipality').report('ska nämna minst en kommun.', 'must name at least one municipality.');
  const region = readNames(said.in('region', []));
  said.distinct([...municipality, ...region]);
  said.distinct([
    ...PARTY.flatMap(({ code, sv, also = [] }) =>
      [code, sv, ...also].map((name) => ({ path: sv, name, owner: code })),
    ),
    ...municipality.map((name) => ({ ...name, owner: 'municipality' })),
    ...region.map((name) => ({ ...name, owner: 'region' })),
  ]);
  return { municipality: municipality.map(({ name }) => name), region: region.map(({ name }) => name) };
};

/** Who runs an insats: an authority, or a party of which any may be meant; `NOBODY` where the file does not say. */
const readOwner = (said: SetupReader, authorities: readonly string[]): string => {
  if (said.value === undefined || said.value === NO_OWNER) return NO_OWNER;
  const owner = said.text();
  const owners = ownersAmong(authorities);
  if (owner !== '' && !owners.includes(owner)) said.reportUnknown(owner, owners);
  return owner;
};

const readIntervention = (
  said: SetupReader,
  authorities: readonly string[],
  before: readonly Intervention[],
): Intervention => {
  const id = said.in('id').slug();
  const present = before.find((one) => one.id === id);
  const esf = lockedFinancing(said.in('esf'), readEsfFinancing(said.in('esf')), present);
  const intervention: Intervention = {
    id,
    name: said.in('name').text(),
    aliases: said.in('aliases', []).texts(),
    kind: said.in('kind').oneOf(['individual', 'structural'], 'individual'),
    from: said.in('from').dayOrNull(),
    to: said.in('to').dayOrNull(),
    owner: readOwner(said.in('owner'), authorities),
    sensitive: said.in('sensitive').yesOrNo(false),
    ...(esf !== undefined && { esf }),
  };
  said.in('to').mustFollow(intervention.from, intervention.to);
  return intervention;
};

/** Ids, names and aliases are what an import recognises an insats by, so no two may share one. */
const readInterventions = (
  said: SetupReader,
  authorities: readonly string[],
  before: readonly Intervention[],
): readonly Intervention[] => {
  const interventions = said
    .list()
    .map((one) => readIntervention(one.object(INTERVENTION_KEYS), authorities, before));
  said.distinct(interventions.map(({ id }, index) => ({ path: `interventions[${index}].id`, name: id })));
  said.distinct(
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

const readDistrict = (said: SetupReader): District => {
  const [id, successor] = [said.in('id'), said.in('successor')];
  const district: District = {
    id: id.slug(),
    name: said.in('name').text(),
    from: said.in('from').dayOrNull(),
    to: said.in('to').dayOrNull(),
    successor: successor.isAbsent ? null : successor.slug(),
  };
  said.in('to').mustFollow(district.from, district.to);
  if (district.id === 'outside' || district.id === 'unknown')
    id.report('är upptaget: välj ett annat id.', 'is taken: choose another id.', district.id);
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

const readSuccessor = (said: SetupReader, district: District, districts: readonly District[]): void => {
  const { successor, to } = district;
  if (successor === null || successor === '') return;
  const ids = idsOf(districts);
  if (!ids.includes(successor)) said.in('successor').reportUnknown(successor, ids);
  else if (isCyclic(districts, district))
    said
      .in('successor')
      .report('leder tillbaka till stadsdelen själv.', 'leads back to the district itself.', successor);
  if (to === null)
    said
      .in('to')
      .report(
        'saknas: en stadsdel med efterföljare har en sista dag.',
        'is missing: a district with a successor has a last day.',
      );
};

const readDistricts = (said: SetupReader): readonly District[] => {
  const { value } = said;
  if (value === undefined) return [];
  if (typeof value === 'string') {
    const list = Object.hasOwn(DISTRICT_LISTS, value) ? DISTRICT_LISTS[value] : undefined;
    if (!list) said.reportUnknown(value, Object.keys(DISTRICT_LISTS));
    return list ?? [];
  }
  const read = said.list().map((one) => [one, readDistrict(one.object(DISTRICT_KEYS))] as const);
  const districts = read.map(([, district]) => district);
  said.distinct(districts.map(({ id }, index) => ({ path: `districts[${index}].id`, name: id })));
  said.distinct([
    { path: OUTSIDE.sv, name: OUTSIDE.sv },
    ...districts.map(({ id, name }, index) => ({ path: `districts[${index}].name`, name, owner: id })),
  ]);
  for (const [one, district] of read) readSuccessor(one, district, districts);
  return districts;
};

/** How districts lie: each in one place at most, and none that there is not. */
const readDistrictMap = (said: SetupReader, districts: readonly District[]): readonly string[] => {
  const rows = said.list().map((row) => row.text());
  const places = rows.flatMap((row, at) =>
    row
      .split(' ')
      .flatMap((id) => (id === '.' || id === '' ? [] : [{ path: `districtMap[${at}]`, name: id }])),
  );
  const known = idsOf(districts);
  for (const { path, name } of places)
    if (!known.includes(name)) new SetupReader(name, path, said.problems).reportUnknown(name, known);
  said.distinct(places);
  return rows;
};

const readRegisteredSince = (said: SetupReader, interventions: readonly string[]): RegisteredSince | null => {
  if (said.isAbsent) return null;
  return Object.fromEntries(
    said.entries().map(([variable, since]) => {
      if (!VARIABLES.some((known) => known === variable)) since.reportUnknown(variable, VARIABLES);
      const days = since.entries().map(([intervention, day]) => {
        if (intervention !== '*' && !interventions.includes(intervention))
          day.reportUnknown(intervention, ['*', ...interventions]);
        return [intervention, day.day()] as const;
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
  const file = new SetupReader(json).object(KEYS);
  const { problems } = file;
  if (!file.isObject) return { problems };
  const id = file.in('association').slug();
  const before = known.find((association) => association.id === id);
  const name = file.in('name').text();
  const retentionYears = file.in('retentionYears').wholeNumber(1, 100, 5);
  const organisation = readOrganisation(file.in('authorities', []), retentionYears, before);
  const openData = readOpenData(file.in('openData'));
  const interventions = readInterventions(
    file.in('interventions'),
    idsOf([...organisation.authorities, ...(before?.authorities ?? [])]),
    before?.interventions ?? [],
  );
  const esfList = readEsfTemplate(file.in('esfList'));
  const userNameYears = file.in('userNameYears');
  const districts = readDistricts(file.in('districts'));
  const districtMap = file.in('districtMap');
  const setup: Association = {
    id,
    settings: {
      name,
      members: readMembers(file.in('members')),
      districts,
      ...(!districtMap.isAbsent && { districtMap: readDistrictMap(districtMap, districts) }),
      suppressionThreshold: file.in('suppressionThreshold').wholeNumber(1, 1_000, 5),
      retentionYears,
      storeDetained: file.in('storeDetained').yesOrNo(false),
      officeImports: file.in('officeImports').oneOf(OFFICE_IMPORTS, 'off'),
      ...(file.in('namesOfReaders').yesOrNo(false) && { namesOfReaders: true }),
      ...(file.in('releasesApproved').yesOrNo(false) && { releasesApproved: true }),
      ...(openData && { openData }),
      ...(esfList && { esfList }),
      ...(userNameYears.value !== undefined && {
        userNameYears: userNameYears.wholeNumber(1, 100, USER_NAME_YEARS),
      }),
      requireConsent: file.in('requireConsent').oneOf(REQUIRE_CONSENT, 'warn'),
      afterWithdrawal: file.in('afterWithdrawal').oneOf(AFTER_WITHDRAWAL, 'anonymous'),
      registeredSince: readRegisteredSince(
        file.in('registeredSince'),
        idsOf([...interventions, ...(before?.interventions ?? [])]),
      ),
    },
    interventions,
    ...organisation,
  };
  if (!problems.some(({ path }) => path.startsWith('authorities')))
    problems.push(...newOfNoAuthority(setup, before), ...esfOfNoMember(setup, before));
  return problems.length > 0 ? { problems } : { setup };
};

const idsOf = (all: readonly Readonly<{ id: string }>[]): readonly string[] => all.map(({ id }) => id);
