import { Injectable } from '@nestjs/common';
import { Following, type Readings, Views } from '@samspar/views';

/** How long a page waits for what was just written, in milliseconds. */
const FRESH_WITHIN_MS = 2_000;

/** The access log as the views have it. */
@Injectable()
export class FreshReadings {
  constructor(
    private readonly views: Views,
    private readonly following: Following,
  ) {}

  /** With all that was written up to a position of the log. Throws why the views cannot be kept current. */
  async upTo(position: bigint): Promise<Readings> {
    if (this.following.stopped) throw this.following.stopped;
    await this.views.reached(position, FRESH_WITHIN_MS);
    return this.views.readings;
  }
}
