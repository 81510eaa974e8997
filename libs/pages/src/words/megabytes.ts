const MEGABYTE = 1024 * 1024;

/** A size in bytes as `20,1 MB`; rounded up, so that what is just too large does not look as if it were not. */
export const megabytes = (bytes: number, language: 'sv' | 'en'): string =>
  `${(Math.ceil((bytes / MEGABYTE) * 10) / 10).toLocaleString(language)} MB`;
