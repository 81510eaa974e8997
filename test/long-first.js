import Sequencer from '@jest/test-sequencer';

const LONG = [
  /\/test\/browser\/every-page|\/growing-/,
  /\/test\/(browser|cli|crash|backup)\//,
  /\/test\/|postgres|eventstoredb/,
];

const rank = ({ path }) => LONG.findIndex((long) => long.test(path)) + 1 || LONG.length + 1;

/** What drives browsers and processes begins first: a worker that met it last would work on alone. */
export default class LongFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((a, b) => rank(a) - rank(b));
  }
}
