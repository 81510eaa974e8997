import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const TOOLS = ['pg_dump', 'pg_restore'];
const MAJOR = /(\d+)\./;

export const NO_TOOLS =
  'Tests of pg_dump and pg_restore were skipped: install those of PostgreSQL 18 or later (Debian: postgresql-client-18).';

const run = (command: string, args: readonly string[]): SpawnSyncReturns<string> =>
  spawnSync(command, args, { encoding: 'utf8' });

const majorOf = (folder: string): number =>
  Number(MAJOR.exec(run(join(folder, 'pg_dump'), ['--version']).stdout)?.[1] ?? 0);

/** The newest of PostgreSQL's own tools on this machine that can read a server of that version; undefined where there are none. */
export const toolsFor = (major: number) => {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...globSync('/usr/lib/postgresql/*/bin')];
  const found = folders
    .filter((folder) => TOOLS.every((tool) => existsSync(join(folder, tool))))
    .map((folder) => ({ folder, major: majorOf(folder) }))
    .toSorted((one, other) => other.major - one.major)[0];
  if (!found || found.major < major) return undefined;
  const must = (tool: string, ...args: readonly string[]): void => {
    const { status, stderr } = run(join(found.folder, tool), args);
    if (status !== 0) throw new Error(`${tool} ended with ${status}: ${stderr}`);
  };
  return {
    /** As docs/operations.md has it. */
    dump: (url: string, file: string) =>
      must('pg_dump', '--format=custom', `--file=${file}`, `--dbname=${url}`),
    restore: (url: string, file: string) =>
      must('pg_restore', '--clean', '--if-exists', '--no-owner', `--dbname=${url}`, file),
  };
};
