import type { Association } from '@samspar/association';
import { UNKNOWN, UNKNOWN_NAME } from '@samspar/codes';
import type { Day } from '@samspar/kernel';
import {
  type Answer,
  type Cell,
  codeLabel,
  type Dimension,
  dimensionLabel,
  type Measure,
  type StatisticsQuery,
} from '@samspar/statistics';

export type Ask = (query: StatisticsQuery) => Answer;

const LABEL_WIDTH = 40;
const CELL_WIDTH = 15;
const LONGEST = LABEL_WIDTH + 4 * CELL_WIDTH;
const SEX_COLUMNS = ['woman', 'man', UNKNOWN] as const;
const COLUMNS = [...SEX_COLUMNS, 'total'] as const;

const CONSTRUCTED =
  'Konstruerat dataunderlag: raderna är påhittade och handlar inte om någon verklig person.';

/** Said below a table whose rows need not make n. */
const SEVERAL = 'en deltagare kan räknas i flera rader, så raderna kan bli fler än n.';

/** A table by one dimension: of the year, or of one insats from an earlier day to the year's end. */
type Section = Readonly<{
  title: string;
  measure: Measure;
  by: Dimension;
  intervention?: string;
  from?: Day;
}>;

/** The questions of a year, in the order an annual report tells them. */
const SECTIONS: readonly Section[] = [
  { title: 'Påbörjade per insats', measure: 'started', by: 'intervention' },
  { title: 'Påbörjade per anmälande part', measure: 'started', by: 'referringParty' },
  { title: 'Påbörjade per tid utan arbete eller studier', measure: 'started', by: 'timeWithoutWork' },
  { title: 'Påbörjade per stadsdel', measure: 'started', by: 'district' },
  { title: 'Avslutade per resultat vid avslut', measure: 'ended', by: 'exitGroup' },
  {
    title: 'Påbörjade i FINSAM-team sedan 2018 per försörjning',
    measure: 'started',
    by: 'livelihood',
    intervention: 'finsam-team',
    from: '2018-01-01',
  },
];

const line = (label: string, cells: readonly string[]): string =>
  `${label.length > LABEL_WIDTH ? `${label.slice(0, LABEL_WIDTH - 1)}…` : label.padEnd(LABEL_WIDTH)}${cells.map((cell) => cell.padStart(CELL_WIDTH)).join('')}`.trimEnd();

const rule = '─'.repeat(LONGEST);
const sexHeads = ['Kvinnor', 'Män', UNKNOWN_NAME.sv, 'Totalt'];

const countAndShare = (cell: Cell | undefined): string =>
  cell?.value === undefined
    ? '0'
    : cell.share
      ? `${cell.value}${`${cell.share.percent} %`.padStart(6)}`
      : `${cell.value}`;

const valueOf = (answer: Answer, column: (typeof COLUMNS)[number]): number =>
  (column === 'total' ? answer.total : answer.cells.find(({ sex }) => sex === column)?.value) ?? 0;

const bySexOf = (answer: Answer): number[] => COLUMNS.map((column) => valueOf(answer, column));

/** The sum that every table shows, so that one that does not close is seen. */
const closingLine = (counts: readonly number[]): string => {
  const [women = 0, men = 0, unknown = 0, total = 0] = counts;
  const closes = women + men + unknown === total;
  return `kvinnor + män + uppgift saknas = totalt: ${women} + ${men} + ${unknown} = ${total}${closes ? '' : ' STÄMMER INTE'}`;
};

const roundingLines = (total: Answer, bySex: Answer): string[] => [
  ...total.checks.roundedSums
    .filter((sum) => sum !== 100)
    .map((sum) => `Andelarna under Totalt blir ${sum} % på grund av avrundning till hela procent.`),
  ...(bySex.checks.roundedSums.some((sum) => sum !== 100)
    ? ['Andelarna för kvinnor eller män blir inte 100 % på grund av avrundning till hela procent.']
    : []),
];

/**
 * The year of an association for a terminal, at most 100 characters wide: stocks and flows by sex, then those who started
 * and ended by what is told of them. A count stands beside its share of the column's own total (whole per cent, half up).
 */
export const yearTable = (
  ask: Ask,
  { year, association }: Readonly<{ year: number; association: Association }>,
): string => {
  const answer = (
    { measure, from, intervention }: Pick<Section, 'measure' | 'from' | 'intervention'>,
    ...by: readonly Dimension[]
  ): Answer =>
    ask({
      measure,
      from: from ?? `${year}-01-01`,
      to: `${year}-12-31`,
      by,
      where: { association: [association.id], ...(intervention && { intervention: [intervention] }) },
      unit: 'journey',
      protect: 'none',
    });

  const flows = (): string[] => {
    const participants = answer({ measure: 'participants' }, 'sex');
    if (participants.notRegistered) return [`Uppgift saknas: ${participants.notRegistered.reason}`];
    const started = answer({ measure: 'started' }, 'sex');
    const counted: readonly (readonly [string, readonly number[]])[] = [
      [
        'Pågående vid årets början',
        COLUMNS.map((column) => valueOf(participants, column) - valueOf(started, column)),
      ],
      ['Påbörjade under året', bySexOf(started)],
      ['Deltagare under året', bySexOf(participants)],
      ['Avslutade under året', bySexOf(answer({ measure: 'ended' }, 'sex'))],
      ['Pågående vid årets slut', bySexOf(answer({ measure: 'ongoing' }, 'sex'))],
    ];
    return [
      line('', sexHeads),
      rule,
      ...counted.map(([label, counts]) => line(label, counts.map(String))),
      '',
      ...counted.map(([label, counts]) => `${label}: ${closingLine(counts)}`),
    ];
  };

  const section = (asked: Section): string[] => {
    const { title, by } = asked;
    const total = answer(asked, by);
    if (total.notRegistered) return [title, `Uppgift saknas: ${total.notRegistered.reason}`];
    const bySex = answer(asked, 'sex', by);
    const sexes = bySexOf(answer(asked, 'sex'));
    return [
      title,
      line(dimensionLabel(by), sexHeads),
      rule,
      ...total.cells.map((cell) =>
        line(codeLabel(by, cell[by]!, { association }), [
          ...SEX_COLUMNS.map((sex) =>
            countAndShare(bySex.cells.find((one) => one.sex === sex && one[by] === cell[by])),
          ),
          countAndShare(cell),
        ]),
      ),
      line('n', sexes.map(String)),
      closingLine(sexes),
      ...(total.checks.parts === null ? [`${dimensionLabel(by)}: ${SEVERAL}`] : []),
      ...roundingLines(total, bySex),
    ];
  };

  return [
    `${association.settings.name} ${year}`,
    CONSTRUCTED,
    'Enhet: deltaganden (en person i en insats en gång). Hela procent av n i samma kolumn.',
    '',
    ...flows(),
    ...SECTIONS.filter(
      ({ intervention }) => !intervention || association.interventions.some(({ id }) => id === intervention),
    ).flatMap((asked) => ['', ...section(asked)]),
  ].join('\n');
};
