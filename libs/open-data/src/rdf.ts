import { bySubject, expanded, PREFIXES, type RdfObject, type Triple } from './triples.js';

const PLAIN = 'xsd:string';

/** Turtle, which is read by people too. */
export const turtle = async (triples: readonly Triple[]): Promise<string> => {
  // Loaded once somebody asks: the command line need not wait for it.
  const { DataFactory, Writer } = await import('n3');
  const objectOf = (object: RdfObject) => {
    if ('iri' in object) return DataFactory.namedNode(object.iri);
    if ('text' in object) return DataFactory.literal(object.text, object.language);
    return DataFactory.literal(object.value, DataFactory.namedNode(expanded(object.datatype)));
  };
  const writer = new Writer({ prefixes: PREFIXES });
  for (const { subject, predicate, object } of triples)
    writer.addQuad(
      DataFactory.quad(
        DataFactory.namedNode(subject),
        DataFactory.namedNode(expanded(predicate)),
        objectOf(object),
      ),
    );
  return new Promise((resolve, reject) => {
    writer.end((error, text) => (error ? reject(error) : resolve(text)));
  });
};

const TYPE = 'rdf:type';

const jsonOf = (object: RdfObject): object => {
  if ('iri' in object) return { '@id': object.iri };
  if ('text' in object) return { '@value': object.text, '@language': object.language };
  return object.datatype === PLAIN
    ? { '@value': object.value }
    : { '@value': object.value, '@type': object.datatype };
};

/** JSON-LD 1.1: a list of things, each with all that is said of it. */
export const jsonLd = (triples: readonly Triple[]): string => {
  const graph = Array.from(bySubject(triples), ([subject, said]) => ({
    '@id': subject,
    '@type': said.flatMap(({ predicate, object }) =>
      predicate === TYPE && 'iri' in object ? [object.iri] : [],
    ),
    ...Object.fromEntries(
      Array.from(
        Map.groupBy(
          said.filter(({ predicate }) => predicate !== TYPE),
          ({ predicate }) => predicate,
        ),
        ([predicate, own]) => [predicate, own.map(({ object }) => jsonOf(object))],
      ),
    ),
  }));
  return `${JSON.stringify({ '@context': PREFIXES, '@graph': graph }, null, 1)}\n`;
};

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** A text in XML 1.0, which has no place for most control characters. */
const xml = (text: string): string =>
  text
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '')
    .replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? '');

const elementOf = ({ predicate, object }: Triple): string => {
  if ('iri' in object) return `<${predicate} rdf:resource="${xml(object.iri)}"/>`;
  if ('text' in object)
    return `<${predicate} xml:lang="${object.language}">${xml(object.text)}</${predicate}>`;
  const type = object.datatype === PLAIN ? '' : ` rdf:datatype="${expanded(object.datatype)}"`;
  return `<${predicate}${type}>${xml(object.value)}</${predicate}>`;
};

/** RDF/XML, which is what Sveriges dataportal harvests. */
export const rdfXml = (triples: readonly Triple[]): string => {
  const names = Object.entries(PREFIXES).map(([prefix, iri]) => `xmlns:${prefix}="${iri}"`);
  const things = Array.from(
    bySubject(triples),
    ([subject, said]) =>
      `<rdf:Description rdf:about="${xml(subject)}">\n${said.map((one) => `  ${elementOf(one)}`).join('\n')}\n</rdf:Description>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF ${names.join(' ')}>\n${things.join('\n')}\n</rdf:RDF>\n`;
};
