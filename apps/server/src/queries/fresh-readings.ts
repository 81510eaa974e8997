import { Inject, Injectable } from '@nestjs/common';
import type { Installation } from '@samspar/installation';
import { Following, type Readings } from '@samspar/views';
import { INSTALLATION } from '../token.js';

/** How long a page waits for what was just written, in milliseconds. */
const FRESH_WITHIN_MS = 2_000;

/** The access log as the views have it. */
@Injectable()
export class FreshReadings {
  constructor(
    @Inject(INSTALLATION) private readonly installation: Installation,
    private readonly following: Following,
  ) {}

  /** With all that was written up to a position of the log. Throws why the views cannot be kept current. */
  async upTo(position: bigint): Promise<Readings> {
    if (this.following.stopped) throw this.following.stopped;
    const { views } = this.installation;
    await views.reached(position, FRESH_WITHIN_MS);
    return views.readings;
  }
}
