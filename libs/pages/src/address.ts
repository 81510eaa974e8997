/** What stands in the query of an address, by name; what has no value is left out. */
export type Parameters = Readonly<Record<string, string | undefined>>;

/** An address with those parameters that have a value. */
export const addressWith = (path: string, parameters: Parameters): string => {
  const search = new URLSearchParams(
    Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined),
  ).toString();
  return search === '' ? path : `${path}?${search}`;
};

export const addressOfJourney = (id: string, form?: string): string =>
  form === undefined ? `/arenden/${id}` : `/arenden/${id}/${form}`;

/** The number of a page as it stands in an address; the first one where it is none. */
export const pageNumber = (value: unknown): number =>
  typeof value === 'string' && /^[1-9]\d{0,5}$/.test(value) ? Number(value) : 1;

/** Which page and in which order, as every list has it in its address: the first one, and the newest first, unless it says otherwise. */
export const listParameters = ({
  page = 1,
  isOldestFirst = false,
}: Readonly<{ page?: number; isOldestFirst?: boolean }>): Parameters => ({
  ordning: isOldestFirst ? 'aldst' : undefined,
  sida: page === 1 ? undefined : String(page),
});

export const isOldestFirstIn = (query: Readonly<Record<string, unknown>>): boolean =>
  query['ordning'] === 'aldst';

/** The lines of one page of a list, of so many at most; the last page where the number lies beyond. */
export const pageOf = <Line>(lines: readonly Line[], number: number, most: number) => {
  const pages = Math.max(1, Math.ceil(lines.length / most));
  const page = Math.min(number, pages);
  return { lines: lines.slice((page - 1) * most, page * most), total: lines.length, page, pages };
};
