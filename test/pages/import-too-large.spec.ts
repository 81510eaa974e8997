import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { ImportSite } from './import-site.js';
import { controlsIn, errorAt } from './shown.js';

const MEGABYTE = 1024 * 1024;

const site = new ImportSite();

/** A form on its way, that says it has so many bytes. */
const begin = (bytes: number): ClientRequest => {
  const { 'x-csrf-token': _token, ...cookies } = site.caseworker;
  const sending = request(`${site.server.url}/inlasning`, {
    method: 'POST',
    headers: {
      ...cookies,
      'content-type': 'multipart/form-data; boundary=x',
      'content-length': bytes,
    },
  });
  sending.write('--x\r\nContent-Disposition: form-data; name="fil"; filename="lista.xlsx"\r\n\r\nPK');
  return sending;
};

const answerOf = async (sending: ClientRequest): Promise<IncomingMessage> => {
  const [answer] = (await once(sending, 'response')) as [IncomingMessage];
  return answer;
};

const write = (sending: ClientRequest, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    sending.once('error', reject);
    sending.write(bytes, () => {
      sending.off('error', reject);
      resolve();
    });
  });

describe('a file of more than 20 MB', () => {
  it('comes back in the form with its size, the limit and what to do; what was typed is kept', async () => {
    const { status, page } = await site.upload(new Uint8Array(20 * MEGABYTE + 1), {
      register: 'lista-2',
    });
    expect(status).toBe(413);
    expect(page('title').text()).toMatch(/^Fel: Inläsning/);
    const message =
      'Filen är 20,1 MB och får vara högst 20 MB: dela upp den, till exempel i en fil per år, eller spara bladet med deltagandena som .csv.';
    expect(errorAt(page, 'f-fil')).toBe(message);
    expect(page('#f-fil-error').text()).toBe(message);
    expect(controlsIn(page)['register']).toEqual(['lista-2']);
  });

  it('is told of in English to whoever reads English', async () => {
    const { caseworker } = site;
    const session = { ...caseworker, cookie: `${caseworker['cookie']}; samspar-sprak=en` };
    const { words } = await site.upload(new Uint8Array(34.2 * MEGABYTE), { session });
    expect(words).toContain('The file is 34.2 MB and may be at most 20 MB: split it');
  });

  it('is not told of without the token of the session', async () =>
    expect((await site.upload(new Uint8Array(21 * MEGABYTE), { csrf: 'ett annat' })).status).toBe(403));

  it('of 20 MB to the byte is taken', async () =>
    expect((await site.upload(new Uint8Array(20 * MEGABYTE))).status).toBe(303));

  it('is read to its end before it is answered', async () => {
    const sending = begin(40 * MEGABYTE);
    const answered = answerOf(sending);
    const block = new Uint8Array(MEGABYTE);
    for (let sent = 0; sent < 39; sent += 1) await write(sending, block);
    const isAnswered = await Promise.race([
      answered.then(() => true),
      write(sending, block.subarray(2_000)).then(() => false),
    ]);
    expect(isAnswered).toBe(false);
    sending.destroy();
    await expect(answered).rejects.toThrow();
  });

  it('of which there is no end in sight is answered at once, and the sender is not cut off', async () => {
    const sending = begin(300 * MEGABYTE);
    const answer = await answerOf(sending);
    expect(answer.statusCode).toBe(413);
    expect(await text(answer)).toContain('Filen är 300 MB och får vara högst 20 MB');
    const block = new Uint8Array(MEGABYTE);
    for (let sent = 0; sent < 50; sent += 1) await write(sending, block);
    sending.destroy();
  });
});
