const beyond = ({ length }: Readonly<{ length: number }>, place: number): RangeError =>
  new RangeError(`There is no place ${place} among ${length}.`);

/*
 * Columns of numbers by place. `at` reads a place that is there and throws `RangeError` beyond the end, where a bare typed array
 * gives nothing back. Each width has methods of its own, as the machine reads quickly where one line of code meets one width.
 */

/** Whole numbers from 0 to 255. */
export class Uint8s extends Uint8Array {
  override at(place: number): number {
    const value = this[place];
    if (value === undefined) throw beyond(this, place);
    return value;
  }
}

/** Whole numbers from 0 to 65,535. */
export class Uint16s extends Uint16Array {
  override at(place: number): number {
    const value = this[place];
    if (value === undefined) throw beyond(this, place);
    return value;
  }
}

/** Counts, and bit sets of up to 32 members. */
export class Uint32s extends Uint32Array {
  override at(place: number): number {
    const value = this[place];
    if (value === undefined) throw beyond(this, place);
    return value;
  }

  /** Adds to the number in a place. */
  add(place: number, more: number): void {
    this[place] = this.at(place) + more;
  }
}

/** Whole numbers of the machine: days, ordinals, keys. */
export class Int32s extends Int32Array {
  override at(place: number): number {
    const value = this[place];
    if (value === undefined) throw beyond(this, place);
    return value;
  }

  /** Adds to the number in a place. */
  add(place: number, more: number): void {
    this[place] = this.at(place) + more;
  }
}

/** Moments, and keys that no whole number of the machine holds. */
export class Float64s extends Float64Array {
  override at(place: number): number {
    const value = this[place];
    if (value === undefined) throw beyond(this, place);
    return value;
  }

  /** Adds to the number in a place. */
  add(place: number, more: number): void {
    this[place] = this.at(place) + more;
  }
}
