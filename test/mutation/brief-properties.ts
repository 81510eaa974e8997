import { configureGlobal } from 'fast-check';

/**
 * That a property fails is all a mutation run asks: the smallest example of it would take seconds to find. Nor is each mutant
 * worth all the runs of a property that two thousand others are to be given too; what its first half second misses survives.
 */
configureGlobal({ endOnFailure: true, interruptAfterTimeLimit: 500 });
