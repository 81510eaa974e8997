/** The number of a page as it stands in an address; the first one where it is none. */
export const pageNumber = (value: unknown): number =>
  typeof value === 'string' && /^[1-9]\d{0,5}$/.test(value) ? Number(value) : 1;

/** An address with those parameters that have a value. */
export const addressWith = (
  path: string,
  parameters: Readonly<Record<string, string | undefined>>,
): string => {
  const search = new URLSearchParams(
    Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined),
  ).toString();
  return search === '' ? path : `${path}?${search}`;
};
