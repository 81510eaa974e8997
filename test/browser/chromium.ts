import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** What Chromium is called, by those who package it. The one without windows has half the work with a page. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'] as const;
const IS_ROOT = process.getuid?.() === 0;

const mayRun = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const onThisMachine = (): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find(mayRun);

const apt = (...args: readonly string[]): void => {
  execFileSync('/usr/bin/apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-qq', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
};

/** From Debian's own packages; it stays on the machine. Another spec file that installs at the same time is waited for. */
const installed = (): string | undefined => {
  if (!IS_ROOT || !mayRun('/usr/bin/apt-get')) return undefined;
  apt('update');
  apt('install', '-y', '--no-install-recommends', NAMES[0]);
  return onThisMachine();
};

const executable = (): string => {
  const given = process.env['CHROMIUM_PATH'];
  if (given !== undefined && !mayRun(given))
    throw new Error(
      `CHROMIUM_PATH is ${given}, which cannot be run: set it to the program file of Chromium.`,
    );
  const file = given ?? onThisMachine() ?? installed();
  if (file === undefined)
    throw new Error(
      'The browser tests need Chromium, and there is none: run "apt-get install chromium" as root, or set CHROMIUM_PATH to its program file.',
    );
  return file;
};

/** Milliseconds that a machine may take to the first page, where Chromium is to be installed before. */
export const FIRST_START = 300_000;

/** The system's Chromium, without a window; where there is none it is installed, by root alone. Rejects with what to do. */
export const launchChromium = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: executable(),
    // A process for each page costs more than what is looked at in it.
    args: ['--lang=sv', '--process-per-site', ...(IS_ROOT ? ['--no-sandbox'] : [])],
  });
