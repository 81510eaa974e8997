import type { Readable } from 'node:stream';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import type { Request } from 'express';
import { LARGEST_FILE } from '../imports/file.js';

/** A file of a form: whole in memory, or only its size in bytes where it is larger than may be taken. */
export type HeldFile = Readonly<{ originalname: string; size: number; buffer?: Buffer }>;

/** A form larger than this is answered without being read, in bytes. */
const LARGEST_READ = 10 * LARGEST_FILE;

type Held = Pick<HeldFile, 'size' | 'buffer'>;

/** Holds a file while it may be taken; of a larger one the rest is counted as it passes by, so that the form it stands in is read to its end. */
const holding = {
  _handleFile(
    _request: Request,
    { stream }: { stream: Readable },
    done: (error: Error | null, held?: Held) => void,
  ): void {
    let chunks: Buffer[] = [];
    let size = 0;
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= LARGEST_FILE) chunks.push(chunk);
      else chunks = [];
    });
    stream.on('error', done);
    stream.on('end', () =>
      done(null, { size, ...(size <= LARGEST_FILE && { buffer: Buffer.concat(chunks) }) }),
    );
  },
  _removeFile(_request: Request, _file: unknown, done: (error: Error | null) => void): void {
    done(null);
  },
};

/** The size in bytes that a form says it has, where that is too much to read; undefined elsewhere. */
export const unreadSize = ({ headers }: Request): number | undefined => {
  const size = Number(headers['content-length']);
  return size > LARGEST_READ ? size : undefined;
};

/**
 * Reads the form with a file in the field `fil`. One too large to be read is answered at once; the server lets what still comes
 * of it run out unheld, for as long as it gives a request, so that the answer is there before the connection ends.
 */
@Injectable()
export class FileOfForm extends FileInterceptor('fil', {
  storage: holding,
  limits: { files: 1, fields: 4 },
}) {
  override intercept(context: ExecutionContext, next: CallHandler): ReturnType<NestInterceptor['intercept']> {
    return unreadSize(context.switchToHttp().getRequest()) === undefined
      ? super.intercept(context, next)
      : next.handle();
  }
}
