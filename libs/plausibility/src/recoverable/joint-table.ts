import { type Clique, cliquesOf, treeOf } from './cliques.js';
import type { Coefficient } from './linear-program.js';
import type { ProgramRows } from './program-rows.js';

/** By axis the codes that are meant; an axis that is not named means all. */
export type Box = ReadonlyMap<string, readonly string[]>;

type PlacedClique = Readonly<{ axes: Clique; first: number }>;

/** Codes by axis. */
export type Axes = ReadonlyMap<string, readonly string[]>;

const codesOf = (axes: Axes, axis: string): readonly string[] => axes.get(axis) ?? [];

const sizeOf = (axes: Axes, clique: Clique): number =>
  clique.reduce((size, axis) => size * codesOf(axes, axis).length, 1);

/** Every choice of one code for each axis. */
export const choices = (axes: Axes, clique: Clique): readonly Box[] =>
  clique.reduce<readonly Box[]>(
    (boxes, axis) =>
      boxes.flatMap((box) => codesOf(axes, axis).map((code) => new Map([...box, [axis, [code]]]))),
    [new Map()],
  );

/** How many columns a table takes that is asked by these sets of axes. */
export const columnsOf = (axes: Axes, asked: readonly Clique[]): number =>
  cliquesOf(asked).reduce((sum, clique) => sum + sizeOf(axes, clique), 0);

/** A table by all the axes asked, written as margins of it that agree with each other. */
export class JointTable {
  readonly cliques: readonly Clique[];
  readonly #axes: Axes;
  readonly #placed: readonly PlacedClique[];

  constructor(rows: ProgramRows, axes: Axes, asked: readonly Clique[]) {
    this.#axes = axes;
    this.cliques = cliquesOf(asked);
    this.#placed = this.cliques.map((clique) => ({ axes: clique, first: rows.take(sizeOf(axes, clique)) }));
    for (const { one, other, common } of treeOf(this.cliques))
      for (const box of choices(axes, common))
        rows.bound([...this.#within(one, box, 1), ...this.#within(other, box, -1)], 0, 0);
  }

  /** The cells of a box. Throws `RangeError` where its axes were not asked together. */
  entries(box: Box, factor = 1): readonly Coefficient[] {
    const clique = this.cliques.find((candidate) =>
      [...box.keys()].every((axis) => candidate.includes(axis)),
    );
    if (clique === undefined) throw new RangeError(`Not asked together: ${[...box.keys()].join()}`);
    return this.#within(clique, box, factor);
  }

  #within(clique: Clique, box: Box, factor: number): readonly Coefficient[] {
    const first = this.#placed.find(({ axes }) => axes === clique)?.first ?? 0;
    return clique
      .reduce<readonly number[]>(
        (places, axis) => {
          const codes = codesOf(this.#axes, axis);
          const meant = (box.get(axis) ?? codes).map((code) => codes.indexOf(code));
          return places.flatMap((place) => meant.map((code) => place * codes.length + code));
        },
        [0],
      )
      .map((place): Coefficient => [first + place, factor]);
  }
}
