import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Asker } from '@samspar/access';
import { nameBasedId } from '@samspar/event-store';
import {
  type Configuration,
  DEMONSTRATION_ISSUER,
  type Installation,
  openInstallation,
  operate,
  setUp,
} from '@samspar/installation';
import {
  AddUser,
  byOperator,
  type Caller,
  ChangeJourney,
  ChangeUser,
  EraseJourneys,
  EraseUserNames,
  ReadJourney,
  Refer,
  type Send,
} from '@samspar/use-cases';
import { backUp } from '../../apps/cli/src/backup/back-up.js';
import { restore } from '../../apps/cli/src/backup/restore.js';
import { serve } from '../../apps/server/src/serve.js';
import { SETUP } from '../http/server.js';
import { configurationOf, KEY } from './installed.js';

const THEN = Date.parse('2019-06-15T10:00:00Z');
const NOW = Date.parse('2025-06-15T10:00:00Z');
const JOURNEY = nameBasedId('journey', 'erased');
const USER = nameBasedId('user', 'marked');
/** What nobody shall find or read any more. */
const MARKED = {
  name: 'Märit Märkt',
  contact: 'Märkgatan 1',
  note: 'Märkt anteckning',
  number: '199006022397',
  user: 'Märta Märkesson',
};

const worker = (actor: string, role: 'caseworker' | 'team-lead'): Asker => ({
  actor,
  role,
  roles: [role],
  association: SETUP.association,
  party: 'municipality',
  unit: 'Jobbtorg',
  authority: 'municipality',
  interventions: ['finsam-team'],
});
const by = (actor: string, role: 'caseworker' | 'team-lead'): Caller => ({
  asker: worker(actor, role),
  correlationId: 'test',
});
const sent = (what: string) => ({
  ...by('anna', 'caseworker'),
  commandId: nameBasedId('command', what),
  text: what,
});

let folder: string;
let live: string;
let now: number;
let configuration: Configuration;
const kept: Installation[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samspar-erasures-'));
  live = join(folder, 'live');
  mkdirSync(live);
  now = THEN;
  configuration = { ...configurationOf(live), erasures: join(folder, 'erasures.jsonl') };
});
afterEach(async () => {
  for (const one of kept.splice(0)) await one.close();
  rmSync(folder, { recursive: true });
});

const open = async (with_ = configuration): Promise<Readonly<{ installation: Installation; send: Send }>> => {
  const installation = await openInstallation(with_, { what: 'test', clock: () => now });
  kept.push(installation);
  await installation.views.catchUp();
  installation.views.follow();
  return { installation, send: await operate(installation, DEMONSTRATION_ISSUER, () => undefined) };
};
const closeAll = async (): Promise<void> => {
  for (const one of kept.splice(0)) await one.close();
};

/** The keys and all else that the vault has of persons and users, as it lies. */
const remainsIn = async ({ vault }: Installation): Promise<Buffer[]> => {
  const found: Buffer[] = [];
  for await (const { rows } of vault.database.rows(['participant', 'journey_key', 'particulars']))
    for (const value of rows.flatMap((row) => Object.values(row)))
      if (value instanceof Uint8Array) found.push(Buffer.from(value));
  for await (const { rows } of vault.database.rows(['staff']))
    for (const { data } of rows) found.push(Buffer.from(String(data)));
  return found;
};

const bytesIn = (place: string): Buffer =>
  Buffer.concat(
    readdirSync(place, { recursive: true })
      .map((name) => join(place, String(name)))
      .filter((name) => statSync(name).isFile())
      .map((name) => readFileSync(name)),
  );

/** A journey of somebody marked, declined six years ago, and a backup of that time. */
const registered = async (): Promise<Buffer[]> => {
  const { installation, send } = await open();
  expect(await setUp(installation, SETUP)).toMatchObject({ outcome: 'accepted' });
  await installation.views.catchUp();
  const referral = {
    intervention: 'finsam-team',
    referredOn: '2019-06-01',
    referringParty: 'municipality' as const,
    referringUnit: 'Jobbtorg',
    identityNumber: MARKED.number,
    name: MARKED.name,
    contact: MARKED.contact,
    note: MARKED.note,
    profile: { sex: 'woman' as const },
  };
  expect(await send(new Refer(sent('refer'), JOURNEY, referral))).toMatchObject({ outcome: 'accepted' });
  const declined = { type: 'DeclineReferral', occurredOn: '2019-06-15', data: { reason: 'other' } } as const;
  expect(await send(new ChangeJourney(sent('decline'), JOURNEY, 0, declined))).toMatchObject({
    outcome: 'accepted',
  });
  const user = {
    association: SETUP.association,
    party: null,
    unit: null,
    externalId: 'marta',
    name: MARKED.user,
    roles: ['board' as const],
    interventions: [],
  };
  expect(await send(new AddUser(byOperator(), user, USER))).toMatchObject({ outcome: 'accepted' });
  expect(await send(new ChangeUser(byOperator(), USER, { type: 'CloseUser' }))).toMatchObject({
    outcome: 'accepted',
  });
  const remains = await remainsIn(installation);
  await backUp({ from: live, to: join(folder, 'before'), version: 'test' });
  return remains;
};

