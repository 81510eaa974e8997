import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../apps/cli/bin/samspar.js', import.meta.url));

export const EXAMPLE = fileURLToPath(new URL('../../docs/examples/stockholm.json', import.meta.url));

export type Run = Readonly<{ code: number | null; out: string; err: string }>;

/** The built command on a data folder of its own. */
export class Samspar {
  readonly folder = mkdtempSync(join(tmpdir(), 'samspar-cli-'));
  readonly data = join(this.folder, 'data');

  environment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
    return { PATH: process.env['PATH'], SAMSPAR_DATA: this.data, ...more };
  }

  run(args: readonly string[], more?: Readonly<Record<string, string>>): Run {
    const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
      cwd: this.folder,
      env: this.environment(more),
      encoding: 'utf8',
    });
    return { code: status, out: stdout, err: stderr };
  }

  json(args: readonly string[]): unknown {
    const { code, out, err } = this.run([...args, '--format', 'json']);
    if (code !== 0) throw new Error(`samspar ${args.join(' ')} ended with ${code}: ${err}`);
    return JSON.parse(out);
  }

  /** A running server; resolves when it says where it answers. */
  async serve(
    more: Readonly<Record<string, string>> = {},
  ): Promise<Readonly<{ url: string; stop: () => Promise<number | null> }>> {
    const child = spawn(process.execPath, [COMMAND, 'serve'], {
      cwd: this.folder,
      env: this.environment({ PORT: '0', ...more }),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const url = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stderr }).on('line', (line) => {
        const found = /http:\/\/[\d.:[\]]+/.exec(line);
        if (found) resolve(found[0]);
      });
      child.once('exit', (code) => reject(new Error(`serve ended with ${code}`)));
    });
    return {
      url,
      stop: () => {
        child.kill('SIGTERM');
        return ended;
      },
    };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
