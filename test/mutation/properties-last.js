import Sequencer from '@jest/test-sequencer';
import { forget, isAsked } from './first-failure.js';

const isProperty = ({ path }) => /\.propert(y|ies)\.spec\.ts$/.test(path);

/** Examples first, for they are quick to fail; property-based specs only where no example did. */
export default class PropertiesLast extends Sequencer {
  #pattern;

  constructor(options) {
    super(options);
    this.#pattern = options.globalConfig.testNamePattern ?? '';
  }

  sort(tests) {
    forget();
    return tests
      .filter(({ path }) => isAsked(path, this.#pattern))
      .toSorted((a, b) => Number(isProperty(a)) - Number(isProperty(b)));
  }
}
