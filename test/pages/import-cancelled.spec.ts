import { describe, expect, it } from '@jest/globals';
import { ImportJobs } from '@samspar/use-cases';
import { endlessProcesses, endlessReader } from '../fixtures/import/endless-reader.js';
import { csv, ImportSite } from './import-site.js';
import { userId } from '../http/server.js';

const site = new ImportSite(endlessReader);
const FILE = csv('1;Novum;2024-02-01;;;;Kvinna;');

/** A file that is being read, in a process of its own. */
const beingRead = async (): Promise<string> => {
  const { location } = await site.upload(FILE);
  while (endlessProcesses() === 0) await site.get(`${location}/lage`);
  expect((await site.get(location)).words).toContain('Filen öppnas och läses.');
  return location;
};

describe('a file that is being read is let go by Avbryt', () => {
  it('its process ends, the page says so, and it may be tried again or thrown away', async () => {
    const address = await beingRead();
    const { location } = await site.post(address, { _gor: 'avbryt' });
    expect(location).toBe(address);
    expect(endlessProcesses()).toBe(0);
    const { words } = await site.get(address);
    expect(words).toContain('Filen hann inte kontrolleras färdigt. Inget är sparat.');
    await site.post(address, { _gor: 'prova' });
    while (endlessProcesses() === 0) await site.get(`${address}/lage`);
    await site.post(address, { _gor: 'avbryt' });
    await site.post(address, { _gor: 'kasta' });
    expect((await site.get(address)).status).toBe(404);
  });

  it('on whichever node it was begun', async () => {
    const address = await beingRead();
    const other = new ImportJobs({ ...site.server.installation, log: () => undefined });
    const asker = {
      actor: userId('Ines Prov'),
      role: 'caseworker',
      roles: ['caseworker'],
      association: 'provkommun',
      interventions: [],
    } as const;
    const id = address.slice(address.lastIndexOf('/') + 1);
    const job = await other.find(id, asker);
    if (!job) throw new Error('The other node finds no job.');
    await other.cancel(job);
    expect(endlessProcesses()).toBe(0);
    expect((await site.get(address)).words).toContain('Filen hann inte kontrolleras färdigt.');
  });
});
