import type { ClosedContact, ContactRow, JourneyRow, ToldOf } from '@samspar/statistics';

/** A version opened in this batch, or one that got another row in the very millisecond it was opened (`replaces`). */
type VersionChange = {
  readonly version: number;
  readonly knownFrom: number;
  readonly replaces: boolean;
  row: JourneyRow;
  knownTo: number | null;
  /** What opened it, and what closed it where none follows, in bits of `TOLD`. */
  told: ToldOf;
  closedBy: number;
};

type ClosedVersion = Readonly<{ version: number; journey: number; knownTo: number; closedBy: number }>;

/** What one batch of events changes of what is counted, in the order it came. */
export class CountedChanges {
  readonly closedVersions: ClosedVersion[] = [];
  readonly versions = new Map<number, VersionChange>();
  readonly contacts: ContactRow[] = [];
  readonly closedContacts: ClosedContact[] = [];
}
