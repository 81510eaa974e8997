import { parentPort } from 'node:worker_threads';
import type { GateAsked } from '@samspar/plausibility';
import { gateHere } from './gate-here.js';
import type { GateTold } from './gate-beside.js';

const toldOf = (asked: GateAsked): Promise<GateTold> =>
  gateHere(asked).then(
    (answer) => ({ answer }),
    (error: unknown) => ({
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }),
  );

/** Answers one after the other what the thread that began this one asks. */
parentPort?.on('message', (asked: GateAsked) => {
  void toldOf(asked).then((told) => parentPort?.postMessage(told, []));
});
