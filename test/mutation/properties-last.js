import Sequencer from '@jest/test-sequencer';
import { forget } from './first-failure.js';

const isProperty = ({ path }) => /\.propert(y|ies)\.spec\.ts$/.test(path);

/** Examples first, for they are quick to fail; property-based specs only where no example did. */
export default class PropertiesLast extends Sequencer {
  sort(tests) {
    forget();
    return [...tests].toSorted((a, b) => Number(isProperty(a)) - Number(isProperty(b)));
  }
}
