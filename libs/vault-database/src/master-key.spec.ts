import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { masterKey } from './master-key.js';
import { VaultUnavailable } from './failures.js';

const key = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7));

describe('the master key', () => {
  let folder: string;
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
    expect(masterKey(value, folder, true)).toEqual({ key, generated: false });
  });

  it.each([
    ['too short', key.subarray(1).toString('base64')],
    ['too long', Buffer.concat([key, key]).toString('base64')],
    ['a password', 'correct horse battery staple'],
    ['63 hexadecimal digits', key.toString('hex').slice(1)],
  ])('is refused by name where it is %s, and is not repeated', (_case, value) => {
    const read = () => masterKey(value, folder, false);
    expect(read).toThrow(VaultUnavailable);
    expect(read).toThrow('MASTER_KEY');
    expect(read).not.toThrow(value);
  });

  it('is generated once where there is none, in a file for its owner alone', () => {
    const first = masterKey(undefined, folder, false);
    expect(first).toEqual({ key: expect.any(Buffer), generated: true, file: join(folder, 'master.key') });
    expect(first.key).toHaveLength(32);
    expect(statSync(join(folder, 'master.key')).mode & 0o777).toBe(0o600);
    expect(masterKey(undefined, folder, false)).toEqual({ ...first, generated: false });
  });

  it('in the environment goes before the key file, which is left', () => {
    const { file } = masterKey(undefined, folder, false);
    const written = readFileSync(file ?? '');
    expect(masterKey(key.toString('hex'), folder, false).key).toEqual(key);
    expect(readFileSync(file ?? '')).toEqual(written);
  });

  it('is required in production, also where there is a key file', () => {
    masterKey(undefined, folder, false);
    expect(() => masterKey(undefined, folder, true)).toThrow('MASTER_KEY saknas');
    expect(() => masterKey('', folder, true)).toThrow('MASTER_KEY saknas');
  });

  it('is not made anew where the key file is malformed', () => {
    writeFileSync(join(folder, 'master.key'), '');
    expect(() => masterKey(undefined, folder, false)).toThrow('master.key');
    expect(readFileSync(join(folder, 'master.key'), 'utf8')).toBe('');
  });

  it('is not made anew where a vault stands that another key has locked', () => {
    writeFileSync(join(folder, 'vault.db'), 'locked');
    const read = () => masterKey(undefined, folder, false);
    expect(read).toThrow(VaultUnavailable);
    expect(read).toThrow(/master\.key saknas.*säkerhetskopia.*MASTER_KEY/);
    expect(readdirSync(folder)).toEqual(['vault.db']);
    expect(masterKey(key.toString('hex'), folder, false).key).toEqual(key);
  });

  it('is made beside a vault file that nothing was written in yet', () => {
    writeFileSync(join(folder, 'vault.db'), '');
    expect(masterKey(undefined, folder, false).generated).toBe(true);
  });

  it('leaves nothing but the whole file', () => {
    masterKey(undefined, folder, false);
    expect(readdirSync(folder)).toEqual(['master.key']);
  });

  it('is not made where a folder stands in its place', () => {
    mkdirSync(join(folder, 'master.key'));
    expect(() => masterKey(undefined, folder, false)).toThrow(VaultUnavailable);
    expect(readdirSync(folder)).toEqual(['master.key']);
  });

  it('cannot be made in a folder that is not there', () => {
    expect(() => masterKey(undefined, join(folder, 'missing'), false)).toThrow(VaultUnavailable);
  });
});
