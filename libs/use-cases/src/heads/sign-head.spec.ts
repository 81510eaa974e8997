import { describe, expect, it } from '@jest/globals';
import type { LogHead } from '@samspar/evidence';
import { byOperator } from '../message.js';
import { SignHead, signHead } from './sign-head.js';

const head: LogHead = {
  size: 12,
  root: 'ab'.repeat(32),
  previous: null,
  moment: '2026-11-30T08:15:00.000Z',
  key: 'key',
  signature: 'signature',
};

describe('signing a head of the log', () => {
  it.each([
    ['the head', head, head],
    ['nothing, where there was nothing to sign', undefined, null],
  ])('comes to %s', async (_what, signed, answer) => {
    const sign = signHead({
      heads: { sign: async () => signed },
    });
    expect(await sign(new SignHead(byOperator()))).toEqual({ outcome: 'accepted', answer });
  });
});
