import { TestEnvironment } from 'jest-environment-node';

let failed = false;

/** A new run of the specs begins: a new mutant. */
export const forget = () => {
  failed = false;
};

/** Skips what follows the first failure: one failing test has killed the mutant, and Stryker itself lets all go on. */
export default class FirstFailure extends TestEnvironment {
  handleTestEvent({ name, test }) {
    if (name === 'test_start' && failed) test.mode = 'skip';
    if (name === 'test_done' && test.errors.length > 0) failed = true;
  }
}
