import { numeral } from '@samspar/kernel';
import type { Chart } from './chart.js';

/** The marks of an axis from zero to what is at least the greatest value: at most five, at 1, 2 or 5 times a power of ten. */
export const ticksTo = (greatest: number): readonly number[] => {
  const rough = Math.max(1, greatest / 4);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((one) => one >= rough) ?? rough;
  const steps = Math.max(1, Math.ceil(greatest / step));
  return Array.from({ length: steps + 1 }, (_step, at) => at * step);
};

export const tickText = (tick: number, language: Chart['language']): string => numeral(tick, language);

/** The numbers among amounts. */
export const numbersOf = (amounts: readonly (number | string)[]): readonly number[] =>
  amounts.filter((amount) => typeof amount === 'number');
