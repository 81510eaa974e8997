import type { ViewFile } from '../runner/view-file.js';
import type { ListedPublication } from './projection.js';

/** What is released, and what is about to be. Throws `ViewsUnavailable`. */
export class Publications {
  constructor(private readonly file: ViewFile) {}

  /** Those of an association, or all; the one that something was done with last stands first. */
  listed(association?: string): readonly ListedPublication[] {
    const [where, values] = association === undefined ? ['', []] : ['WHERE association = ?', [association]];
    const sql = `SELECT listed FROM publication ${where} ORDER BY position DESC`;
    return this.file.making(() =>
      Array.from(
        this.file.rows(sql, ...values),
        ({ listed }) => JSON.parse(String(listed)) as ListedPublication,
      ),
    );
  }
}
