import { type DomainEvent, storedEvents } from '@samspar/kernel';
import { type LogHead, HEAD_PROPERTIES } from './heads.js';

/** What the log was by now, signed. It is an event like others, and so in the tree of the heads that follow. */
export type LogHeadSigned = DomainEvent<'LogHeadSigned', LogHead>;

/** A server could not keep the tree over the log, sign a head, or add one to the file elsewhere: said once a day at most while it lasts. */
export type HeadFaultFound = DomainEvent<'HeadFaultFound', { part: 'tree' | 'head' | 'file' }>;

/** The stream of what has been amiss with heads, whichever server found it. */
export const HEAD_FAULTS = 'headfaults';

/** How faults of heads are stored: all in one stream. Stored type names are frozen. */
export const headFaultStream = {
  prefix: HEAD_FAULTS,
  ...storedEvents<HeadFaultFound>({ HeadFaultFound: ['part'] }),
} as const;

export const HEADS = 'heads';

/** How heads are stored: all in the one stream that the prefix names. Stored type names are frozen. */
export const headStream = {
  prefix: HEADS,
  ...storedEvents<LogHeadSigned>({ LogHeadSigned: HEAD_PROPERTIES }),
} as const;
