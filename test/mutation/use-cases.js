import { mutationOf } from './mutation-of.js';

const configuration = mutationOf('use-cases');

/** But for the list of them all, which only says who may ask: each of its mutants would have every spec run. */
export default { ...configuration, mutate: [...configuration.mutate, '!**/all.ts'] };
