import type { Readings } from '@samspar/views';
import { caughtUp } from '../places.js';
import type { AccessLogPorts } from '../ports.js';

/** The log with all that was written before it was asked for. */
export const logNow = async (ports: AccessLogPorts): Promise<Readings> => {
  await caughtUp(ports, await ports.store.lastPosition());
  return ports.views().readings;
};
