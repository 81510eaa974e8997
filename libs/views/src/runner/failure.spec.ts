import { describe, expect, it } from '@jest/globals';
import { FileExchanged, HeldByReader } from '@samspar/sqlite-file';
import { explained, ViewFileUnusable, ViewsUnavailable } from './failure.js';

const FILE = '/var/samspar/views.db';
const error = (properties: object): Error => Object.assign(new Error('as it was'), properties);

describe('what goes wrong with a view file', () => {
  it.each([
    ['the disk fails', error({ errcode: 4874 }), false],
    ['its folder may not be written in', error({ code: 'EACCES' }), false],
    ['the disk is full', error({ errcode: 13 }), true],
    ['somebody else holds it', error({ errcode: 261 }), true],
    ['somebody reads it for long', new HeldByReader(`${FILE} läses.`), true],
  ])('is told, and tried again where it may pass: %s', (_name, thrown, mayPass) => {
    const told = explained(FILE, thrown);
    expect(told).toBeInstanceOf(ViewsUnavailable);
    expect(told).not.toBeInstanceOf(ViewFileUnusable);
    expect(told).toMatchObject({ message: expect.stringContaining(FILE), mayPass });
  });

  it.each([
    ...[1, 11, 26, 267].map((errcode) => [`damage (SQLite’s ${errcode})`, error({ errcode })] as const),
    ['what lies beside it is another’s', new FileExchanged('Hör inte till.')] as const,
  ])('has the views built anew where it is %s', (_name, thrown) => {
    const told = explained(FILE, thrown);
    expect(told).toBeInstanceOf(ViewFileUnusable);
    expect(told).toMatchObject({ message: `Vyfilen ${FILE} är skadad: kör samspar rebuild.` });
  });

  it('but a bug stays what it is', () => {
    for (const bug of [new TypeError('x is not a function'), error({ code: 'ERR_X' })])
      expect(explained(FILE, bug)).toBe(bug);
  });
});