const erase = async (send: Send): Promise<void> => {
  now = Math.max(now, NOW);
  expect(await send(new EraseJourneys(by('lena', 'team-lead'), [JOURNEY], 'list'))).toMatchObject({
    answer: { done: 1, destroyed: 1 },
  });
  expect(await send(new EraseUserNames(byOperator()))).toMatchObject({ answer: 1 });
};

const found = (remains: readonly Buffer[], place: string): readonly boolean[] => {
  const bytes = bytesIn(place);
  return remains.map((one) => bytes.includes(one));
};
const all = (remains: readonly Buffer[], value: boolean) => remains.map(() => value);

/** What a server says when it starts on what there is, and whether the journey is shown. */
const started = async (): Promise<Readonly<{ said: readonly string[]; shown: unknown }>> => {
  const { installation } = await open();
  const said: string[] = [];
  const serving = await serve(installation, { host: '127.0.0.1', port: 0 }, (line) => said.push(line));
  const shown = await serving.send(new ReadJourney({ ...by('anna', 'caseworker'), on: 'case' }, JOURNEY));
  await serving.close();
  return { said, shown };
};
const ERASED = { outcome: 'refused', refusal: { code: 'JourneyIsErased', erasedOn: '2025-06-15' } };

describe('what was erased', () => {
  it('is found in no byte of log, views, vault, drafts, files, journals, and of no backup that is made after', async () => {
    const remains = await registered();
    expect(remains).toHaveLength(6);
    expect(found(remains, live)).toEqual(all(remains, true));
    await closeAll();
    const { installation, send } = await open();
    // A form about her that was left open, and a file that was tried with her in it.
    now = NOW;
    await installation.sealed.drafts.keep(
      'anna',
      'one',
      `{"address":"/arenden/${JOURNEY}","${MARKED.note}":""}`,
    );
    await installation.sealed.files.keep('file', MARKED.note, NOW + 1);
    const beside: Buffer[] = [];
    for await (const { rows } of installation.vault.database.rows(['draft', 'file']))
      for (const { data } of rows) beside.push(Buffer.from(data as string | Uint8Array));
    expect(found(beside, live)).toEqual([true, true]);
    now += 1;
    await installation.sealed.sweep();
    await erase(send);
    await backUp({ from: live, to: join(folder, 'after'), version: 'test' });
    remains.push(...beside);
    expect(found(remains, live)).toEqual(all(remains, false));
    expect(found(remains, join(folder, 'after'))).toEqual(all(remains, false));
    await closeAll();
    const marked = Object.values(MARKED).map((text) => Buffer.from(text));
    expect(found([...remains, ...marked, KEY], live)).toEqual(all([...remains, ...marked, KEY], false));
  }, 60_000);

  it('is destroyed again, before anything is shown, where an older vault is put back', async () => {
    const remains = await registered();
    await closeAll();
    const { send } = await open();
    await erase(send);
    await closeAll();
    copyFileSync(join(folder, 'before', 'vault.db'), join(live, 'vault.db'));
    const { said, shown } = await started();
    expect(said).toContainEqual(
      expect.stringMatching(/^Nycklar till gallrade ärenden \(1\) låg kvar i valvet/),
    );
    expect(shown).toEqual(ERASED);
    expect(found(remains, live)).toEqual(all(remains, false));
  }, 60_000);

  it('is erased again where log and vault are both older, and the list of erasures lies elsewhere', async () => {
    const remains = await registered();
    await closeAll();
    const { send } = await open();
    await erase(send);
    await closeAll();
    await restore({ configuration, from: join(folder, 'before'), clock: () => now });
    rmSync(join(live, readdirSync(live).find((name) => name.startsWith('set-aside')) ?? ''), {
      recursive: true,
    });
    expect(found(remains, live)).toEqual(all(remains, true));
    expect((await started()).shown).toEqual(ERASED);
    expect(found(remains, live)).toEqual(all(remains, false));
    expect(readFileSync(join(folder, 'erasures.jsonl'), 'utf8').trim().split('\n')).toHaveLength(2);
  }, 60_000);

  it('keeps the server from starting where the list that alone may know of it cannot be read, or is another file', async () => {
    const { installation } = await open();
    const start = () => serve(installation, { host: '127.0.0.1', port: 0 }, () => undefined);
    writeFileSync(join(folder, 'erasures.jsonl'), 'Personnummer;Namn\n');
    await expect(start()).rejects.toThrow(/SAMSPAR_ERASURES\) går inte att läsa och skriva: ge kontot rätt/);
    rmSync(join(folder, 'erasures.jsonl'));
    mkdirSync(join(folder, 'erasures.jsonl'));
    await expect(start()).rejects.toThrow(/SAMSPAR_ERASURES/);
    rmSync(join(folder, 'erasures.jsonl'), { recursive: true });
    await (await start()).close();
  }, 60_000);
});
