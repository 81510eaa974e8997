import { StoreUnavailable } from '@samspar/event-store';
import { faultOf, faultOfRecord } from '@samspar/sqlite-file';
import { EventUnreadable } from './event-row.js';

export const isBusy = (file: string, error: unknown): boolean => faultOf(file, error)?.kind === 'busy';

/** The sentence for the operator where the file or the disk is at fault; any other error is a bug and comes back as it is. */
export const unavailable = (file: string, error: unknown): unknown => {
  if (error instanceof EventUnreadable)
    return new StoreUnavailable(
      `${file} är skadad vid position ${error.position}: återställ den från säkerhetskopia.`,
      { cause: error },
    );
  const fault = faultOfRecord(file, error);
  return fault ? new StoreUnavailable(fault.sentence, { cause: error }) : error;
};
