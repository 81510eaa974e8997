import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Asker } from '@samspar/access';
import { bundleFile } from '@samspar/evidence-bundle';
import { EvidenceOfLog, HeadKeeping } from '@samspar/log-tree';
import {
  type EvidenceBundle,
  MakeBundle,
  type Outcome,
  SealBundle,
  type Send,
  sendTo,
  useCasesOf,
} from '@samspar/use-cases';
import { AGDA, answerOf, by, JourneyWorld } from '../use-cases/journey-world.js';

const CHECKER = fileURLToPath(new URL('../../docs/check-bundle.mjs', import.meta.url));

/** A world of journeys whose log has a tree and signed heads, and what evidence is made with there. */
export class EvidenceWorld {
  readonly world: JourneyWorld;
  readonly folder = mkdtempSync(join(tmpdir(), 'samspar-evidence-'));
  readonly #keeping: HeadKeeping;
  readonly send: Send;

  static async open(): Promise<EvidenceWorld> {
    return new EvidenceWorld(await JourneyWorld.open());
  }

  private constructor(world: JourneyWorld) {
    this.world = world;
    const { store } = world;
    const { folder } = this;
    this.#keeping = new HeadKeeping({ folder, store, clock: () => world.now, log: () => undefined });
    const send = sendTo(useCasesOf({ ...world.ports, evidence: new EvidenceOfLog({ folder, store }) }));
    this.send = async (message) => {
      await world.ports.reached(await store.lastPosition(), 2_000);
      return send(message);
    };
  }

  /** What there is by now is signed, ten minutes later. */
  async sign(): Promise<void> {
    this.world.now += 600_000;
    await this.#keeping.grow(undefined, 0);
    await this.#keeping.sign();
  }

  ask(
    of: MakeBundle['of'],
    asker: Asker = AGDA,
    options: MakeBundle['options'] = {},
  ): Promise<Outcome<EvidenceBundle, { code: string }>> {
    return this.send(new MakeBundle(by(asker), of, options));
  }

  async bundle(...asked: Parameters<EvidenceWorld['ask']>): Promise<EvidenceBundle> {
    return answerOf(await this.ask(...asked));
  }

  fileOf(bundle: EvidenceBundle): Promise<Uint8Array> {
    return bundleFile(bundle, async (manifest, head) =>
      answerOf(await this.send(new SealBundle(by(AGDA), manifest, head))),
    );
  }

  /** What the checker says of a file, with nothing of Samspår at hand. */
  checked(bytes: Uint8Array, fingerprint: string): Readonly<{ code: number | null; said: string }> {
    const file = join(this.folder, 'given.zip');
    writeFileSync(file, bytes);
    const { status, stdout, stderr } = spawnSync(process.execPath, [CHECKER, file, fingerprint], {
      encoding: 'utf8',
    });
    return { code: status, said: stdout + stderr };
  }

  async close(): Promise<void> {
    this.#keeping.close();
    await this.world.close();
    rmSync(this.folder, { recursive: true });
  }
}
