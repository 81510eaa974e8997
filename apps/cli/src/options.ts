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
