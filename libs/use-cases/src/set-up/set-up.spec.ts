import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Installation, openInstallation, readConfiguration, setUp } from '@samspar/installation';

const FILE = new URL('../../../../docs/examples/stockholm.json', import.meta.url);

let folder: string;
let installation: Installation;
let example: Readonly<Record<string, unknown>>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samspar-set-up-'));
  installation = await openInstallation(readConfiguration({ SAMSPAR_DATA: folder }), { what: 'test' });
  example = JSON.parse(readFileSync(FILE, 'utf8'));
});
afterEach(async () => {
  await installation.close();
  rmSync(folder, { recursive: true });
});

const setting = (said: object) => setUp(installation, { ...example, ...said });

describe('an association', () => {
  it('is set up with its insatser by whoever operates the installation', async () => {
    const events = 1 + (example['interventions'] as readonly unknown[]).length;
    expect(await setting({})).toEqual({ outcome: 'accepted', answer: { association: 'stockholm', events } });
    for await (const page of installation.store.readAll({ after: 0n }))
      expect(new Set(page.map(({ metadata: { actor, role } }) => `${actor} as ${role}`))).toEqual(
        new Set(['operator as operator']),
      );
  });

  it('is set up again as it stands without an event, and changed by what is new alone', async () => {
    await setting({});
    expect(await setting({})).toMatchObject({ answer: { events: 0 } });
    expect(await setting({ name: 'Samordningsförbundet' })).toMatchObject({ answer: { events: 1 } });
  });

  it('is not set up where anything in the file is wrong, which is said with where it stands', async () => {
    expect(await setting({ name: 7, retentionYears: 0 })).toMatchObject({
      outcome: 'refused',
      refusal: {
        code: 'SetupFileWrong',
        problems: [{ path: 'name' }, { path: 'retentionYears' }],
      },
    });
    expect(await installation.store.lastPosition()).toBe(0n);
  });

  it('keeps a district that was set up', async () => {
    const district = { id: 'a', name: 'A', from: null, to: null };
    await setting({ districts: [district, { ...district, id: 'b', name: 'B' }] });
    expect(await setting({ districts: [district] })).toMatchObject({
      outcome: 'refused',
      refusal: { problems: [{ path: 'districts', value: 'b' }] },
    });
  });

  it('names under registeredSince an insats that was set up earlier', async () => {
    await setting({});
    const later = { interventions: [], registeredSince: { meetings: { novum: '2024-01-01' } } };
    expect(await setting(later)).toMatchObject({ outcome: 'accepted' });
    expect(
      await setting({
        association: 'annat',
        ...later,
        registeredSince: { meetings: { ingen: '2024-01-01' } },
      }),
    ).toMatchObject({
      refusal: { problems: [{ path: 'registeredSince.meetings.ingen' }] },
    });
  });
});
