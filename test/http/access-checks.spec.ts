import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Role } from '@samspar/association';
import { type Installation, openInstallation, readConfiguration, setUp } from '@samspar/installation';
import { serve, type Serving } from '../../apps/server/src/serve.js';
import { SETUP, signIn } from './server.js';

let folder: string;
let installation: Installation;
let serving: Serving;
let now = Date.parse('2025-05-14T10:00:00Z');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samspar-checks-'));
  const configuration = readConfiguration({ SAMSPAR_DATA: folder });
  installation = await openInstallation(configuration, { what: 'test', clock: () => now });
  expect(await setUp(installation, SETUP)).toMatchObject({ outcome: 'accepted' });
  serving = await serve(installation, { host: '127.0.0.1', port: 0 }, () => undefined);
}, 30_000);
afterAll(async () => {
  await serving.close();
  await installation.close();
  rmSync(folder, { recursive: true });
});

/** Asks as somebody who signs in now; answers status and body. */
const askedBy = async (name: string, roles: readonly Role[], interventions: readonly string[] = []) => {
  const session = await signIn(serving, { externalId: name, name, roles: [...roles], interventions });
  return async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${serving.url}/api/v1${path}`, {
      method,
      headers: { ...session, 'content-type': 'application/json', 'idempotency-key': 'once' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: JSON.parse((await answer.text()) || '{}') };
  };
};

it('An auditor checks the access log of a month over the API, and is shown no person (lag 2001:454 10 §)', async () => {
  const anna = await askedBy('Anna Ask', ['caseworker'], ['finsam-team']);
  const referred = await anna('POST', '/journeys', {
    intervention: 'finsam-team',
    referredOn: '2025-05-10',
    referringParty: 'municipality',
    referringUnit: 'Jobbtorg',
    profile: { sex: 'woman' },
  });
  expect(referred).toMatchObject({ status: 201 });
  expect(await anna('GET', `/journeys/${referred.body.journey}`)).toMatchObject({ status: 200 });
  now = Date.parse('2025-06-14T10:00:00Z');
  const adam = await askedBy('Adam Alm', ['auditor']);
  const month = { month: '2025-05', status: 'none', isLate: false };
  expect(await adam('GET', '/access-checks')).toEqual({ status: 200, body: { months: [month] } });
  expect(await adam('GET', '/access-checks/2025-06')).toMatchObject({ status: 404 });
  expect(await adam('PUT', '/access-checks/2025-05/results', { sample: 'reported' })).toMatchObject({
    status: 409,
    body: { code: 'CheckNotBegun' },
  });
  const drawn = await adam('PUT', '/access-checks/2025-05/sample');
  expect(drawn).toMatchObject({
    status: 200,
    body: { status: 'begun', isOfOneself: false, sample: [{ on: 'api', journey: referred.body.journey }] },
  });
  expect(await adam('PUT', '/access-checks/2025-05/results', {})).toMatchObject({
    status: 422,
    body: { code: 'ResultsMissing', parts: ['sample'] },
  });
  expect(await adam('PUT', '/access-checks/2025-05/results', { sample: 'fine' })).toMatchObject({
    status: 400,
  });
  expect(await adam('PUT', '/access-checks/2025-05/results', { sample: 'nothingToRemark' })).toMatchObject({
    status: 200,
    body: { status: 'recorded' },
  });
  const noFile = { matter: 'heads', of: 'noFile', seen: 'since=2025', counts: { since: 2025 } };
  const { body } = await adam('GET', '/audit/due');
  expect(body.due).toContainEqual({ ...noFile, since: '2025-01-01', dueBy: null });
  const check = (said: object, path = '/audit/heads/noFile') => adam('PUT', path, said);
  expect(await check({ result: 'fine', seen: noFile.seen })).toMatchObject({ status: 400 });
  expect(await check({ result: 'inOrder', seen: 'since=2024' })).toMatchObject({
    status: 409,
    body: { code: 'MatterHasChanged' },
  });
  for (const path of ['/audit/heads/gone', '/audit/readings/2025-05'])
    expect(await check({ result: 'inOrder', seen: 'none' }, path)).toMatchObject({ status: 404 });
  const left = await check({ result: 'handedToOperator', seen: noFile.seen });
  expect(left).toMatchObject({ status: 200 });
  expect(left.body.due).not.toContainEqual(expect.objectContaining({ of: 'noFile' }));
  expect(await adam('PUT', '/audit/recount')).toMatchObject({ status: 404 });
  const office = await askedBy('Karin Kansli', ['office']);
  expect((await office('PUT', '/audit/recount')).status).toBe(403);
  for (const path of ['/access-checks', '/audit/due']) expect((await office('GET', path)).status).toBe(403);
}, 30_000);
