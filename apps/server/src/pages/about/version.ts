import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';

const readVersion = (): string => {
  const file = findPackageJSON('.', import.meta.url);
  if (file === undefined) throw new Error('package.json is missing: install Samspår again.');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
};

/** The version of Samspår that runs. */
export const VERSION = readVersion();
