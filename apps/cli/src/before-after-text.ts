import { partNotes, partQuotes, partSubheading, namesIn, textsOf, type ToldComparison } from '@samspar/pages';
import { comparedColumns, comparedMoment, comparedSums, signed } from '@samspar/reports';
import { nameOfCompared } from '@samspar/statistics';
import { HIDDEN } from './terminal.js';
import { atLeft, atRight, textTable } from './text-table.js';

const shown = (count: number | undefined): string => (count === undefined ? HIDDEN : `${count}`);

/** A comparison for a reader at a terminal: each code before and after, of women, men and all, and of how many. */
export const beforeAfterText = (heading: string, told: ToldComparison): string => {
  const { comparison, language } = told;
  const { of, at, rows, notRegistered } = comparison;
  const title = `${heading}\n${partSubheading(told)}`;
  if (notRegistered) return `${title}\n\nUppgift saknas: ${notRegistered.reason}`;
  if (rows.length === 0)
    return `${title}\n\n${textsOf(language).reports.beforeAfter.nothing(comparison.without ?? 0)}`;
  const nameOf = namesIn(told);
  const columns = comparedColumns(comparison, nameOf, language);
  const table = textTable(
    [
      atLeft(nameOfCompared(of)[language]),
      ...columns.flatMap(({ name }) =>
        [...at.map((moment) => `${name} ${comparedMoment(moment, language)}`), '+/−', '%'].map(atRight),
      ),
    ],
    [
      ...rows.map(({ code }, place) => [
        nameOf(of, code),
        ...columns.flatMap(({ group }) => {
          const { before, after, change, percent } = group.rows[place] ?? {};
          return [
            shown(before),
            shown(after),
            change === undefined ? '' : signed(change, language),
            percent === undefined || percent === null ? '' : signed(percent, language),
          ];
        }),
      ]),
      ...comparedSums(language).map(({ name, count }) => [
        name,
        ...columns.flatMap(({ group }) => ['', shown(count(group)), '', '']),
      ]),
    ],
  );
  const [first] = partQuotes(told);
  return [
    title,
    '',
    table,
    '',
    ...(first === undefined ? [] : [first]),
    ...partNotes(told).map((note) => `Anm. ${note}`),
  ].join('\n');
};
