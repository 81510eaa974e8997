import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { givenKeys, masterKey, nextMasterKey, putNextInPlace } from './master-key.js';
import { VaultUnavailable } from './failures.js';

const key = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7));

describe('the master key', () => {
  let folder: string;
  const read = (value?: string, production = false) =>
    masterKey({ folder, ...(value !== undefined && { masterKey: value }) }, production);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'samspar-key-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([
    ['base64', key.toString('base64')],
    ['base64url', key.toString('base64url')],
    ['hexadecimal digits', key.toString('hex')],
    ['hexadecimal capitals and a line end', `${key.toString('hex').toUpperCase()}\n`],
  ])('is read from the environment as %s', (_form, value) => {
    expect(read(value, true)).toEqual({ key, generated: false });
  });

  it.each([
    ['too short', key.subarray(1).toString('base64')],
    ['too long', Buffer.concat([key, key]).toString('base64')],
    ['a password', 'correct horse battery staple'],
    ['63 hexadecimal digits', key.toString('hex').slice(1)],
  ])('is refused by name where it is %s, and is not repeated', (_case, value) => {
    const reading = () => read(value);
    expect(reading).toThrow(VaultUnavailable);
    expect(reading).toThrow('MASTER_KEY');
    expect(reading).not.toThrow(value);
  });

  it('is generated once where there is none, in a file for its owner alone', () => {
    const first = read();
    expect(first).toEqual({ key: expect.any(Buffer), generated: true, file: join(folder, 'master.key') });
    expect(first.key).toHaveLength(32);
    expect(statSync(join(folder, 'master.key')).mode & 0o777).toBe(0o600);
    expect(read()).toEqual({ ...first, generated: false });
  });

  it('in the environment goes before the key file, which is left', () => {
    const { file } = read();
    const written = readFileSync(file ?? '');
    expect(read(key.toString('hex')).key).toEqual(key);
    expect(readFileSync(file ?? '')).toEqual(written);
  });

  it('is required in production, also where there is a key file', () => {
    read();
    expect(() => read(undefined, true)).toThrow('MASTER_KEY saknas');
    expect(() => read('', true)).toThrow('MASTER_KEY saknas');
  });

  it('is not made anew where the key file is malformed', () => {
    writeFileSync(join(folder, 'master.key'), '');
    expect(() => read()).toThrow('master.key');
    expect(readFileSync(join(folder, 'master.key'), 'utf8')).toBe('');
  });

  it('is not made anew where a vault stands that another key has locked', () => {
    writeFileSync(join(folder, 'vault.db'), 'locked');
    const reading = () => read();
    expect(reading).toThrow(VaultUnavailable);
    expect(reading).toThrow(/master\.key saknas.*säkerhetskopia.*MASTER_KEY/);
    expect(readdirSync(folder)).toEqual(['vault.db']);
    expect(read(key.toString('hex')).key).toEqual(key);
  });

  it('is made beside a vault file that nothing was written in yet', () => {
    writeFileSync(join(folder, 'vault.db'), '');
    expect(read().generated).toBe(true);
  });

  it('leaves nothing but the whole file', () => {
    read();
    expect(readdirSync(folder)).toEqual(['master.key']);
  });

  it('is not made where a folder stands in its place', () => {
    mkdirSync(join(folder, 'master.key'));
    expect(() => read()).toThrow(VaultUnavailable);
    expect(readdirSync(folder)).toEqual(['master.key']);
  });

  it('cannot be made in a folder that is not there', () => {
    expect(() => masterKey({ folder: join(folder, 'missing') }, false)).toThrow(VaultUnavailable);
  });

  it('is read from the file that the environment names, also in production, and never made there', () => {
    const file = join(folder, 'secret');
    const named = () => masterKey({ folder, masterKeyFile: file }, true);
    expect(named).toThrow('MASTER_KEY_FILE');
    writeFileSync(file, key.toString('hex'));
    expect(named()).toEqual({ key, generated: false, file });
    expect(readdirSync(folder)).toEqual(['secret']);
  });

  it('is given with the next one from when that lies beside it', () => {
    const file = join(folder, 'secret');
    writeFileSync(file, key.toString('hex'));
    const given = givenKeys({ folder, masterKeyFile: file });
    expect(given()).toEqual([key]);
    writeFileSync(`${file}.next`, Buffer.alloc(32, 9).toString('hex'));
    expect(given()).toEqual([key, Buffer.alloc(32, 9)]);
  });

  it('is at no moment missing while the next one comes in its place, and the old one is kept', () => {
    const old = read().key;
    const next = nextMasterKey({ folder })?.key;
    expect(givenKeys({ folder })()).toEqual([old, next]);
    const aside = putNextInPlace(folder, 'then');
    expect(givenKeys({ folder })()).toEqual([next]);
    expect(readFileSync(aside, 'utf8').trim()).toBe(old.toString('base64'));
  });
});
