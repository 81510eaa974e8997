/** Injection token of the `Installation` that the application runs on. */
export const INSTALLATION = Symbol('installation');
