import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Server, SETUP, signIn, startServer } from '../http/server.js';
import { eachOf, pageOf } from '../pages/shown.js';
import { asCharacter } from './as-character.js';
import { Browser } from './browser.js';

const PEOPLE = [
  ['Anna Exempel', 'caseworker', 'municipality', ['finsam-team', 'dev']],
  ['Erik Exempel', 'caseworker', 'region', ['novum']],
  ['Fatima Exempel', 'caseworker', 'arbetsformedlingen', ['finsam-team', 'novum', 'dev']],
  ['Lena Exempel', 'team-lead', 'municipality', ['finsam-team', 'novum', 'dev']],
  ['Karin Exempel', 'office', null, []],
  ['Gustav Exempel', 'auditor', null, []],
  ['Stina Exempel', 'board', null, []],
  ['Admir Exempel', 'admin', null, []],
] as const;

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

describe('the demonstration', () => {
  it.each(PEOPLE)('signs %s in as %s, without a password', async (name, role, party, interventions) => {
    const browser = await asCharacter(server.url, name);
    expect(browser.cookie('samspar')).toMatch(/^[\w-]{43}$/);
    expect((await browser.send(`${server.url}/api/v1/associations`)).status).toBe(200);
    const { sessions, directory } = server.serving.signIn;
    const session = await sessions.find(browser.cookie('samspar') ?? '');
    expect(directory.get(session?.user ?? '')).toMatchObject({ roles: [role], party, interventions });
  });

  it('tells on every page that everything is made up', async () => {
    const browser = await asCharacter(server.url, 'Anna Exempel');
    const page = await browser.open(`${server.url}/utloggad`);
    expect(page.text).toContain('Demonstration: alla uppgifter är påhittade.');
    expect(page.text).toContain('Anna Exempel');
  });

  it('asks who it is each time, and its list is of use once', async () => {
    const browser = await asCharacter(server.url, 'Anna Exempel');
    const list = await browser.open(`${server.url}/logga-in`);
    expect(list.address).toContain('/logga-in/demonstration/');
    expect(list.text).toContain('Vem vill du vara?');
    const other = await new Browser().open(list.address);
    expect(other.status).toBe(400);
    expect(other.text).not.toContain('Exempel');
  });

  it('says of a caseworker who has no insats that she has none, and nothing of it of others', async () => {
    await signIn(server.serving, { name: 'Nils Ny', interventions: [] });
    const { text } = await new Browser().open(`${server.url}/logga-in`);
    const without = eachOf(pageOf(text), 'p').filter((words) => words.includes('Inga insatser'));
    expect(without).toEqual([expect.stringMatching(/Enheten för hemlösa\. Inga insatser$/)]);
  });

  it('keeps to one address of the machine, where its cookie is', async () => {
    const { port } = new URL(server.url);
    const answer = await new Browser().send(`http://localhost:${port}/logga-in?till=/om`);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${server.url}/logga-in?till=/om`]);
  });

  it('makes its users once', async () => {
    const before = server.serving.signIn.directory.of(SETUP.association).length;
    await asCharacter(server.url, 'Stina Exempel');
    expect(server.serving.signIn.directory.of(SETUP.association).length).toBe(before);
  });

  it('takes no bearer token: it has no audience', async () => {
    const headers = { authorization: 'Bearer eyJhbGciOiJFUzI1NiJ9.e30.c2ln' };
    expect((await fetch(`${server.url}/api/v1/associations`, { headers })).status).toBe(401);
  });
});
