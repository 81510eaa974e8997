/** How an insats that the European Social Fund finances is known there. */
export type EsfFinancing = Readonly<{
  /** The number of the project, as Svenska ESF-rådet has given it. */
  project: string;
}>;

/** Whether who takes part in an insats is reported to the European Social Fund. */
export const isEsfFinanced = <
  Insats extends Readonly<{ kind: 'individual' | 'structural'; esf?: EsfFinancing | false }>,
>(
  intervention: Insats,
): intervention is Insats & Readonly<{ esf: EsfFinancing }> =>
  intervention.kind === 'individual' && typeof intervention.esf === 'object';

/** Who is told who takes part in what the fund finances: no authority of the association, and yet one that a person may consent to. */
export const ESF_RECEIVER = { id: 'esf-scb', name: 'Svenska ESF-rådet, genom SCB' } as const;

/** What may stand in a column of the list; `empty`: a column of the template that is filled in elsewhere. */
export const ESF_FIELDS = [
  'number',
  'sex',
  'start',
  'end',
  'month',
  'project',
  'intervention',
  'empty',
] as const;
export type EsfField = (typeof ESF_FIELDS)[number];

export const ESF_FILES = ['xlsx', 'csv'] as const;
export const ESF_SEPARATORS = [';', ',', 'tab'] as const;
export const ESF_DAYS = ['YYYY-MM-DD', 'YYYYMMDD', 'DD/MM/YYYY', 'DD.MM.YYYY'] as const;
export const ESF_MONTHS = ['YYYY-MM', 'YYYYMM', 'MM/YYYY'] as const;
export const ESF_NUMBERS = ['YYYYMMDDNNNN', 'YYYYMMDD-NNNN'] as const;

/** How the list of a month is written: the columns of the receiver's template, and how it writes what stands in them. */
export type EsfTemplate = Readonly<{
  file: (typeof ESF_FILES)[number];
  /** Between the columns of a CSV file. */
  separator: (typeof ESF_SEPARATORS)[number];
  /** Name of the sheet of a workbook. */
  sheet: string;
  days: (typeof ESF_DAYS)[number];
  months: (typeof ESF_MONTHS)[number];
  number: (typeof ESF_NUMBERS)[number];
  sex: Readonly<Record<'woman' | 'man' | 'unknown', string>>;
  /** What ends the number that stands in the place of a protected person's, after eight figures that tell nothing. */
  protectedEnding: Readonly<Record<'woman' | 'man', string>>;
  columns: readonly Readonly<{ head: string; is: EsfField }>[];
}>;

/** Unless the setup file says otherwise. The endings are SCB's; the columns are what it asks for, under heads of our own. */
export const USUAL_ESF_TEMPLATE: EsfTemplate = {
  file: 'xlsx',
  separator: ';',
  sheet: 'Deltagare',
  days: 'YYYY-MM-DD',
  months: 'YYYY-MM',
  number: 'YYYYMMDDNNNN',
  sex: { woman: 'Kvinna', man: 'Man', unknown: '' },
  protectedEnding: { woman: 'Tf29', man: 'Tm29' },
  columns: [
    { head: 'Projekt', is: 'project' },
    { head: 'Månad', is: 'month' },
    { head: 'Personnummer', is: 'number' },
    { head: 'Kön', is: 'sex' },
    { head: 'Startdatum', is: 'start' },
    { head: 'Slutdatum', is: 'end' },
  ],
};
