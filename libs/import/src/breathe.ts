/** Lets whatever else waits be done first: work that goes on for long in a server asks for it every few milliseconds. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
