import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { type CataloguedRelease, catalogueTriples, jsonLd, rdfXml, turtle } from '@samspar/open-data';
import jsonld from 'jsonld';
import { Parser, type Quad, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { ORIGIN } from './tables.js';

const SERVER = 'https://samspar.example';
const SHA = 'ab'.repeat(32);

const release = (said: Partial<CataloguedRelease> & Readonly<{ id: string }>): CataloguedRelease => ({
  title: 'Avslutade 2024 <och> "fler" & andra',
  text: '',
  asKnownAt: '2025-02-01T10:00:00.000Z',
  released: '2025-02-01T10:05:00.000Z',
  period: { from: '2024-01-01', to: '2024-12-31' },
  follows: null,
  followedBy: null,
  explanation: null,
  withdrawn: null,
  tables: [
    {
      place: 1,
      title: 'Avslutade',
      counts: { sv: 'Avslutade deltaganden', en: 'Journeys ended' },
      files: [
        { format: 'csv', bytes: 1200, sha256: SHA },
        { format: 'json', bytes: 2400, sha256: SHA },
        { format: 'px', bytes: 3600, sha256: SHA },
      ],
    },
  ],
  ...said,
});

const [FIRST, SECOND, THIRD] = [
  '10f0c2a5-9a77-4c1e-8a53-0d5a6c1f2b90',
  '20f0c2a5-9a77-4c1e-8a53-0d5a6c1f2b90',
  '30f0c2a5-9a77-4c1e-8a53-0d5a6c1f2b90',
];
const CATALOGUES = [
  {
    publisher: ORIGIN.publisher,
    releases: [
      release({ id: FIRST, followedBy: SECOND }),
      release({
        id: SECOND,
        follows: FIRST,
        explanation: 'Fler är registrerade.',
        text: 'Text om tabellen.\nTvå rader.',
      }),
      release({
        id: THIRD,
        tables: [],
        withdrawn: { at: '2025-03-01T10:00:00.000Z', reason: 'Perioden var fel.' },
      }),
    ],
  },
];
const TRIPLES = catalogueTriples(SERVER, CATALOGUES);

const parsed = (text: string): Quad[] => new Parser().parse(text);
const shapes = (...files: readonly string[]): Quad[] =>
  files.flatMap((file) => parsed(readFileSync(new URL(`shapes/${file}.ttl`, import.meta.url), 'utf8')));
const lineOf = ({ subject, predicate, object }: Quad): string =>
  [
    subject.value,
    predicate.value,
    object.termType,
    object.value,
    object.language,
    object.datatype?.value,
  ].join(' ');
const linesOf = (quads: readonly Quad[]): readonly string[] => quads.map(lineOf).toSorted();
const valid = async (data: readonly Quad[], rules: readonly Quad[]) => {
  const report = await new SHACLValidator(new Store(rules)).validate(new Store(data));
  return report.results.map(({ focusNode, path, value, message }) =>
    [focusNode?.value, path?.value, value?.value, message.map((one) => one.value).join(' ')].join(' '),
  );
};

describe('the catalogue', () => {
  it('keeps to DCAT-AP-SE, and to DCAT-AP but where that profile asks for the format as a text', async () => {
    const data = [...parsed(await turtle(TRIPLES)), ...shapes('authorities')];
    expect(await valid(data, shapes('dcat-ap-se-3.0.1'))).toEqual([]);
    const amiss = await valid(data, shapes('dcat-ap-3.0.1-shapes', 'dcat-ap-3.0.1-range'));
    expect(amiss.filter((one) => !one.includes('http://purl.org/dc/terms/format'))).toEqual([]);
    expect(amiss.length).toBe(12);
  });

  it('is found wanting where something is left out', async () => {
    const data = [...parsed(await turtle(TRIPLES)), ...shapes('authorities')];
    const without = (name: string) => data.filter(({ predicate }) => !predicate.value.endsWith(name));
    for (const name of [
      'dc/terms/publisher',
      'contactPoint',
      '#accessURL',
      'dc/terms/type',
      '#hasEmail',
      'dc/terms/title',
    ])
      expect((await valid(without(name), shapes('dcat-ap-se-3.0.1'))).length).toBeGreaterThan(0);
  });

  it('says the same in Turtle, JSON-LD and RDF/XML', async () => {
    const fromTurtle = linesOf(parsed(await turtle(TRIPLES)));
    expect(fromTurtle.length).toBe(TRIPLES.length);
    const nquads = await jsonld.toRDF(JSON.parse(jsonLd(TRIPLES)), { format: 'application/n-quads' });
    expect(linesOf(parsed(nquads))).toEqual(fromTurtle);
    const fromXml = Readable.from([rdfXml(TRIPLES)]).pipe(new RdfXmlParser());
    expect(linesOf((await fromXml.toArray()) as Quad[])).toEqual(fromTurtle);
  });

  it('leads from a followed release to the one that took its place, and keeps a withdrawn one with the reason', async () => {
    const store = new Store(parsed(await turtle(TRIPLES)));
    const said = (id: string, predicate: string) =>
      store
        .getQuads(`${SERVER}/oppna-data/${id}#datamangd`, predicate, null, null)
        .map(({ object }) => object.value);
    const STATUS = 'http://www.w3.org/ns/adms#status';
    const DISTRIBUTION = 'http://www.w3.org/ns/dcat#distribution';
    expect(said(FIRST, 'http://purl.org/dc/terms/isReplacedBy')).toEqual([
      `${SERVER}/oppna-data/${SECOND}#datamangd`,
    ]);
    expect([FIRST, SECOND, THIRD].map((id) => said(id, STATUS)[0]?.split('/').at(-1))).toEqual([
      'DEPRECATED',
      'COMPLETED',
      'WITHDRAWN',
    ]);
    expect([FIRST, SECOND, THIRD].map((id) => said(id, DISTRIBUTION).length)).toEqual([3, 3, 0]);
    expect(said(THIRD, 'http://www.w3.org/ns/adms#versionNotes')).toEqual([
      'Tillbakadragen: Perioden var fel.',
    ]);
  });
});
