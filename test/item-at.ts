/** The item in a place of a list that has it. Throws `RangeError` beyond the end. */
export const itemAt = <Item>(items: readonly Item[], place: number): Item => {
  const item = items[place];
  if (item === undefined) throw new RangeError(`There is no place ${place} among ${items.length}.`);
  return item;
};
