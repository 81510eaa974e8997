import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';

/** The command as it is installed. */
export const COMMAND = fileURLToPath(new URL('../../apps/cli/bin/samspar.js', import.meta.url));

export const EXAMPLE = fileURLToPath(new URL('../../docs/examples/stockholm.json', import.meta.url));

export type Run = Readonly<{ code: number | null; out: string; err: string }>;

const LONGEST_MS = 60_000;

/**
 * The built command in a thread that stays, for a process compiles and links four hundred files before it does anything. The
 * caller waits for it as for a process.
 */
class WarmCommand {
  readonly #ended = new Int32Array(new SharedArrayBuffer(4));
  readonly #channel = new MessageChannel();
  readonly #worker = new Worker(new URL('warm.js', import.meta.url), {
    workerData: { ended: this.#ended, answers: this.#channel.port2 },
    transferList: [this.#channel.port2],
  });

  run(args: readonly string[], environment: NodeJS.ProcessEnv): Run {
    const before = Atomics.load(this.#ended, 0);
    this.#worker.postMessage({ args, environment }, []);
    Atomics.wait(this.#ended, 0, before, LONGEST_MS);
    const run: Run | undefined = receiveMessageOnPort(this.#channel.port1)?.message;
    if (!run) throw new Error(`samspar ${args.join(' ')} did not answer.`);
    return run;
  }

  end(): void {
    this.#channel.port1.close();
    void this.#worker.terminate();
  }
}

/** The built command on a data folder of its own. */
export class Samspar {
  readonly folder = mkdtempSync(join(tmpdir(), 'samspar-cli-'));
  readonly data = join(this.folder, 'data');
  /** One for all that a spec has, and gone with the last of them. */
  static #warm: WarmCommand | undefined;
  static #living = 0;

  constructor() {
    Samspar.#living += 1;
  }

  environment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
    return { PATH: process.env['PATH'], SAMSPAR_DATA: this.data, ...more };
  }

  run(args: readonly string[], more?: Readonly<Record<string, string>>): Run {
    Samspar.#warm ??= new WarmCommand();
    return Samspar.#warm.run(args, this.environment(more));
  }

  /** As it is run by whoever types it: in a process of its own. */
  runAlone(args: readonly string[], more?: Readonly<Record<string, string>>): Run {
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
    Samspar.#living -= 1;
    if (Samspar.#living === 0) {
      Samspar.#warm?.end();
      Samspar.#warm = undefined;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
