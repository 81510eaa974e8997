// Says in one sentence why the Node that this project pins cannot start here; run by the Node of the machine.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

export const PINNED = at('node_modules/node/bin/node');
export const VERSION = JSON.parse(readFileSync(at('package.json'), 'utf8')).dependencies.node;

const reason = () => {
  if (!existsSync(PINNED)) return `Samspår behöver Node ${VERSION}: kör npm ci och försök igen.`;
  const { status, stderr, error } = spawnSync(PINNED, ['--version'], { encoding: 'utf8' });
  if (status === 0) return undefined;
  const library = /(lib[\w+-]+)\.so[.\d]*: cannot open shared object file/.exec(stderr ?? '')?.[1];
  return library === undefined
    ? `Node ${VERSION}, som följer med Samspår, startar inte här: ${error?.message ?? (stderr.trim().split('\n')[0] || `slutkod ${status}`)}.`
    : `Systemet saknar biblioteket ${library}, som Node ${VERSION} behöver: installera det (Debian och Ubuntu: apt-get install ${library}1, Red Hat: dnf install ${library}) och försök igen.`;
};

/** Ends the process with the sentence, unless the pinned Node can start. */
export const requirePinnedNode = () => {
  const sentence = process.versions.node === VERSION ? undefined : reason();
  if (sentence === undefined) return;
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) requirePinnedNode();
