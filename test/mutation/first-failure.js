import LoadedOnce from '../loaded-once/environment.js';

let failed = false;
/** The names of all tests of a spec, by its path, once it has been run. */
const names = new Map();

const namesIn = ({ children }, titles = []) =>
  children.flatMap((child) => {
    const all = [...titles, child.name];
    return child.type === 'describeBlock' ? namesIn(child, all) : [all.join(' ')];
  });

/** Whether a test has failed for the mutant that is being run. */
export const hasFailed = () => failed;

/** A new run of the specs begins: a new mutant. */
export const forget = () => {
  failed = false;
};

/** Whether a spec has a test that is asked for, or may have: Stryker itself has every spec loaded to run one test of one. */
export const isAsked = (spec, pattern) =>
  names.get(spec)?.some((name) => new RegExp(pattern, 'i').test(name)) ?? true;

/** Skips what follows the first failure: one failing test has killed the mutant, and Stryker itself lets all go on. */
export default class FirstFailure extends LoadedOnce {
  #spec;

  constructor(config, context) {
    super(config, context);
    this.#spec = context.testPath;
  }

  handleTestEvent({ name, test }, state) {
    if (name === 'run_start') names.set(this.#spec, namesIn(state.rootDescribeBlock));
    if (name === 'test_start' && failed) test.mode = 'skip';
    if (name === 'test_done' && test.errors.length > 0) failed = true;
  }
}
