import {
  type Answer,
  type Cell,
  type CodeNames,
  codeLabel,
  dimensionLabel,
  DIMENSIONS,
  isItemMeasure,
  isMedian,
  measureLabel,
  noteSentence,
  reconciliation,
  shareLabel,
} from '@samspar/statistics';
import { HIDDEN, moment, text } from './terminal.js';
import { atLeft, atRight, textTable } from './text-table.js';

const share = ({ share: of }: Cell): string =>
  of ? `${of.numerator}/${of.denominator} = ${of.percent} %` : '';

const spread = ({ n, without, quartiles }: Pick<Cell, 'n' | 'without' | 'quartiles'>): string =>
  n === undefined
    ? ''
    : `n ${n}, datum saknas ${without ?? 0}${quartiles ? `, kvartiler ${quartiles.join(' ')}` : ''}`;

const value = (cell: Pick<Cell, 'value' | 'suppressed'>): string =>
  cell.suppressed ? HIDDEN : `${cell.value ?? '–'}`;

/** An answer for a reader at a terminal: a table with shares and their n, the total, the checks and the notes. */
export const answerTable = (answer: Answer, names: CodeNames): string => {
  const { measure, unit, period, by, cells, total, notes } = answer;
  const selections = DIMENSIONS.flatMap((dimension) => {
    const codes = answer.where[dimension]?.map((code) => codeLabel(dimension, code, names));
    return codes ? [`, endast ${dimensionLabel(dimension).toLowerCase()}: ${codes.join(', ')}`] : [];
  }).join('');
  const counted = unit === 'person' ? ', personer' : isItemMeasure(measure) ? '' : ', deltaganden';
  const title = `${measureLabel(measure)} ${period.from}–${period.to}${counted}${selections}, registrerat t.o.m. ${moment(Date.parse(answer.asKnownAt))}`;
  if (answer.notRegistered) return `${title}\n\nUppgift saknas: ${answer.notRegistered.reason}`;
  const table = textTable(
    [
      ...by.map((dimension) => atLeft(dimensionLabel(dimension))),
      atRight(isMedian(answer) ? 'Median' : 'Antal'),
      atRight(isMedian(answer) ? 'Underlag' : shareLabel(answer)),
    ],
    [
      ...cells.map((cell) => [
        ...by.map((dimension) => codeLabel(dimension, cell[dimension] ?? '', names)),
        value(cell),
        isMedian(answer) ? spread(cell) : share(cell),
      ]),
      [
        ...by.map((_dimension, index) => (index === 0 ? 'Totalt' : '')),
        answer.suppressed ? HIDDEN : `${total ?? '–'}`,
        isMedian(answer) ? spread(answer) : '',
      ],
    ],
  );
  const broken = new Set(
    cells.filter((cell) => cell.break).flatMap(({ year, quarter, month }) => month ?? quarter ?? year ?? []),
  );
  return text(
    title,
    '',
    table,
    '',
    reconciliation(answer).sv || undefined,
    broken.size > 0 && `Anm. Tidsseriebrott i ${[...broken].join(', ')}: registreringen började då.`,
    ...notes.map((note) => `Anm. ${noteSentence(note, names).sv}`),
  );
};
