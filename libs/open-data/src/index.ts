export {
  type CataloguedRelease,
  type CataloguedTable,
  catalogueTriples,
  filesOf,
  OPEN_DATA_PATH,
  type OpenCatalogue,
  releaseAddress,
  tableAddress,
} from './catalogue.js';
export { fileOf, FORMATS, type OpenFormat } from './formats.js';
export { openTable, type OpenTable } from './open-table.js';
export { jsonLd, rdfXml, turtle } from './rdf.js';
export type { OpenPublisher, TableOrigin } from './table-origin.js';
export { LICENCE } from './terms.js';
export type { Triple } from './triples.js';
