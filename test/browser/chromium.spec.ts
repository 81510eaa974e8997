import { afterEach, describe, expect, it } from '@jest/globals';
import { launchChromium } from './chromium.js';

const { CHROMIUM_PATH: before } = process.env;
afterEach(() => {
  if (before === undefined) delete process.env['CHROMIUM_PATH'];
  else process.env['CHROMIUM_PATH'] = before;
});

describe('a Chromium that cannot be run', () => {
  it('is told of in one sentence that says what to set', async () => {
    process.env['CHROMIUM_PATH'] = '/nowhere/chromium';
    await expect(launchChromium()).rejects.toThrow(
      'CHROMIUM_PATH is /nowhere/chromium, which cannot be run: set it to the program file of Chromium.',
    );
  });
});
