import { type DomainEvent, storedEvents } from '@samspar/kernel';
import { type LogHead, HEAD_PROPERTIES } from './heads.js';

/** What the log was by now, signed. It is an event like others, and so in the tree of the heads that follow. */
export type LogHeadSigned = DomainEvent<'LogHeadSigned', LogHead>;

export const HEADS = 'heads';

/** How heads are stored: all in the one stream that the prefix names. Stored type names are frozen. */
export const headStream = {
  prefix: HEADS,
  ...storedEvents<LogHeadSigned>({ LogHeadSigned: HEAD_PROPERTIES }),
} as const;
