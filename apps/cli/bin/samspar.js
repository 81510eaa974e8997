#!/usr/bin/env node
// Starts the built command on the Node that this project pins, whatever Node the machine has first on its PATH.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { PINNED, requirePinnedNode, VERSION } from './pinned-node.js';

const main = fileURLToPath(new URL('../../../dist/apps/cli/src/main.js', import.meta.url));

if (!existsSync(main)) {
  process.stderr.write('Samspår är inte byggt än: kör npm run build och försök igen.\n');
  process.exit(1);
}
if (process.versions.node === VERSION) {
  // Beside what it is made of, and gone with it; where that cannot be written, every start compiles anew.
  enableCompileCache(fileURLToPath(new URL('../../../dist/compiled', import.meta.url)));
  await import(main);
} else {
  requirePinnedNode();
  const child = spawn(PINNED, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
