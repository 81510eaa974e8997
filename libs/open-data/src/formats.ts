import { csv, csvMetadata } from './csv.js';
import { jsonStat } from './json-stat.js';
import type { OpenTable } from './open-table.js';
import { px } from './px.js';

/** The formats that a released table is opened in, by what their addresses end with. */
export const OPEN_FORMATS = ['csv', 'json', 'px'] as const;
export type OpenFormat = (typeof OPEN_FORMATS)[number];

type FormatTerms = Readonly<{
  /** What it is called. */
  name: string;
  mediaType: string;
  /** The standard that it follows. */
  standard: string;
  /** Whether the names of codes are in it in English as well. */
  isInBoth: boolean;
  write: (table: OpenTable) => string;
}>;

export const FORMATS: Readonly<Record<OpenFormat, FormatTerms>> = {
  csv: {
    name: 'CSV',
    mediaType: 'text/csv',
    standard: 'https://www.rfc-editor.org/rfc/rfc4180',
    isInBoth: true,
    write: csv,
  },
  json: {
    name: 'JSON-stat 2.0',
    mediaType: 'application/json',
    standard: 'https://json-stat.org/format/',
    isInBoth: false,
    write: jsonStat,
  },
  px: {
    name: 'PX',
    mediaType: 'text/x-pcaxis',
    standard: 'https://www.scb.se/px-filformat',
    isInBoth: true,
    write: px,
  },
};

/** A table in a format, or (`csv-metadata`) what the columns of its CSV file are. */
export const fileOf = (table: OpenTable, format: OpenFormat | 'csv-metadata'): string =>
  format === 'csv-metadata' ? csvMetadata(table) : FORMATS[format].write(table);
