import Sequencer from '@jest/test-sequencer';

const isProperty = ({ path }) => /\.propert(y|ies)\.spec\.ts$/.test(path);

/** For mutation runs: examples first, for they are quick to fail; property-based specs only where no example did. */
export default class PropertiesLast extends Sequencer {
  sort(tests) {
    return [...tests].toSorted((a, b) => Number(isProperty(a)) - Number(isProperty(b)));
  }
}
