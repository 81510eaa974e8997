import type { Day, Sentence } from '@samspar/kernel';
import { FORMATS, OPEN_FORMATS, type OpenFormat } from './formats.js';
import type { OpenPublisher } from './table-origin.js';
import { LICENCE } from './terms.js';
import { PREFIXES, type RdfObject, type Triple, type VocabularyName } from './triples.js';

/** A file of a table: how large it is in bytes, and its SHA-256, hexadecimal. */
export type OpenFile = Readonly<{ format: OpenFormat; bytes: number; sha256: string }>;

export type CataloguedTable = Readonly<{
  /** Place in the release, from 1. */
  place: number;
  title: string;
  counts: Sentence;
  files: readonly OpenFile[];
}>;

/** A release as the catalogue tells of it. Moments are ISO instants in UTC. */
export type CataloguedRelease = Readonly<{
  id: string;
  title: string;
  text: string;
  asKnownAt: string;
  released: string;
  /** The days that its tables are about, both included. */
  period: Readonly<{ from: Day; to: Day }>;
  /** The open release that it took the place of, and the one that took its own. */
  follows: string | null;
  followedBy: string | null;
  /** What differs from the release that it follows. */
  explanation: string | null;
  withdrawn: Readonly<{ at: string; reason: string }> | null;
  /** Those that are open; none once it is withdrawn. */
  tables: readonly CataloguedTable[];
  /** Of a report: the sections that show them, with the places of those tables. */
  sections?: readonly Readonly<{ heading: Sentence; places: readonly number[] }>[];
}>;

/** What an association opens. */
export type OpenCatalogue = Readonly<{ publisher: OpenPublisher; releases: readonly CataloguedRelease[] }>;

export const OPEN_DATA_PATH = '/oppna-data';

/** Where a release is told of; its tables lie below. `server`: its address, without a path. */
export const releaseAddress = (server: string, release: string): string =>
  `${server}${OPEN_DATA_PATH}/${release}`;

/** Where a table lies, without what its format ends with. */
export const tableAddress = (server: string, release: string, place: number): string =>
  `${releaseAddress(server, release)}/${place}`;

const AUTHORITY = 'http://publications.europa.eu/resource/authority';
const MEDIA_TYPES = 'https://www.iana.org/assignments/media-types';

const iri = (address: string): RdfObject => ({ iri: address });
const named = (name: VocabularyName): RdfObject => {
  const [prefix = '', local = ''] = name.split(':');
  return iri(PREFIXES[prefix as keyof typeof PREFIXES] + local);
};
const sv = (text: string): RdfObject => ({ text, language: 'sv' });
const en = (text: string): RdfObject => ({ text, language: 'en' });
const plain = (value: string): RdfObject => ({ value, datatype: 'xsd:string' });
const instant = (value: string): RdfObject => ({ value, datatype: 'xsd:dateTime' });
const date = (value: Day): RdfObject => ({ value, datatype: 'xsd:date' });

type Said = readonly (readonly [VocabularyName, ...RdfObject[]])[];

const about = (subject: string, type: VocabularyName, said: Said): readonly Triple[] =>
  [['rdf:type', named(type)] as const, ...said].flatMap(([predicate, ...objects]) =>
    objects.map((object) => ({ subject, predicate, object })),
  );

const languages = (isInBoth: boolean): readonly RdfObject[] =>
  (isInBoth ? ['SWE', 'ENG'] : ['SWE']).map((code) => iri(`${AUTHORITY}/language/${code}`));

const statusOf = ({ withdrawn, followedBy }: CataloguedRelease): string =>
  withdrawn ? 'WITHDRAWN' : followedBy === null ? 'COMPLETED' : 'DEPRECATED';

