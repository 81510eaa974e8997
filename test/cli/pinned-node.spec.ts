import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const BIN = fileURLToPath(new URL('../../apps/cli/bin', import.meta.url));
let folder: string;

/** A built checkout that pins a Node other than the one that runs this. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samspar-node-'));
  cpSync(BIN, join(folder, 'apps/cli/bin'), { recursive: true });
  for (const path of ['dist/apps/cli/src', 'node_modules/node/bin'])
    mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, 'dist/apps/cli/src/main.js'), '');
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ type: 'module', dependencies: { node: '0.0.1' } }),
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

const pin = (script: string): void => {
  const file = join(folder, 'node_modules/node/bin/node');
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
};
const run = (script: string, ...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(folder, 'apps/cli/bin', script), ...args],
    {
      encoding: 'utf8',
    },
  );
  return { status, said: (stdout + stderr).trim().split('\n') };
};

describe('the Node that comes with Samspår', () => {
  it.each(['samspar.js', 'pinned-node.js'])(
    'without a library of the system is told of in one sentence: %s',
    (script) => {
      pin(
        'echo "node: error while loading shared libraries: libatomic.so.1: cannot open shared object file: No such file or directory" >&2; exit 127',
      );
      expect(run(script)).toEqual({
        status: 1,
        said: [
          expect.stringMatching(
            /^Systemet saknar biblioteket libatomic, .*apt-get install libatomic1.*försök igen\.$/,
          ),
        ],
      });
    },
  );

  it('that is not there is told of in one sentence', () =>
    expect(run('samspar.js')).toEqual({
      status: 1,
      said: ['Samspår behöver Node 0.0.1: kör npm ci och försök igen.'],
    }));

  it('that does not start for another reason is told of with it', () => {
    pin('echo "Illegal instruction" >&2; exit 132');
    expect(run('pinned-node.js').said).toEqual([
      expect.stringMatching(/startar inte här: Illegal instruction\.$/),
    ]);
  });

  it('carries out the command', () => {
    pin('test "$1" = --version || echo "$2"');
    expect(run('samspar.js', 'verify')).toEqual({ status: 0, said: ['verify'] });
  });
});
