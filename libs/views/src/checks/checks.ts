import {
  AUDIT_MATTERS,
  AUDIT_RESULTS,
  type AuditMatter,
  type AuditResult,
  type Recounted,
} from '@samspar/access';
import { LINES_PER_PAGE, type Listed } from '../caseload/rows.js';
import type { Row, ViewFile } from '../runner/view-file.js';
import type { CheckRow } from './projection.js';

export type ChecksQuery = Readonly<{
  association: string;
  matter?: AuditMatter | undefined;
  result?: AuditResult | undefined;
  page: number;
}>;

const oneOf = <Code extends string>(codes: readonly Code[], value: unknown): Code => {
  const code = codes.find((one) => one === value);
  if (code === undefined) throw new TypeError('A check has a code that is not known.');
  return code;
};

const rowOf = (row: Row): CheckRow => ({
  position: Number(row['position']),
  checkedAt: Number(row['checkedAt']),
  actor: String(row['actor']),
  matter: oneOf(AUDIT_MATTERS, row['matter']),
  of: String(row['of']),
  // As the table wrote it.
  counts: JSON.parse(String(row['counts'])) as CheckRow['counts'],
  result: oneOf(AUDIT_RESULTS, row['result']),
});

/** What auditors have checked. Throws `ViewsUnavailable`. */
export class Checks {
  constructor(private readonly file: ViewFile) {}

  /** The last check of each thing that has been checked. */
  latest(association: string): readonly CheckRow[] {
    const sql = `SELECT * FROM checked WHERE position IN (
      SELECT max(position) FROM checked WHERE association = ? GROUP BY matter, "of")`;
    return this.#read(sql, association);
  }

  /** The checks of one thing, the last first. */
  of(association: string, matter: AuditMatter, of: string): readonly CheckRow[] {
    const sql =
      'SELECT * FROM checked WHERE association = ? AND matter = ? AND "of" = ? ORDER BY position DESC';
    return this.#read(sql, association, matter, of);
  }

  /** A page of all of them, the last first. */
  page({ association, matter, result, page }: ChecksQuery): Listed<CheckRow> {
    const where = `FROM checked WHERE association = ?1 AND (?2 IS NULL OR matter = ?2) AND (?3 IS NULL OR result = ?3)`;
    const values = [association, matter ?? null, result ?? null];
    const [counted] = this.file.rows(`SELECT count(*) AS count ${where}`, ...values);
    const total = Number(counted?.['count']);
    const sql = `SELECT * ${where} ORDER BY position DESC LIMIT ${LINES_PER_PAGE} OFFSET ?4`;
    const lines = this.#read(sql, ...values, (page - 1) * LINES_PER_PAGE);
    return { lines, total, page, pages: Math.ceil(total / LINES_PER_PAGE) };
  }

  /** What came of it when all that is released was last counted again; undefined where it never was. */
  recounted(association: string): Recounted | undefined {
    const [row] = this.file.rows('SELECT recounted FROM recounted WHERE association = ?', association);
    // As the table wrote it.
    return row && this.file.making(() => JSON.parse(String(row['recounted'])) as Recounted);
  }

  /** The months of an association whose check has begun. */
  begun(association: string): readonly string[] {
    const sql = 'SELECT month FROM check_begun WHERE association = ?';
    return Array.from(this.file.rows(sql, association), ({ month }) => String(month));
  }

  #read(sql: string, ...values: readonly (string | number | null)[]): readonly CheckRow[] {
    return this.file.making(() => Array.from(this.file.rows(sql, ...values), rowOf));
  }
}
