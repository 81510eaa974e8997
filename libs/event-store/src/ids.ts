import { v5 } from 'uuid';

const NAMESPACE = '6d9f4c52-0f0e-4c0a-9b43-8d5f2a7b1e64';

/**
 * A UUID (version 5) that the same parts in the same order always give; parts are kept apart, so that `('ab', 'c')` and
 * `('a', 'bc')` differ. It is a digest without a key: never make one of personal data.
 */
export const nameBasedId = (...parts: readonly string[]): string => v5(JSON.stringify(parts), NAMESPACE);
