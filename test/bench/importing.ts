import { existsSync, readFileSync } from 'node:fs';
import { openInstallation, readConfiguration, setUp } from '@samspar/installation';
import { importAsOperator } from '../../apps/cli/src/operator-imports.js';
import { expectShortLives } from '../../apps/cli/src/short-lived.js';
import { BENCH_SETUP } from './constructed-association.js';

const STATUS = '/proc/self/status';

/** The most memory this process has had, in bytes. `getrusage` of Linux counts in what the process that started it had. */
const mostMemory = (): number => {
  const [, own] = /^VmHWM:\s+(\d+) kB$/m.exec(existsSync(STATUS) ? readFileSync(STATUS, 'utf8') : '') ?? [];
  return (own === undefined ? process.resourceUsage().maxRSS : Number(own)) * 1024;
};

/** Imports the file named, as `samspar import` does, and greets with its rate and with the memory it took above idle. */
expectShortLives();
const installation = await openInstallation(readConfiguration(process.env), { what: 'npm run bench' });
await setUp(installation, BENCH_SETUP);
await installation.views.catchUp();
const [file = ''] = process.argv.slice(2);
const bytes = readFileSync(file);
const idle = process.memoryUsage().rss;
const begun = performance.now();
const { imported } = await importAsOperator(installation, bytes, {});
const seconds = (performance.now() - begun) / 1000;
await installation.close();
process.stdout.write(
  `${JSON.stringify({ imported, rate: imported / seconds, memoryMb: (mostMemory() - idle) / 1024 ** 2 })}\n`,
);
