import type { Sentence } from '@samspar/kernel';
import type { PlainCell, ReportBlock } from '@samspar/reports';
import type { CrossedFigure, CrossedTable, Measure, Share } from '@samspar/statistics';
import type { ReportWords } from './report-words.js';

/** The tables that tell what came of what was expected. */
export type ActualTables = Readonly<{
  participants: CrossedTable | undefined;
  results: CrossedTable | undefined;
}>;

type Lines = Extract<ReportBlock, { kind: 'lines' }>;

const HIDDEN: Sentence = { sv: '··', en: '··' };
const WORK = 'work-or-studies';

const figureAt = (
  table: CrossedTable | undefined,
  measure: Measure,
  row: readonly string[],
  column: readonly string[],
): CrossedFigure | undefined => {
  const place = table?.columns.findIndex(({ codes }) => codes.join() === column.join()) ?? -1;
  return table?.rows.find((one) => one.measure === measure && one.codes.join() === row.join())?.cells[place];
};

const shown = (figure: CrossedFigure | undefined): PlainCell =>
  figure === undefined ? null : figure.suppressed ? HIDDEN : (figure.value ?? null);

const shareShown = (share: Share | undefined, isHidden: boolean): PlainCell =>
  share
    ? {
        sv: `${share.percent} % (${share.numerator}/${share.denominator})`,
        en: `${share.percent} % (${share.numerator}/${share.denominator})`,
      }
    : isHidden
      ? HIDDEN
      : null;

const lessThan = (expected: number | null, actual: number | null | undefined): PlainCell =>
  expected === null || typeof actual !== 'number' ? null : actual - expected;

const [INSATS, GOAL, WOMEN, MEN, ALL, DIFFERENCE, POINTS]: readonly Sentence[] = [
  { sv: 'Insats', en: 'Intervention' },
  { sv: 'Mål', en: 'Expected' },
  { sv: 'Kvinnor', en: 'Women' },
  { sv: 'Män', en: 'Men' },
  { sv: 'Totalt', en: 'Total' },
  { sv: 'Skillnad', en: 'Difference' },
  { sv: 'Skillnad, procentenheter', en: 'Difference, percentage points' },
];

/** How many took part in each insats beside how many were expected, and how many of those who ended went to work or studies, women and men. */
export const expectedLines = (
  { expected }: Pick<ReportWords, 'expected'>,
  { participants, results }: ActualTables,
  nameOf: (intervention: string) => string,
): readonly ReportBlock[] => {
  const inFigures = (participants?.rows ?? []).flatMap(({ measure, codes: [code] }) =>
    measure === 'participants' && code !== undefined ? [code] : [],
  );
  const said = Object.entries(expected).flatMap(([code, { participants: most, toWorkOrStudies, text }]) =>
    most !== null || toWorkOrStudies !== null || text !== '' ? [code] : [],
  );
  const codes = [...new Set([...inFigures, ...said])];
  const goalOf = (code: string) => expected[code];
  const share = (row: readonly string[]) => figureAt(results, 'ended', row, [WORK]);
  const columns = (last: Sentence | undefined): readonly Sentence[] =>
    [INSATS, GOAL, WOMEN, MEN, ALL, last].flatMap((title) => title ?? []);
  const counts: Lines = {
    kind: 'lines',
    id: 'mal-deltagare',
    title: { sv: 'Deltagare, mål och utfall', en: 'Participants, expected and actual' },
    columns: columns(DIFFERENCE),
    rows: codes.map((code) => {
      const goal = goalOf(code)?.participants ?? null;
      const [woman, man, all] = [['woman'], ['man'], []].map((sex) =>
        figureAt(participants, 'participants', [code], sex),
      );
      return [nameOf(code), goal, shown(woman), shown(man), shown(all), lessThan(goal, all?.value)];
    }),
  };
  const shares: Lines = {
    kind: 'lines',
    id: 'mal-resultat',
    title: {
      sv: 'Till arbete eller studier av dem som avslutade, mål och utfall',
      en: 'To work or studies of those who ended, expected and actual',
    },
    columns: columns(POINTS),
    rows: codes.map((code) => {
      const goal = goalOf(code)?.toWorkOrStudies ?? null;
      const [woman, man, all] = [[code, 'woman'], [code, 'man'], [code]].map(share);
      return [
        nameOf(code),
        goal === null ? null : { sv: `${goal} %`, en: `${goal} %` },
        ...[woman, man, all].map((figure) => shareShown(figure?.share, figure?.suppressed === true)),
        lessThan(goal, all?.share?.percent),
      ];
    }),
  };
  const words = codes.flatMap((code) => {
    const text = goalOf(code)?.text ?? '';
    return text === '' ? [] : [[nameOf(code), text]];
  });
  return [
    counts,
    shares,
    ...(words.length > 0
      ? [
          {
            kind: 'lines',
            id: 'mal-i-ord',
            title: { sv: 'Förväntat resultat i ord', en: 'Expected results in words' },
            columns: [INSATS, GOAL].flatMap((title) => title ?? []),
            rows: words,
          } as const,
        ]
      : []),
  ];
};
