import { Option } from 'commander';

/** Takes an option that may be repeated. */
export const collect = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
];

export const formatOption = (): Option =>
  new Option('--format <format>', 'text för läsare, json för program')
    .choices(['text', 'json'])
    .default('text');