const distribution = (
  server: string,
  release: CataloguedRelease,
  { place, title, counts }: CataloguedTable,
  { format, bytes, sha256 }: OpenFile,
): readonly Triple[] => {
  const { name, mediaType, standard, isInBoth } = FORMATS[format];
  const file = `${tableAddress(server, release.id, place)}.${format}`;
  const isRegistered = !mediaType.includes('/x-');
  return [
    ...about(`${file}#distribution`, 'dcat:Distribution', [
      ['dcterms:title', sv(`${title} (${name})`)],
      ['dcterms:description', sv(counts.sv), en(counts.en)],
      ['dcat:accessURL', iri(file)],
      ['dcat:downloadURL', iri(file)],
      ['dcterms:format', plain(mediaType)],
      ...(isRegistered ? [['dcat:mediaType', iri(`${MEDIA_TYPES}/${mediaType}`)] as const] : []),
      ['dcterms:conformsTo', iri(standard)],
      ['dcterms:language', ...languages(isInBoth)],
      ['dcterms:license', iri(LICENCE.address)],
      ['dcterms:issued', instant(release.released)],
      ['dcterms:modified', instant(release.released)],
      ['dcat:byteSize', { value: String(bytes), datatype: 'xsd:nonNegativeInteger' }],
      ['spdx:checksum', iri(`${file}#checksum`)],
      ['adms:status', iri(`${AUTHORITY}/distribution-status/${statusOf(release)}`)],
      ['dcatap:availability', iri(`${AUTHORITY}/planned-availability/STABLE`)],
    ]),
    ...about(`${file}#checksum`, 'spdx:Checksum', [
      ['spdx:algorithm', named('spdx:checksumAlgorithm_sha256')],
      ['spdx:checksumValue', { value: sha256, datatype: 'xsd:hexBinary' }],
    ]),
    ...about(standard, 'dcterms:Standard', [['dcterms:title', en(name)]]),
  ];
};

const datasetOf = (server: string, release: string): string => `${releaseAddress(server, release)}#datamangd`;

const KEYWORDS: readonly RdfObject[] = [
  sv('samordningsförbund'),
  sv('FINSAM'),
  sv('arbetslivsinriktad rehabilitering'),
  en('coordinated rehabilitation'),
];

type CatalogueThings = Readonly<{
  catalogue: string;
  agent: string;
  contact: string;
  places: readonly string[];
}>;

const thingsOf = (server: string, { id, places }: OpenPublisher): CatalogueThings => {
  const thing = (name: string) => `${server}${OPEN_DATA_PATH}#${name}-${id}`;
  return {
    catalogue: thing('katalog'),
    agent: thing('utgivare'),
    contact: thing('kontakt'),
    places: places.map((_name, index) => thing(`plats-${index + 1}`)),
  };
};

const dataset = (
  server: string,
  release: CataloguedRelease,
  { agent, contact, places }: CatalogueThings,
): readonly Triple[] => {
  const { id, title, text, released, period, follows, followedBy, explanation, withdrawn, tables } = release;
  const address = releaseAddress(server, id);
  const files = tables.flatMap((table) => table.files.map((file) => ({ table, file })));
  const notes = [
    ...(explanation === null ? [] : [sv(explanation)]),
    ...(withdrawn ? [sv(`Tillbakadragen: ${withdrawn.reason}`)] : []),
  ];
  return [
    ...about(datasetOf(server, id), 'dcat:Dataset', [
      ['dcterms:title', sv(title)],
      [
        'dcterms:description',
        sv(
          text.trim() === ''
            ? `Tabeller som förbundet har publicerat: ${tables.map((one) => one.title).join('; ') || title}.`
            : text,
        ),
      ],
      ['dcterms:identifier', plain(address)],
      ['dcterms:publisher', iri(agent)],
      ['dcat:contactPoint', iri(contact)],
      ['dcat:landingPage', iri(address)],
      ['dcterms:issued', instant(released)],
      ['dcterms:modified', instant(withdrawn?.at ?? released)],
      ['dcat:version', plain(release.asKnownAt)],
      ...(notes.length > 0 ? [['adms:versionNotes', ...notes] as const] : []),
      ['adms:status', iri(`${AUTHORITY}/dataset-status/${statusOf(release)}`)],
      ['dcterms:temporal', iri(`${address}#period`)],
      ['dcterms:spatial', ...places.map(iri)],
      ['dcterms:accrualPeriodicity', iri(`${AUTHORITY}/frequency/NEVER`)],
      ['dcterms:accessRights', iri(`${AUTHORITY}/access-right/PUBLIC`)],
      ['dcterms:language', ...languages(true)],
      ['dcat:theme', iri(`${AUTHORITY}/data-theme/SOCI`)],
      ['dcat:keyword', ...KEYWORDS],
      ...(follows === null ? [] : [['dcterms:replaces', iri(datasetOf(server, follows))] as const]),
      ...(followedBy === null ? [] : [['dcterms:isReplacedBy', iri(datasetOf(server, followedBy))] as const]),
      [
        'dcat:distribution',
        ...files.map(({ table, file }) =>
          iri(`${tableAddress(server, id, table.place)}.${file.format}#distribution`),
        ),
      ],
    ]),
    ...about(address, 'foaf:Document', [['dcterms:title', sv(title)]]),
    ...about(`${address}#period`, 'dcterms:PeriodOfTime', [
      ['dcat:startDate', date(period.from)],
      ['dcat:endDate', date(period.to)],
    ]),
    ...files.flatMap(({ table, file }) => distribution(server, release, table, file)),
  ];
};

