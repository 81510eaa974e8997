import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { headFaultStream, headStream } from './head-stream.js';
import { fingerprint, type LogHead, headHash, isHead, isSigned, publicKeyOf, signedHead } from './heads.js';

/** The first key of RFC 8032, 7.1. */
const SEED = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
const privateKey = createPrivateKey({
  key: Buffer.from(`302e020100300506032b657004220420${SEED}`, 'hex'),
  format: 'der',
  type: 'pkcs8',
});
const PUBLIC = Buffer.from(
  'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  'hex',
).toString('base64url');

const unsigned = {
  size: 12,
  root: 'ab'.repeat(32),
  previous: null,
  moment: '2026-11-30T08:15:00.000Z',
};
const head = signedHead(unsigned, privateKey);
const stored = (): { occurredOn: string; data: LogHead } & Parameters<typeof headStream.upcast>[0] =>
  JSON.parse(readFileSync(new URL('../fixtures/LogHeadSigned.v1.json', import.meta.url), 'utf8'));

describe('a head', () => {
  it('is signed with Ed25519 by the key it names', () => {
    expect(head.key).toBe(PUBLIC);
    expect(publicKeyOf(createPublicKey(privateKey))).toBe(PUBLIC);
    expect(isSigned(head)).toBe(true);
  });

  it.each<[string, Partial<LogHead>]>([
    ['size', { size: 13 }],
    ['root', { root: 'ac'.repeat(32) }],
    ['head before it', { previous: 'ab'.repeat(32) }],
    ['moment', { moment: '2026-11-30T08:16:00.000Z' }],
    ['key', { key: publicKeyOf(generateKeyPairSync('ed25519').privateKey) }],
    ['signature', { signature: head.signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')) }],
    ['key, for one that is none', { key: 'AAAA' }],
  ])('is not signed where it has another %s, and has another name', (_part, change) => {
    const changed = { ...head, ...change };
    expect(isSigned(changed)).toBe(false);
    expect(headHash(changed)).not.toBe(headHash(head));
  });

  it('is named by its hash, in whatever order it was written', () => {
    const turned = Object.fromEntries(Object.entries(head).toReversed()) as LogHead;
    expect(headHash(turned)).toBe(headHash(head));
    expect(headHash(head)).toMatch(/^[\da-f]{64}$/);
    expect(fingerprint(head)).toMatch(/^([\da-f]{4} ){7}[\da-f]{4}$/);
    expect(headHash(head).startsWith(fingerprint(head).replaceAll(' ', ''))).toBe(true);
  });

  it.each<[string, boolean, unknown]>([
    ['whole', true, head],
    ['after another', true, { ...head, previous: 'ab'.repeat(32) }],
    ['nothing', false, null],
    ['a text', false, 'head'],
    ['half a root', false, { ...head, root: 'ab' }],
    ['no size', false, { ...head, size: '12' }],
    ['less than none', false, { ...head, size: -1 }],
    ['a number for the one before', false, { ...head, previous: 1 }],
    ['half of the one before', false, { ...head, previous: 'ab' }],
    ['no moment', false, { ...head, moment: undefined }],
    ['no key', false, { ...head, key: 1 }],
    ['no signature', false, { ...head, signature: undefined }],
  ])('is told from what is none: %s', (_what, is, value) => expect(isHead(value)).toBe(is));

  it('is stored in a shape that never changes, and its signature holds', () => {
    const frozen = stored();
    expect(headStream.schemaVersionOf('LogHeadSigned')).toBe(1);
    expect(headStream.upcast(frozen)).toEqual({
      type: 'LogHeadSigned',
      occurredOn: frozen.occurredOn,
      data: frozen.data,
    });
    expect(isHead(frozen.data) && isSigned(frozen.data)).toBe(true);
  });

  it('are stored with what was amiss beside them, as it was frozen', () => {
    const file = new URL('../fixtures/HeadFaultFound.v1.json', import.meta.url);
    const frozen = JSON.parse(readFileSync(file, 'utf8')) as ReturnType<typeof stored>;
    expect(headFaultStream.schemaVersionOf('HeadFaultFound')).toBe(1);
    expect(headFaultStream.upcast(frozen)).toMatchObject({ type: 'HeadFaultFound', data: { part: 'file' } });
  });
});
