import { Controller, Get, Post, UploadedFile, UseInterceptors } from '@nestjs/common';
import { type BundleVerification, verifyBundle } from '@samspar/evidence';
import { filesIn, NotAZip } from '@samspar/evidence-bundle';
import { type Filled, valueIn } from '@samspar/pages';
import { LARGEST_FILE } from '../../imports/file.js';
import { Allow } from '../../sign-in/allow.js';
import { checkCsrf } from '../../sign-in/authentication.js';
import { FileOfForm, type HeldFile, unreadSize } from '../held-file.js';
import { PageVisit, Visiting } from '../visit.js';
import { CheckBundlePage } from './check-page.js';

/** What a bundle holds unpacked at most where a server unpacks it, in bytes. */
const MOST_UNPACKED = 128 * 1024 ** 2;

const verified = (bytes: Uint8Array, name: string, fingerprint: string): BundleVerification => {
  try {
    return verifyBundle(filesIn(bytes, MOST_UNPACKED), fingerprint);
  } catch (error) {
    if (!(error instanceof NotAZip)) throw error;
    const faults = [{ file: name, fault: error.message }];
    return { faults, manifest: undefined, events: 0, withheld: 0, head: undefined, after: 0 };
  }
};

/** Kontrollera ett bevispaket: of whoever has been given one and works here. */
@Allow('auditor', 'office', 'board', 'caseworker', 'team-lead')
@Controller('granskning/kontrollera-bevis')
export class CheckBundleController {
  @Get()
  form(@Visiting() visit: PageVisit): string {
    return visit.show(<CheckBundlePage filled={{ values: {}, errors: [] }} verified={undefined} />);
  }

  @Post()
  @UseInterceptors(FileOfForm)
  check(@Visiting() visit: PageVisit, @UploadedFile() part?: HeldFile): string {
    const unread = unreadSize(visit.request);
    if (unread === undefined) checkCsrf(visit.request);
    const { check } = visit.texts.evidence;
    const values = unread === undefined ? visit.typed : {};
    const fingerprint = valueIn(values, 'fingeravtryck');
    const size = unread ?? part?.size ?? 0;
    const errors: Filled['errors'] = [
      ...(unread === undefined && !part ? [{ field: 'fil', message: check.fileMissing }] : []),
      ...(size > LARGEST_FILE ? [{ field: 'fil', message: check.fileTooLarge(size, LARGEST_FILE) }] : []),
      ...(unread === undefined && !/^([\da-f]\s*){32}$/i.test(fingerprint)
        ? [{ field: 'fingeravtryck', message: check.wrongFingerprint }]
        : []),
    ];
    const bytes = part?.buffer;
    const result =
      errors.length === 0 && part && bytes ? verified(bytes, part.originalname, fingerprint) : undefined;
    return visit.show(
      <CheckBundlePage filled={{ values, errors }} verified={result} />,
      errors.length > 0 || (result && result.faults.length > 0) ? 422 : 200,
    );
  }
}
