import { configureGlobal } from 'fast-check';

/** That a property fails is all a mutation run asks; the smallest example of it would take seconds to find. */
configureGlobal({ endOnFailure: true });
