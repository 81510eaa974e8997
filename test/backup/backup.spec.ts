import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { acquireWriterLock } from '@samspar/event-store-sqlite';
import { openInstallation } from '@samspar/installation';
import { backUp } from '../../apps/cli/src/backup/back-up.js';
import { restore, type RestoreOptions } from '../../apps/cli/src/backup/restore.js';
import { asKilled, configurationOf, Installed, KEY } from './installed.js';

const forget = (file: string): void => {
  const database = new DatabaseSync(file);
  database.exec('DELETE FROM reservation');
  database.close();
};

describe('a backup of an embedded installation', () => {
  let folder: string;
  const at = (...names: string[]): string => join(folder, ...names);
  const withInstalled = async (name: string, work: (there: Installed) => Promise<void>): Promise<void> => {
    const there = new Installed(at(name));
    try {
      await work(there);
    } finally {
      await there.close();
    }
  };
  const lostIn = async (name: string, numbers: readonly number[]): Promise<readonly number[]> => {
    let lost: readonly number[] = [];
    await withInstalled(name, async (there) => {
      lost = await there.lost(numbers);
    });
    return lost;
  };
  const backedUp = () => backUp({ from: at('live'), to: at('copy'), version: '0.1.0' });
  const restored = (over: Partial<RestoreOptions> = {}) =>
    restore({ configuration: configurationOf(at('live')), from: at('copy'), ...over });
  /** Every file of the installation, by name. */
  const contents = (): Record<string, string> =>
    Object.fromEntries(
      readdirSync(at('live'))
        .filter((name) => /\.db(-wal)?$/.test(name))
        .map((name) => [name, readFileSync(at('live', name), 'base64')]),
    );

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'samspar-backup-'));
    mkdirSync(at('live'));
    await withInstalled('live', async (live) => {
      await live.register(1);
      await live.register(2);
    });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is taken beside the process that writes, tells what it holds, and has not the key', async () => {
    writeFileSync(at('live', 'master.key'), KEY.toString('hex'));
    await withInstalled('live', async (live) => {
      await live.register(3);
      const manifest = await backedUp();
      expect(manifest).toMatchObject({
        format: 1,
        version: '0.1.0',
        position: '3',
        events: 3,
        participants: 3,
      });
      expect(JSON.parse(readFileSync(at('copy', 'manifest.json'), 'utf8'))).toEqual(manifest);
    });
    expect(readdirSync(at('copy')).toSorted()).toEqual(['events.db', 'manifest.json', 'vault.db']);
  });

  it('is never written over another, nor into a folder that holds something else', async () => {
    await backedUp();
    const before = readFileSync(at('copy', 'manifest.json'), 'utf8');
    await expect(backedUp()).rejects.toThrow('finns redan en säkerhetskopia');
    expect(readFileSync(at('copy', 'manifest.json'), 'utf8')).toBe(before);
    mkdirSync(at('papers'));
    writeFileSync(at('papers', 'letter.txt'), 'Hej');
    await expect(backUp({ from: at('live'), to: at('papers'), version: '' })).rejects.toThrow(
      'inte tom (letter.txt)',
    );
  });

  it('that was cut off is none, and is begun anew in its folder', async () => {
    mkdirSync(at('copy'));
    copyFileSync(at('live', 'events.db'), at('copy', 'events.db'));
    await expect(restored()).rejects.toThrow('ingen hel säkerhetskopia');
    await backedUp();
    await expect(restored()).resolves.toMatchObject({ events: 2, participants: 2 });
  });

  it('is restored in the place of what is there, which is set aside with what lay beside it', async () => {
    await backedUp();
    await withInstalled('live', async (live) => {
      await live.register(3);
      mkdirSync(at('killed'));
      asKilled(at('live'), at('killed'));
    });
    writeFileSync(at('killed', 'views.db'), 'views');
    const before = readdirSync(at('killed')).toSorted();
    const report = await restored({ configuration: configurationOf(at('killed')) });
    expect(report).toMatchObject({ events: 2, participants: 2, unconfirmed: 0 });
    const aside = readdirSync(report.setAside ?? '').filter((name) => !name.endsWith('-shm'));
    expect(aside.toSorted()).toEqual(before);
    expect(await lostIn('killed', [1, 2, 3])).toEqual([3]);
    // The set-aside files are an installation of their own.
    renameSync(report.setAside ?? '', at('again'));
    expect(await lostIn('again', [1, 2, 3])).toEqual([]);
  });

  it('has nobody without a key where people are registered while it is taken', async () => {
    await withInstalled('live', async (live) => {
      const copying = backedUp();
      await Promise.all([3, 4, 5, 6].map((number) => live.register(number)));
      await copying;
    });
    await restored();
    await withInstalled('live', async ({ store, vault, registration }) => {
      expect(await registration.settle(Date.now())).toMatchObject({ deleted: 0 });
      let created = 0;
      for await (const page of vault.confirmed()) created += page.length;
      expect(BigInt(created)).toBe(await store.lastPosition());
    });
  });

  describe('is refused, and nothing is changed,', () => {
    it.each<[string, RegExp, () => unknown, Partial<RestoreOptions>?]>([
      ['where a file is not as it was written', /SHA-256/, () => forget(at('copy', 'vault.db'))],
      ['where a file is missing', /events\.db saknas/, () => rmSync(at('copy', 'events.db'))],
      [
        'where a newer Samspår made it',
        /nyare Samspår .*uppgradera/,
        () => {
          const manifest = JSON.parse(readFileSync(at('copy', 'manifest.json'), 'utf8'));
          writeFileSync(at('copy', 'manifest.json'), JSON.stringify({ ...manifest, format: 2 }));
        },
      ],
      [
        'where its manifest is damaged',
        /manifest\.json är skadad/,
        () => writeFileSync(at('copy', 'manifest.json'), '{"format":1'),
      ],
    ])('%s', async (_what, sentence, change) => {
      await backedUp();
      change();
      const before = contents();
      await expect(restored()).rejects.toThrow(sentence);
      expect(contents()).toEqual(before);
      expect(readdirSync(at('live')).filter((name) => name.includes('restoring'))).toEqual([]);
    });

    it('where the master key is another', async () => {
      await backedUp();
      const before = contents();
      await expect(
        restored({ configuration: configurationOf(at('live'), Buffer.alloc(32, 8)) }),
      ).rejects.toThrow(/MASTER_KEY/);
      expect(contents()).toEqual(before);
    });

    it('where there is no key at all, and none is made', async () => {
      await backedUp();
      const { masterKey: _key, ...keyless } = configurationOf(at('elsewhere'));
      await expect(restored({ configuration: keyless })).rejects.toThrow(/Huvudnyckeln saknas/);
      expect(existsSync(at('elsewhere', 'master.key'))).toBe(false);
    });

    it('where another installation is in the folder, without a word to force', async () => {
      await backedUp();
      mkdirSync(at('other'));
      await withInstalled('other', (other) => other.register(9));
      const there = { configuration: configurationOf(at('other')) };
      await expect(restored(there)).rejects.toThrow(/annan installation .*--replace-other/);
      expect(await lostIn('other', [9])).toEqual([]);
      await expect(restored({ ...there, replacesOther: true })).resolves.toMatchObject({ participants: 2 });
    });

    it('beside a running server', async () => {
      await backedUp();
      const lock = acquireWriterLock(at('live'), 'samspar serve');
      await expect(restored()).rejects.toThrow(/samspar serve .*skriver redan/);
      lock.release();
    });
  });

  it.each([
    ['before the first', ['events.db', 'vault.db'], []],
    ['between the two', ['vault.db'], ['events.db']],
    ['after the last', [], ['events.db', 'vault.db']],
  ])(
    'that was cut off %s of its files is told at the start, finished when it is run again, and nothing is lost',
    async (_when, staged, placed) => {
      await backedUp();
      await withInstalled('live', (live) => live.register(3));
      mkdirSync(at('live', 'restoring-2026-11-29T081500Z'));
      mkdirSync(at('live', 'set-aside-2026-11-29T081500Z'));
      for (const name of placed) {
        renameSync(at('live', name), at('live', 'set-aside-2026-11-29T081500Z', name));
        copyFileSync(at('copy', name), at('live', name));
      }
      for (const name of staged)
        copyFileSync(at('copy', name), at('live', 'restoring-2026-11-29T081500Z', name));
      await expect(openInstallation(configurationOf(at('live')), { what: 'samspar serve' })).rejects.toThrow(
        /avbröts halvvägs: kör samspar restore igen/,
      );
      await restored();
      expect(await lostIn('live', [1, 2, 3])).toEqual([3]);
      renameSync(at('live', 'set-aside-2026-11-29T081500Z'), at('again'));
      expect(await lostIn('again', [1, 2, 3])).toEqual([]);
    },
  );
});
