#!/usr/bin/env node
// Starts the built command on the Node that this project pins, whatever Node the machine has first on its PATH.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const main = at('dist/apps/cli/src/main.js');
const { dependencies } = JSON.parse(readFileSync(at('package.json'), 'utf8'));

if (!existsSync(main)) {
  process.stderr.write('Samspår är inte byggt än: kör npm run build och försök igen.\n');
  process.exit(1);
}
if (process.versions.node === dependencies.node) {
  await import(main);
} else {
  const pinned = at('node_modules/node/bin/node');
  if (!existsSync(pinned)) {
    process.stderr.write(`Samspår behöver Node ${dependencies.node}: kör npm ci och försök igen.\n`);
    process.exit(1);
  }
  const child = spawn(pinned, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
