import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { DRAFT_KEPT_MS } from '@samspar/sealed-store';
import { NOON, Site } from './site.js';

const HOUR = 3_600_000;

let site: Site;
beforeEach(async () => {
  jest.useFakeTimers({
    doNotFake: [
      'Date',
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
      'setTimeout',
      'clearTimeout',
    ],
  });
  site = await Site.open();
});
afterEach(async () => {
  await site.close();
  jest.useRealTimers();
});

it.each([
  ['as the hours pass, though nobody asks for anything', async () => jest.advanceTimersByTime(HOUR)],
  ['as it starts, where it stood still meanwhile', () => site.restart()],
])('a server deletes drafts and sessions that have expired %s', async (_when, pass) => {
  const { drafts, sessions } = site.installation.sealed;
  await drafts.keep('anna', '/arenden/ny', 'old');
  await sessions.store('old', { subject: 'anna', data: '{}' }, NOON + 1);
  site.now = NOON + DRAFT_KEPT_MS;
  await drafts.keep('erik', '/arenden/ny', 'new');
  await sessions.store('new', { subject: 'erik', data: '{}' }, site.now + 1);
  await pass();
  // A clock put back finds whatever is still there.
  site.now = NOON;
  const { sealed } = site.installation;
  expect(await sealed.drafts.find('anna', '/arenden/ny')).toBeUndefined();
  expect(await sealed.drafts.find('erik', '/arenden/ny')).toMatchObject({ text: 'new' });
  expect(await sealed.sessions.find('old')).toBeUndefined();
  expect(await sealed.sessions.find('new')).toMatchObject({ subject: 'erik' });
});
