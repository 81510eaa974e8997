/** The views of a file, by what they answer. */
export type ViewName = 'statistics' | 'caseload' | 'readings' | 'registrations' | 'publications' | 'checks';

/** A view as the runner knows it. What its rows are made of is in the pure `projection*.ts` of its folder. */
export type View = Readonly<{
  name: ViewName;
  /** Raised whenever its tables, or what it makes of an event, change: then this view, and it alone, is built anew. */
  version: number;
  /** What it is called on the screen of whoever operates it, in the definite form. */
  called: string;
  /** Its tables, each with the columns that number its rows. */
  tables: Readonly<Record<string, readonly string[]>>;
  /** Makes its tables. */
  schema: string;
  /** Makes its indexes, after its rows where a file is filled at once. */
  indexes: string;
  /** The columns of `journey` that it alone writes and reads. */
  ofJourney: readonly string[];
}>;
