/** How a Swedish spreadsheet reads a file. */
export const SPREADSHEET = {
  bom: true,
  delimiter: ';',
  escape_formulas: true,
  cast: { number: (value: number) => String(value).replace('.', ',') },
} as const;
