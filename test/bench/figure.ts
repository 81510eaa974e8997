import { itemAt } from '../item-at.js';

/** What was measured and, in the same run, its reference: machines drift, so only the ratio counts. */
export type Measured = Readonly<{
  value: number;
  reference: number | null;
  ratio: number | null;
  /** Further numbers that the aim speaks of. */
  also?: Readonly<Record<string, number>>;
}>;

/** One figure of `npm run bench`. */
export type Figure = Readonly<{
  name: string;
  unit: string;
  /** The aim in words, as printed. */
  aim: string;
  meets: (measured: Measured) => boolean;
  /** `folder` is empty and removed afterwards. */
  measure: (folder: string) => Promise<Measured>;
}>;

const rounded = (value: number): number => Number(value.toPrecision(4));

/** The line a figure prints. */
export const figureLine = ({ name, unit, aim, meets }: Figure, measured: Measured): string =>
  JSON.stringify({
    figure: name,
    value: rounded(measured.value),
    unit,
    reference: measured.reference === null ? null : rounded(measured.reference),
    ratio: measured.ratio === null ? null : rounded(measured.ratio),
    aim,
    meets: meets(measured),
    ...measured.also,
  });

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** Nearest rank. */
export const percentile = (values: readonly number[], share: number): number =>
  itemAt(
    values.toSorted((a, b) => a - b),
    Math.max(0, Math.ceil(share * values.length) - 1),
  );

/**
 * Ours and the reference in turn, some rounds each after those that warm up and do not count, so that both meet the same
 * machine; the medians of the rounds and of the ratios of neighbours.
 */
export const inTurn = async (
  rounds: number,
  ours: () => Promise<number>,
  reference: () => Promise<number> | number,
  warmUp = 1,
): Promise<Measured> => {
  const pairs: [number, number][] = [];
  for (let round = 0; round < warmUp + rounds; round++) {
    const pair: [number, number] = [await ours(), await reference()];
    if (round >= warmUp) pairs.push(pair);
  }
  return {
    value: median(pairs.map(([value]) => value)),
    reference: median(pairs.map(([, value]) => value)),
    ratio: median(pairs.map(([value, other]) => value / other)),
  };
};

/** Things done per second. */
export const perSecond = async (count: number, work: () => Promise<void> | void): Promise<number> => {
  const begun = performance.now();
  await work();
  return (count * 1000) / (performance.now() - begun);
};
