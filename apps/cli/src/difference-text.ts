import { numeral } from '@samspar/kernel';
import {
  causeSentence,
  causesSentence,
  type CodeNames,
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
import { HIDDEN, moment, text } from './terminal.js';
import { atLeft, atRight, textTable } from './text-table.js';

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
export const differenceText = (difference: FigureDifference, names: CodeNames): string => {
  const { measure, period, unit, by, cell, from, to, parts = [], cells, definitions, untold } = difference;
  const nameOf = (dimension: Dimension, of: FigureCell) => codeLabel(dimension, of[dimension] ?? '', names);
  const ofMedian = isMedian(difference);
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
  return text(
    [
      `${measureLabel(measure)} ${period.from}–${period.to}`,
      ...(unit === 'person' ? ['personer'] : isItemMeasure(measure) ? [] : ['deltaganden']),
      codes.join(', ') || 'totalt',
    ].join(', '),
    '',
    ofMedian && `Median, dagar: ${from.value ?? '–'} blev ${to.value ?? '–'}. Antal som den gäller:`,
    `${counted(from)} (registrerat t.o.m. ${known[0]}) blev ${counted(to)} (t.o.m. ${known[1]})`,
    untold && (difference.notRegistered?.reason ?? UNTOLD[untold]),
    parts.length > 0 &&
      `\n${textTable(
        [
          atLeft('Orsak'),
          ...['Kom till', 'Föll bort', ofMedian ? 'Andra dagar' : 'Bytte rad', 'Netto'].map(atRight),
        ],
        [
          ...parts.map(partRow),
          ['Skillnad', numeral(sums.in), numeral(sums.out), '', signed(sums.in - sums.out)],
        ],
      )}`,
    cells.length > 0 &&
      `\n${textTable(
        [
          ...by.map((dimension) => atLeft(dimensionLabel(dimension))),
          ...['Först', 'Sedan', 'Skillnad'].map(atRight),
        ],
        cells.map((one) => [
          ...by.map((dimension) => nameOf(dimension, one.cell)),
          counted(one.from),
          counted(one.to),
          one.difference === undefined ? HIDDEN : signed(one.difference),
        ]),
      )}`,
    ...definitions.map(
      ({ cause, knownAt, position }) =>
        `Anm. ${causeSentence(cause).sv}, känt ${moment(Date.parse(knownAt))}, position ${position} i loggen.`,
    ),
    from.definitionVersion !== to.definitionVersion &&
      `Anm. Det första talet är räknat efter version ${from.definitionVersion} av definitionerna, det andra efter version ${to.definitionVersion}.`,
    difference.erased
      ? `Anm. ${numeral(difference.erased)} ärenden gallrades under tiden; det ändrar inga tal.`
      : undefined,
    difference.closes === false && 'Delarna blir inte skillnaden: anmäl det.',
  );
};
