import type { Association } from '@samspar/association';
import { numeral } from '@samspar/kernel';
import {
  causeSentence,
  causesSentence,
  codeLabel,
  type DifferencePart,
  type Dimension,
  dimensionLabel,
  type FigureCell,
  type FigureDifference,
  isItemMeasure,
  isMedian,
  measureLabel,
  type ShownFigure,
} from '@samspar/statistics';
import { moment } from './terminal.js';
import { textTable } from './text-table.js';

const HIDDEN = '··';
const UNTOLD: Readonly<Record<NonNullable<FigureDifference['untold']>, string>> = {
  hidden: 'Ett av talen är dolt: då visas inte heller skillnaden.',
  small: 'Orsakerna visas inte: de gäller så få att de skulle kunna peka ut någon.',
  notRegistered: 'Det finns inget tal vid en av tidpunkterna.',
};

const signed = (count: number): string => (count > 0 ? `+${numeral(count)}` : numeral(count));

const counted = ({ suppressed, n, value }: ShownFigure): string =>
  suppressed ? HIDDEN : `${n ?? value ?? '–'}`;

const partRow = ({ causes, in: came, out, across = 0, otherDays = 0 }: DifferencePart): readonly string[] => [
  causesSentence(causes).sv,
  numeral(came),
  numeral(out),
  numeral(across + otherDays),
  signed(came - out),
];

/** Why a figure differs between two moments, for a reader at a terminal: what made the difference, and each row of the table. */
export const differenceText = (
  difference: FigureDifference,
  associations: readonly Association[],
  unitName: (code: string) => string,
): string => {
  const { measure, period, unit, by, cell, from, to, parts = [], cells, definitions, untold } = difference;
  const named = difference.where.association?.[0];
  const association = named ? associations.find(({ id }) => id === named) : associations[0];
  const nameOf = (dimension: Dimension, of: FigureCell) =>
    codeLabel(dimension, of[dimension] ?? '', { association, unitName });
  const codes = by.flatMap((dimension) =>
    cell[dimension] === undefined
      ? []
      : [`${dimensionLabel(dimension).toLowerCase()}: ${nameOf(dimension, cell)}`],
  );
  const known = [from, to].map(({ asKnownAt }) => moment(Date.parse(asKnownAt)));
  const sums = parts.reduce((sum, { in: came, out }) => ({ in: sum.in + came, out: sum.out + out }), {
    in: 0,
    out: 0,
  });
  return [
    [
      `${measureLabel(measure)} ${period.from}–${period.to}`,
      ...(unit === 'person' ? ['personer'] : isItemMeasure(measure) ? [] : ['deltaganden']),
      codes.join(', ') || 'totalt',
    ].join(', '),
    '',
    ...(isMedian(difference)
      ? [`Median, dagar: ${from.value ?? '–'} blev ${to.value ?? '–'}. Antal som den gäller:`]
      : []),
    `${counted(from)} (registrerat t.o.m. ${known[0]}) blev ${counted(to)} (t.o.m. ${known[1]})`,
    ...(untold ? [difference.notRegistered?.reason ?? UNTOLD[untold]] : []),
    ...(parts.length > 0
      ? [
          '',
          textTable(
            [
              { title: 'Orsak', align: 'left' },
              { title: 'Kom till', align: 'right' },
              { title: 'Föll bort', align: 'right' },
              { title: isMedian(difference) ? 'Andra dagar' : 'Bytte rad', align: 'right' },
              { title: 'Netto', align: 'right' },
            ],
            [
              ...parts.map(partRow),
              ['Skillnad', numeral(sums.in), numeral(sums.out), '', signed(sums.in - sums.out)],
            ],
          ),
        ]
      : []),
    ...(cells.length > 0
      ? [
          '',
          textTable(
            [
              ...by.map((dimension) => ({ title: dimensionLabel(dimension), align: 'left' as const })),
              { title: 'Först', align: 'right' },
              { title: 'Sedan', align: 'right' },
              { title: 'Skillnad', align: 'right' },
            ],
            cells.map((one) => [
              ...by.map((dimension) => nameOf(dimension, one.cell)),
              counted(one.from),
              counted(one.to),
              one.difference === undefined ? HIDDEN : signed(one.difference),
            ]),
          ),
        ]
      : []),
    ...definitions.map(
      ({ cause, knownAt, position }) =>
        `Anm. ${causeSentence(cause).sv}, känt ${moment(Date.parse(knownAt))}, position ${position} i loggen.`,
    ),
    ...(from.definitionVersion === to.definitionVersion
      ? []
      : [
          `Anm. Det första talet är räknat efter version ${from.definitionVersion} av definitionerna, det andra efter version ${to.definitionVersion}.`,
        ]),
    ...(difference.erased
      ? [`Anm. ${numeral(difference.erased)} ärenden gallrades under tiden; det ändrar inga tal.`]
      : []),
    ...(difference.closes === false ? ['Delarna blir inte skillnaden: anmäl det.'] : []),
  ].join('\n');
};
