import { parentPort, workerData } from 'node:worker_threads';

const { ended, answers } = workerData;
const { run } = await import(new URL('../../dist/apps/cli/src/run.js', import.meta.url));

const serves = () => {
  throw new Error('What serves is started in a process of its own.');
};

const told = { out: '', err: '' };
const keepsIn = (name) => (chunk) => {
  told[name] += String(chunk);
  return true;
};
process.stdout.write = keepsIn('out');
process.stderr.write = keepsIn('err');

const carryOut = async ({ args, environment }) => {
  Object.assign(told, { out: '', err: '' });
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, environment);
  process.exitCode = undefined;
  await run(args, serves);
  answers.postMessage({ code: process.exitCode ?? 0, ...told }, []);
  Atomics.add(ended, 0, 1);
  Atomics.notify(ended, 0);
};

parentPort.on('message', (message) => void carryOut(message));
