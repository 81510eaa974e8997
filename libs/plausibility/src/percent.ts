/** How many decimals a number is stated with. */
const decimalsOf = (stated: number): number => `${stated}`.split('.')[1]?.length ?? 0;

/** Per cent of a count in another, half upwards, with as many decimals as `stated` has: what it should be. */
export const percentLike = (stated: number, numerator: number, denominator: number): number => {
  const scale = 10 ** decimalsOf(stated);
  return Math.floor((200 * scale * numerator + denominator) / (2 * denominator)) / scale;
};
