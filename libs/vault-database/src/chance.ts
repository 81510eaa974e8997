import { randomFillSync } from 'node:crypto';

const POOL_BYTES = 4_096;
const pool = Buffer.alloc(POOL_BYTES);
let used = POOL_BYTES;

/** Random bytes, from a pool that the system fills: asking it for each costs more than what is sealed with them. What was given out stands there no more. */
export const randomly = (bytes: number): Buffer => {
  if (used + bytes > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  const drawn = Buffer.alloc(bytes);
  pool.copy(drawn, 0, used, used + bytes);
  pool.fill(0, used, used + bytes);
  used += bytes;
  return drawn;
};
