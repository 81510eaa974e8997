import { dirname, join } from 'node:path';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const rootAbove = (folder: string): string => {
  if (existsSync(join(folder, 'nest-cli.json'))) return folder;
  if (dirname(folder) === folder) throw new Error('Filerna som hör till Samspår saknas: installera om det.');
  return rootAbove(dirname(folder));
};

/** Absolute path of a file that ships with Samspår, from sources and from the build alike. */
export const projectFile = (path: string): string =>
  join(rootAbove(dirname(fileURLToPath(import.meta.url))), path);

/** The version of this Samspår. */
export const projectVersion = (): string =>
  (JSON.parse(readFileSync(projectFile('package.json'), 'utf8')) as { version: string }).version;
