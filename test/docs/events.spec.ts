import { SHAPES, STREAM_KINDS } from '@samspar/installation';
import { describe, expect, it } from '@jest/globals';
import { EVENT_MEANINGS, STREAM_MEANINGS } from './event-meanings.js';
import { eventsPage, frozenEvents, presentPage } from './events-page.js';

describe('the page of streams and events', () => {
  const frozen = frozenEvents();

  it('has an example of every version of every event', () => expect(frozen).toHaveLength(SHAPES));

  it('says what each event means', () =>
    expect(Object.keys(EVENT_MEANINGS).toSorted()).toEqual(
      [...new Set(frozen.map(({ stored }) => stored.type))].toSorted(),
    ));

  it('says what each kind of stream is about', () =>
    expect(Object.keys(STREAM_MEANINGS)).toEqual(STREAM_KINDS.map(({ prefix }) => prefix)));

  it('is as `npm run events-page` makes it', async () => {
    const present = presentPage();
    expect(present).toBe(await eventsPage(present));
  });
});
