import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import type { Request, Response } from 'express';
import { grown, itGrowsNoFaster, type Readers } from './growing.js';

const FORM = 'application/x-www-form-urlencoded';
const KINDS = [
  'date',
  'number',
  'list',
  'filter',
  'word',
  'text',
  'cookies',
  'address',
  'form',
  'JSON',
  'fields',
] as const;

const sent = (type: string, text: string): Request =>
  Object.assign(Readable.from([Buffer.from(text)]), {
    method: 'POST',
    path: '/',
    headers: { 'content-type': type },
  }) as unknown as Request;
const withCookie = (cookie: string): Request =>
  ({ headers: { cookie }, get: () => cookie }) as unknown as Request;

/** What forms, addresses, bodies and cookies are read with. */
const readers = async (): Promise<Readers<(typeof KINDS)[number]>> => {
  const { readTypedDay } = await import('@samspar/pages');
  const { whole } = await import('@samspar/pages');
  const { formBody } = await import('../../apps/server/src/sign-in/form-body.js');
  const { jsonBody } = await import('../../apps/server/src/json-body.js');
  const { problemsOf } = await import('../../apps/server/src/body-pipe.js');
  const { bodyInvalid } = await import('../../apps/server/src/problem.js');
  const { ReferralBody } = await import('../../apps/server/src/journeys/referral-body.js');
  const { Cookies } = await import('../../apps/server/src/sign-in/cookies.js');
  const { languageOf } = await import('../../apps/server/src/pages/language.js');
  const { localPath } = await import('../../apps/server/src/sign-in/local-path.js');
  const { isAt } = await import('@samspar/pages');
  const { readQuery } = await import('@samspar/statistics');
  const { nearestWord, wordForm } = await import('@samspar/codes');
  const number = whole('months', { label: () => '' }, { from: 0, to: 9, inWords: () => String });
  const response = {} as Response;
  const question = { measure: 'started', from: '2024-01-01', to: '2024-12-31' };
  const asked = (name: string, values: readonly string[]) =>
    readQuery([...Object.entries(question), ...values.map((value) => [name, value] as const)]);
  return {
    date: (text) => readTypedDay(text, '2024-01-01'),
    number: (text) => number.read({ months: text }, '2024-01-01'),
    list: (text) => asked('by', [text]),
    filter: (text) =>
      asked(
        'where',
        text.split(',').map((code) => `sex:${code}`),
      ),
    word: (text) => [wordForm(text), nearestWord(text, ['municipality', 'region'])],
    text: (text) => problemsOf(ReferralBody, { note: text, unit: text, contact: text }),
    cookies: (text) => [
      new Cookies(true).read(withCookie(text), 'samspar'),
      new Cookies(true).namesFrom(withCookie(text), 'samspar'),
      languageOf(withCookie(text)),
    ],
    address: (text) => [
      localPath(`/${text}`),
      isAt(`/${text}`, { address: '/statistik', name: 'users', roles: [] }),
    ],
    form: (text) => formBody(sent(FORM, text), response, () => undefined),
    JSON: async (text) => {
      const request = sent('application/json', `{"a": ["${text.replaceAll('"', '","')}"]}`);
      await jsonBody(request, response, () => undefined);
    },
    fields: (text) => {
      const body = Object.fromEntries(text.split(',').map((name, index) => [name + index, name]));
      return bodyInvalid(problemsOf(ReferralBody, body));
    },
  };
};

/** Without those that come again, found by looking at all that went before. */
const once = (text: string): readonly string[] => {
  const kept: string[] = [];
  for (const one of text.split(',')) {
    let isKnown = false;
    for (const other of kept) isKnown ||= other === one;
    if (!isKnown) kept.push(one);
  }
  return kept;
};

describe('four times as long an input takes no more than about four times the steps', () => {
  const counting = itGrowsNoFaster(KINDS, readers);

  it('or is found by this test', async () => {
    const steps = counting.steps();
    await steps.of(() => once('1,1'));
    const [short, long] = [
      await steps.of(() => once(grown('#,', 50))),
      await steps.of(() => once(grown('#,', 200))),
    ];
    expect(long).toBeGreaterThan(6 * short);
  });
});
