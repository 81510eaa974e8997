/** Lines of a list at most that are given out as a workbook. */
export const MOST_IN_FILE = 10_000;
