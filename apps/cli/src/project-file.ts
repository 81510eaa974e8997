import { dirname, join } from 'node:path';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const rootAbove = (folder: string): string =>
  existsSync(join(folder, 'nest-cli.json')) ? folder : rootAbove(dirname(folder));

/** Absolute path of a file that ships with Samspår, from sources and from the build alike. */
export const projectFile = (path: string): string =>
  join(rootAbove(dirname(fileURLToPath(import.meta.url))), path);
