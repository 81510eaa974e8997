import { fileOf, type OpenFormat } from '@samspar/open-data';
import { accepted, type Caller, NOT_FOUND, type Outcome, Query, refused } from '../message.js';
import { followerOf, openRelease, type OpenDataPorts, openTableOf, opensSome } from './open-release.js';

export type OpenFileRead = Readonly<{
  text: string;
  /** Id of the release that took the place of this one. */
  followedBy: string | null;
}>;

/** It was open, and is withdrawn for this reason. */
export type OpenFileRefusal = Readonly<{ code: 'ReleaseWithdrawn'; reason: string }>;

/** A table that is open to everyone, in a format; its file never changes. */
export class ReadOpenFile extends Query<Outcome<OpenFileRead, OpenFileRefusal>> {
  constructor(
    caller: Caller,
    /** Address of the server, without a path. */
    readonly server: string,
    readonly publication: string,
    /** Its place in the release, from 1. */
    readonly table: number,
    readonly format: OpenFormat | 'csv-metadata',
  ) {
    super(caller);
  }
}

export const readOpenFile =
  (ports: OpenDataPorts) =>
  async ({
    server,
    publication: id,
    table: place,
    format,
  }: ReadOpenFile): Promise<Outcome<OpenFileRead, OpenFileRefusal>> => {
    const release = await openRelease(ports, server, id);
    const table = release && openTableOf(release, place);
    if (!release || !table) return NOT_FOUND;
    const { association, withdrawnBecause } = release.loaded.publication;
    if (withdrawnBecause !== null) return refused({ code: 'ReleaseWithdrawn', reason: withdrawnBecause });
    const followedBy = followerOf(ports.views().publications.listed(association), id);
    const follower = followedBy === null ? undefined : await openRelease(ports, server, followedBy);
    return accepted({
      text: fileOf(table, format),
      followedBy: follower && opensSome(follower) ? followedBy : null,
    });
  };
