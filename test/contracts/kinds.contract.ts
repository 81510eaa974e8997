import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SealedStore } from '@samspar/sealed-store';
import type { VaultDatabase } from '@samspar/vault-database';

const ID = 'A'.repeat(43);
const UNTIL = 5_000;

type Kind = Readonly<{
  keep: (store: SealedStore) => Promise<unknown>;
  find: (store: SealedStore) => Promise<unknown>;
  remove: (store: SealedStore) => Promise<unknown>;
  /** The last millisecond in which it is found, where it was kept at 1,000. */
  last: number;
}>;

type ShelfName = 'signIns' | 'answeredSignIns' | 'signOutNotices' | 'files' | 'jobs' | 'evaluationFiles';

const shelf = (name: ShelfName): Kind => ({
  keep: (store) => store[name].keep(ID, name, UNTIL),
  find: (store) => store[name].find(ID),
  remove: (store) => store[name].remove(ID),
  last: UNTIL - 1,
});

/** Every kind there is, kept and looked for under one and the same id. */
const KINDS: Readonly<Record<Exclude<keyof SealedStore, 'sweep' | 'resealing'>, Kind>> = {
  sessions: {
    keep: (store) => store.sessions.store(ID, { subject: ID, providerSession: ID, data: '{}' }, UNTIL),
    find: (store) => store.sessions.find(ID),
    remove: (store) => store.sessions.remove(ID),
    last: UNTIL - 1,
  },
  signIns: shelf('signIns'),
  answeredSignIns: shelf('answeredSignIns'),
  signOutNotices: shelf('signOutNotices'),
  drafts: {
    keep: (store) => store.drafts.keep(ID, ID, 'text'),
    find: (store) => store.drafts.find(ID, ID),
    remove: (store) => store.drafts.remove(ID, ID),
    last: 1_000 + 30 * 86_400_000 - 1,
  },
  staff: {
    keep: (store) => store.staff.keep(ID, { issuer: 'https://id.example', externalId: ID, name: 'Hanna' }),
    find: (store) => store.staff.memberOf(ID),
    remove: (store) => store.staff.forget(ID),
    last: Number.MAX_SAFE_INTEGER,
  },
  files: shelf('files'),
  jobs: shelf('jobs'),
  evaluationFiles: shelf('evaluationFiles'),
};

const named = Object.entries(KINDS);
/** What every store promises of its kinds. `open` gives an empty database. */
export const describeKinds = (name: string, open: () => Promise<VaultDatabase>): void =>
  describe(`${name} keeps its kinds apart`, () => {
    let database: VaultDatabase;
    let store: SealedStore;
    let now: number;
    beforeEach(async () => {
      now = 1_000;
      database = await open();
      store = new SealedStore(database, () => now);
    });
    afterEach(() => database.close());

    it.each(named)(
      'an id of one kind finds nothing of another kind, and ends nothing of it: %s',
      async (_name, kind) => {
        await kind.keep(store);
        for (const [other, { find, remove }] of named.filter(([, one]) => one !== kind)) {
          expect([other, await find(store)]).toEqual([other, undefined]);
          await remove(store);
        }
        expect(await kind.find(store)).toBeDefined();
      },
    );

    it.each(named)(
      'each kind is kept for as long as its kind is, and is gone once it was swept: %s',
      async (_name, kind) => {
        for (const one of Object.values(KINDS)) await one.keep(store);
        now = kind.last;
        await store.sweep();
        expect(await kind.find(store)).toBeDefined();
        if (kind.last === Number.MAX_SAFE_INTEGER) return;
        now += 1;
        expect(await kind.find(store)).toBeUndefined();
        await store.sweep();
        // A clock put back finds whatever is still there.
        now = 1_000;
        expect(await kind.find(store)).toBeUndefined();
      },
    );

    it('what is kept again takes the place of what stood there, and is kept until it says', async () => {
      await store.files.keep(ID, 'first', 2_000);
      now = 1_500;
      await store.files.keep(ID, new Uint8Array([0, 255]), UNTIL);
      now = UNTIL - 1;
      expect(await store.files.find(ID)).toEqual({ bytes: Buffer.from([0, 255]), keptAt: 1_000 });
    });

    it('a job goes on being asked to stop, however far it comes, until it is begun anew', async () => {
      await store.jobs.keep('job', 'begun', UNTIL);
      expect(await store.jobs.isToStop('job')).toBe(false);
      await store.jobs.askToStop('job');
      await store.jobs.keep('job', 'half done', UNTIL);
      expect(await store.jobs.isToStop('job')).toBe(true);
      await store.jobs.forgetToStop('job');
      expect(await store.jobs.isToStop('job')).toBe(false);
    });

    it('one job has a turn, until another gets it or its time is up', async () => {
      const inTurn = async (turn: string) => (await store.jobs.inTurn(turn))?.bytes.toString();
      for (const job of ['first', 'second', 'other']) await store.jobs.keep(job, job, UNTIL);
      await store.jobs.giveTurn('import here', 'first');
      await store.jobs.giveTurn('import there', 'other');
      await store.jobs.giveTurn('import here', 'second');
      expect([await inTurn('import here'), await inTurn('import there')]).toEqual(['second', 'other']);
      now = UNTIL;
      expect(await inTurn('import here')).toBeUndefined();
    });
  });
