import { randomUUID } from 'node:crypto';
import {
  type EventStoreDBClient,
  jsonEvent,
  type JSONType,
  NO_STREAM,
  SETTINGS_STREAM,
  SYSTEM_STREAM_ACL,
  USER_STREAM_ACL,
} from '@eventstore/db-client';
import { StoreUnavailable } from '@samspar/event-store';
import { parseAddress } from './address.js';
import { clientFor, within } from './connection.js';
import type { Recorded } from './envelope.js';
import { causeOf, unavailable } from './failure.js';
import { lastOfStream } from './reading.js';

const ADMINS = '$admins';
const EVERYONE = '$all';
/** Holds who may read `$all`, the log of all streams. */
const ALL_METADATA = '$$$all';
const GRANT_MS = 30_000;

/** Whether the account may delete streams, asked with a stream that never was: nothing is deleted whatever the answer. */
export const mayDelete = async (client: EventStoreDBClient, store: string): Promise<boolean> => {
  try {
    await client.deleteStream(`samspar-rights-${randomUUID()}`, { expectedRevision: 0n });
    return true;
  } catch (error) {
    const cause = causeOf(error);
    if (cause === 'denied') return false;
    if (cause === 'wrongVersion') return true;
    throw unavailable(store, error);
  }
};

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const part = (json: unknown, key: string): unknown => (isJson(json) ? json[key] : undefined);

/** The groups that have a right, kept but for everyone, and with them the administrators and the group. */
const groups = (given: unknown, group: string): readonly string[] => {
  const listed: readonly unknown[] = Array.isArray(given) ? given : [given];
  const kept = listed.filter((each): each is string => typeof each === 'string' && each !== EVERYONE);
  return [...new Set([ADMINS, ...kept, group])];
};

const readLogRule = (before: unknown, group: string): JSONType => {
  const acl = part(before, '$acl');
  return {
    ...(isJson(before) && before),
    $acl: { ...(isJson(acl) && acl), $r: groups(part(acl, '$r'), group) },
  };
};

const appendOnlyRule = (before: unknown, group: string): JSONType => {
  const acl = part(before, USER_STREAM_ACL);
  return {
    [USER_STREAM_ACL]: {
      $r: groups(part(acl, '$r'), group),
      $w: groups(part(acl, '$w'), group),
      $d: ADMINS,
      $mr: groups(part(acl, '$mr'), group),
      $mw: ADMINS,
    },
    [SYSTEM_STREAM_ACL]: { $r: ADMINS, $w: ADMINS, $d: ADMINS, $mr: ADMINS, $mw: ADMINS },
  };
};

const RULES = [
  { stream: ALL_METADATA, type: '$metadata', rule: readLogRule },
  { stream: SETTINGS_STREAM, type: 'update-default-acl', rule: appendOnlyRule },
] as const;

/**
 * Lets the accounts of a group append to and read every stream and the log, and delete or truncate none; administrators alone
 * may do that. `url` is an administrator's. Groups granted before stay. Writes nothing where the rules stand already.
 * Throws `StoreUnavailable`.
 */
export const grantAppendOnly = async (url: string, group: string): Promise<void> => {
  const address = parseAddress(url);
  if (!/^[\w.-]+$/.test(group))
    throw new StoreUnavailable(
      `Gruppen "${group}" kan inte få åtkomst: ett gruppnamn har bara bokstäver (a–z), siffror, punkt, bindestreck och understreck.`,
    );
  const client = clientFor(address);
  const grant = async (): Promise<void> => {
    for (const { stream, type, rule } of RULES) {
      const last: Recorded | undefined = await lastOfStream(client, address.name, stream);
      const data = rule(last?.data, group);
      if (JSON.stringify(last?.data) === JSON.stringify(data)) continue;
      await client.appendToStream(stream, jsonEvent({ type, data }), {
        expectedRevision: last?.revision ?? NO_STREAM,
      });
    }
  };
  try {
    await within(GRANT_MS, address.name, grant());
  } catch (error) {
    if (causeOf(error) !== 'denied') throw unavailable(address.name, error);
    throw new StoreUnavailable(
      `${address.name} låter inte kontot ändra åtkomstregler: kör samspar store-grant med en administratörs adress.`,
    );
  } finally {
    void client.dispose();
  }
};
