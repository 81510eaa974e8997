type TextColumn = Readonly<{ title: string; align: 'left' | 'right' }>;

export const atLeft = (title: string): TextColumn => ({ title, align: 'left' });
export const atRight = (title: string): TextColumn => ({ title, align: 'right' });

/** Aligned columns for a terminal, two spaces apart, with a rule under the titles. A cell that a row lacks is blank. */
export const textTable = (columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string => {
  const laidOut = columns.map(({ title, align }, index) => {
    const cellOf = (row: readonly string[]): string => row[index] ?? '';
    const width = Math.max(title.length, ...rows.map((row) => cellOf(row).length));
    return {
      rule: '─'.repeat(width),
      cell: (row: readonly string[]) =>
        align === 'right' ? cellOf(row).padStart(width) : cellOf(row).padEnd(width),
    };
  });
  const line = (row: readonly string[]): string =>
    laidOut
      .map(({ cell }) => cell(row))
      .join('  ')
      .trimEnd();
  return [
    line(columns.map(({ title }) => title)),
    laidOut.map(({ rule }) => rule).join('  '),
    ...rows.map(line),
  ].join('\n');
};
