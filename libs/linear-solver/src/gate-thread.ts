import { parentPort } from 'node:worker_threads';
import type { GateAsked } from '@samspar/plausibility';
import { gateHere } from './gate-here.js';
import type { GateTold } from './gate-beside.js';

/** Answers one after the other what the thread that began this one asks. */
parentPort?.on('message', async (asked: GateAsked) => {
  let told: GateTold;
  try {
    told = { answer: await gateHere(asked) };
  } catch (error) {
    told = { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort?.postMessage(told);
});
