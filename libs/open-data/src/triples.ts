/** The vocabularies of a catalogue by their prefixes. */
export const PREFIXES = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
} as const;

/** A name of one of them: `dcat:Dataset`. */
export type VocabularyName = `${keyof typeof PREFIXES}:${string}`;

/** What is said: another thing by its address, a text in a language, or a value of a type. */
export type RdfObject =
  | Readonly<{ iri: string }>
  | Readonly<{ text: string; language: 'sv' | 'en' }>
  | Readonly<{ value: string; datatype: VocabularyName }>;

/** Something is said of a thing, which has an address. */
export type Triple = Readonly<{ subject: string; predicate: VocabularyName; object: RdfObject }>;

export const expanded = (name: VocabularyName): string => {
  const [prefix = '', local = ''] = name.split(':');
  return `${PREFIXES[prefix as keyof typeof PREFIXES]}${local}`;
};

/** What is said of each thing, in the order in which they are first told of. */
export const bySubject = (triples: readonly Triple[]): ReadonlyMap<string, readonly Triple[]> =>
  Map.groupBy(triples, ({ subject }) => subject);
