import { generateKeyPairSync } from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type LogHead, signedHead } from '@samspar/evidence';
import { addToHeadsFile, HeadsFileUnusable, lastInHeadsFile, readHeadsFile } from './heads-file.js';

const { privateKey } = generateKeyPairSync('ed25519');
const headOf = (size: number): LogHead =>
  signedHead({ size, root: 'ab'.repeat(32), previous: null, moment: '2026-11-30T08:15:00.000Z' }, privateKey);

describe('the file of heads elsewhere', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'samspar-heads-'));
    file = join(folder, 'heads.jsonl');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('has a line of JSON for each head, behind the others, and is for its owner alone', () => {
    expect(readHeadsFile(file)).toEqual([]);
    expect(lastInHeadsFile(file)).toBeUndefined();
    addToHeadsFile(file, [headOf(1), headOf(2)]);
    addToHeadsFile(file, [headOf(3)]);
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(4);
    expect(readHeadsFile(file)).toEqual([1, 2, 3].map(headOf));
    expect(lastInHeadsFile(file)).toEqual(headOf(3));
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('knows its last one however long it is', () => {
    addToHeadsFile(
      file,
      Array.from({ length: 40 }, (_, size) => headOf(size)),
    );
    expect(lastInHeadsFile(file)).toEqual(headOf(39));
  });

  it('goes on behind a line that was cut off, which is none', () => {
    addToHeadsFile(file, [headOf(1)]);
    for (const cut of ['{', '{"size":7,"root":"ab']) {
      appendFileSync(file, cut);
      expect(lastInHeadsFile(file)).toEqual(headOf(1));
      addToHeadsFile(file, [headOf(1)]);
    }
    expect(readHeadsFile(file)).toEqual([1, 1, 1].map(headOf));
  });

  it.each<[string, () => void]>([
    ['another file', () => writeFileSync(file, 'a,b,c\n')],
    ['another file of JSON', () => writeFileSync(file, '{"journey":"x"}\n')],
    ['a folder', () => mkdirSync(file)],
  ])('is refused where it is %s, and is left as it is', (_what, make) => {
    make();
    expect(() => readHeadsFile(file)).toThrow(HeadsFileUnusable);
    expect(() => lastInHeadsFile(file)).toThrow(/SAMSPAR_HEADS.*skrivs som vanligt/);
  });

  it('is not made where its folder is not there', () => {
    expect(() => addToHeadsFile(join(folder, 'missing', 'heads'), [headOf(1)])).toThrow(HeadsFileUnusable);
  });
});
