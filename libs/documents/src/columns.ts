/** What a column asks for, in points: so that no word is broken, and so that no text is. */
export type Asked = Readonly<{ least: number; whole: number }>;

/** As much as a column is given at most for each point that it asks for. */
const MOST_AIR = 1.5;
/** No column asks for more than this before the others have what they need. */
const WIDEST = 230;

const sumOf = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0);

/** How wide columns are in the room that there is; undefined where words would be broken. */
export const widthsIn = (room: number, asked: readonly Asked[]): readonly number[] | undefined => {
  const least = asked.map((column) => Math.min(column.least, WIDEST));
  const whole = asked.map((column, place) => Math.max(least[place] ?? 0, Math.min(column.whole, WIDEST)));
  const [leastOfAll, wholeOfAll] = [sumOf(least), sumOf(whole)];
  if (leastOfAll > room) return undefined;
  if (wholeOfAll <= room) {
    const air = Math.min(MOST_AIR, room / wholeOfAll);
    return whole.map((width) => width * air);
  }
  const share = (room - leastOfAll) / (wholeOfAll - leastOfAll);
  return least.map((width, place) => width + share * ((whole[place] ?? width) - width));
};

/**
 * Columns of figures in as many tables as it takes for each of them to have room beside the names, those of a group together where they can be: places
 * of columns, from the first after the names.
 */
export const splitColumns = (
  room: number,
  names: readonly Asked[],
  figures: readonly Asked[],
  groups: readonly number[],
): readonly (readonly number[])[] => {
  const fits = (places: readonly number[]): boolean =>
    widthsIn(room, [...names, ...places.flatMap((place) => figures[place] ?? [])]) !== undefined;
  let next = 0;
  const together = groups.map((span) => Array.from({ length: span }, () => next++));
  const units = together.flatMap((places) => (fits(places) ? [places] : places.map((place) => [place])));
  const parts: number[][] = [];
  for (const unit of units) {
    const last = parts.at(-1);
    if (last && fits([...last, ...unit])) last.push(...unit);
    else parts.push([...unit]);
  }
  return parts;
};
