import type { Request } from 'express';
import { bodyTooLarge, wrongMediaType } from './problem-filter.js';

/** A content type as one word in lower case, without its parameters; empty where none is stated. */
export const mediaTypeOf = (request: Request): string => {
  const [type = ''] = (request.headers['content-type'] ?? '').split(';', 1);
  return type.trim().toLowerCase();
};

/**
 * The body as it was sent, read to its end. Rejects with the problem 413 where it is larger than `most` bytes, and 415, which
 * names what is `expected`, where it is compressed.
 */
export const sentBytes = (request: Request, most: number, expected: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') throw wrongMediaType(expected);
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= most) chunks.push(chunk);
    });
    request.on('end', () => (length <= most ? resolve(Buffer.concat(chunks)) : reject(bodyTooLarge())));
    request.on('error', reject);
  });
