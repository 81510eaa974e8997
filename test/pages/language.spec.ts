import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ICON_ADDRESS, STYLE_ADDRESS } from '@samspar/pages';
import { LanguageController } from '../../apps/server/src/pages/language.controller.js';
import { StyleController } from '../../apps/server/src/pages/style.controller.js';

class Kit {}
let application: INestApplication;
let url: string;

beforeAll(async () => {
  const made = await NestFactory.create<NestExpressApplication>(
    { module: Kit, controllers: [LanguageController, StyleController] },
    { logger: false, bodyParser: false },
  );
  made.useBodyParser('urlencoded', { extended: false });
  application = made;
  await application.listen(0, '127.0.0.1');
  url = await application.getUrl();
});
afterAll(() => application.close());

const choose = (fields: Record<string, string>) =>
  fetch(`${url}/sprak`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

describe('the language switch', () => {
  it('remembers the language in a cookie that scripts cannot read, and leads back', async () => {
    const { status, headers } = await choose({ sprak: 'en', till: '/statistik?measure=started' });
    expect(status).toBe(303);
    expect(headers.get('location')).toBe('/statistik?measure=started');
    expect(headers.get('set-cookie')).toMatch(/^samspar-sprak=en; .*Path=\/; .*HttpOnly; SameSite=Lax$/);
  });

  it.each(['//elak.example', '/\\elak.example', 'https://elak.example/', '', '/a\r\nb'])(
    'leads to the start page and not to %j',
    async (till) => expect((await choose({ sprak: 'sv', till })).headers.get('location')).toBe('/'),
  );

  it('takes a language that it does not know for Swedish', async () =>
    expect((await choose({ sprak: 'xx', till: '/' })).headers.get('set-cookie')).toMatch(
      /^samspar-sprak=sv;/,
    ));
});

describe('the style sheet', () => {
  it('is kept for good under an address that names its content', async () => {
    const answer = await fetch(url + STYLE_ADDRESS);
    expect(answer.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('comes with an icon', async () =>
    expect((await fetch(url + ICON_ADDRESS)).headers.get('content-type')).toMatch(/^image\/svg\+xml/));
});
