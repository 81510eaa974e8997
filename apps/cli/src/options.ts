import { Option } from 'commander';

export const formatOption = (): Option =>
  new Option('--format <format>', 'text för läsare, json för program')
    .choices(['text', 'json'])
    .default('text');