const catalogueOf = (server: string, { publisher, releases }: OpenCatalogue): readonly Triple[] => {
  const things = thingsOf(server, publisher);
  const home = `${server}${OPEN_DATA_PATH}`;
  const moments = releases.map(({ released, withdrawn }) => withdrawn?.at ?? released).toSorted();
  const [issued, modified] = [releases.map(({ released }) => released).toSorted()[0], moments.at(-1)];
  return [
    ...about(things.catalogue, 'dcat:Catalog', [
      ['dcterms:title', sv(`Öppna data från ${publisher.name}`), en(`Open data of ${publisher.name}`)],
      [
        'dcterms:description',
        sv(
          `De tabeller som ${publisher.name} har publicerat, så som de frystes då. En publicerad siffra ändras aldrig.`,
        ),
        en(
          `The tables that ${publisher.name} has released, as they were frozen then. A released figure is never changed.`,
        ),
      ],
      ['dcterms:publisher', iri(things.agent)],
      ['dcterms:license', iri(LICENCE.address)],
      ['foaf:homepage', iri(home)],
      ['dcterms:language', ...languages(true)],
      ['dcterms:spatial', ...things.places.map(iri)],
      ['dcat:themeTaxonomy', iri(`${AUTHORITY}/data-theme`)],
      ...(issued === undefined ? [] : [['dcterms:issued', instant(issued)] as const]),
      ...(modified === undefined ? [] : [['dcterms:modified', instant(modified)] as const]),
      ['dcat:dataset', ...releases.map(({ id }) => iri(datasetOf(server, id)))],
    ]),
    ...about(home, 'foaf:Document', [['dcterms:title', sv('Öppna data'), en('Open data')]]),
    ...about(things.agent, 'foaf:Agent', [
      ['foaf:name', sv(publisher.name)],
      ['dcterms:type', iri('http://purl.org/adms/publishertype/LocalAuthority')],
    ]),
    ...about(things.contact, 'vcard:Organization', [
      ['rdf:type', named('vcard:Kind')],
      ['vcard:fn', plain(publisher.name)],
      ['vcard:hasEmail', iri(`mailto:${publisher.email}`)],
    ]),
    ...things.places.flatMap((place, index) =>
      about(place, 'dcterms:Location', [['skos:prefLabel', sv(publisher.places[index] ?? '')]]),
    ),
    ...releases.flatMap((release) => dataset(server, release, things)),
  ];
};

const textOf = ({ subject, predicate, object }: Triple): string =>
  JSON.stringify([subject, predicate, object]);

/** A catalogue after DCAT-AP-SE for each association that opens its releases; nothing is said twice. */
export const catalogueTriples = (server: string, catalogues: readonly OpenCatalogue[]): readonly Triple[] => [
  ...new Map(
    catalogues
      .flatMap((catalogue) => catalogueOf(server, catalogue))
      .map((triple) => [textOf(triple), triple]),
  ).values(),
];

/** All formats of a table, with what the catalogue says of each; `digest` gives the SHA-256 of a text, hexadecimal. */
export const filesOf = (
  write: (format: OpenFormat) => string,
  digest: (text: string) => string,
): readonly OpenFile[] =>
  OPEN_FORMATS.map((format) => {
    const text = write(format);
    return { format, bytes: new TextEncoder().encode(text).byteLength, sha256: digest(text) };
  });
