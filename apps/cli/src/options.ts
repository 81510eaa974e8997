import { type Day, isDay } from '@samspar/kernel';
import { Option } from 'commander';
import { wrongUsage } from './terminal.js';

/** Takes an option that may be repeated. */
export const collect = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
];

export const formatOption = (): Option =>
  new Option('--format <format>', 'text för läsare, json för program')
    .choices(['text', 'json'])
    .default('text');

/** Throws a sentence where the text is no day. */
export const asDay = (value: string): Day => {
  const wrong = `${value} är ingen dag: skriv ÅÅÅÅ-MM-DD.`;
  if (isDay(value)) return value;
  throw wrongUsage(wrong);
};

const asYear = (value: string): string => {
  if (/^\d{4}$/.test(value)) return value;
  throw wrongUsage(`--year ${value} är inget år: skriv till exempel 2025.`);
};

/** A whole year; `description` says what it is where none is said. */
export const yearOption = (description: string): Option =>
  new Option('--year <år>', description).argParser(asYear);

/** What stands below the help of a command: how it may be written. */
export const examples = (...lines: readonly string[]): string =>
  ['\nExempel:', ...lines.map((line) => `  ${line}`)].join('\n');
