import { numeral } from '@samspar/kernel';
import {
  type CodeNames,
  codeLabel,
  COUNTED_PART,
  dimensionLabel,
  DIMENSIONS,
  type FigureExplanation,
  figureRule,
  isItemMeasure,
  isMedian,
  itemsName,
  measureLabel,
  noteSentence,
  ofCountedSentence,
  partSentence,
} from '@samspar/statistics';
import { HIDDEN, moment, text } from './terminal.js';
import { atLeft, atRight, textTable } from './text-table.js';

const said = (count: number | undefined): string => (count === undefined ? HIDDEN : numeral(count));

const titleOf = (explanation: FigureExplanation, names: CodeNames): string => {
  const { measure, period, unit, cell, where, asKnownAt } = explanation;
  const codes = DIMENSIONS.flatMap((dimension) => {
    const code = cell[dimension];
    return code === undefined
      ? []
      : [`${dimensionLabel(dimension).toLowerCase()}: ${codeLabel(dimension, code, names)}`];
  });
  const selections = DIMENSIONS.flatMap((dimension) => {
    const chosen = where[dimension]?.map((code) => codeLabel(dimension, code, names));
    return chosen ? [`endast ${dimensionLabel(dimension).toLowerCase()}: ${chosen.join(', ')}`] : [];
  });
  return [
    `${measureLabel(measure)} ${period.from}–${period.to}`,
    ...(unit === 'person' ? ['personer'] : isItemMeasure(measure) ? [] : ['deltaganden']),
    codes.length > 0 ? codes.join(', ') : 'totalt',
    ...selections,
    `registrerat t.o.m. ${moment(Date.parse(asKnownAt))}`,
  ].join(', ');
};

/** Why a figure is what it is, for a reader at a terminal: the rule, and what was counted and left out. */
export const explanationText = (explanation: FigureExplanation, names: CodeNames): string => {
  const { figure, counted, considered, leftOut, ofCounted, notRegistered, notes, period, within } =
    explanation;
  const title = titleOf(explanation, names);
  if (notRegistered) return `${title}\n\nUppgift saknas: ${notRegistered.reason}`;
  const isPart = within.from !== period.from || within.to !== period.to;
  const value = figure.suppressed ? HIDDEN : `${figure.value ?? '–'}`;
  const among = (['codeWithheld', 'otherRows', 'personNotKnown'] as const).flatMap((of) => {
    const count = ofCounted[of];
    return count === undefined ? [] : [`Av de räknade: ${ofCountedSentence(of).sv} ${numeral(count)}.`];
  });
  return text(
    title,
    '',
    `${isMedian(explanation) ? 'Median, dagar' : 'Antal'}: ${value}`,
    isPart && `Räknat över ${within.from}–${within.to}`,
    '',
    ...figureRule(explanation).map(({ sv }) => sv),
    '',
    textTable(
      [atLeft('Räknat och utelämnat'), atRight('Antal')],
      [
        [partSentence(COUNTED_PART, explanation, names).sv, said(counted)],
        ...leftOut.map((part) => [partSentence(part, explanation, names).sv, said(part.count)]),
        [`${itemsName(explanation).sv} i förbundet, sammanlagt`, said(considered)],
      ],
    ),
    among.length + notes.length > 0 && '',
    ...among,
    ...notes.map((note) => `Anm. ${noteSentence(note, names).sv}`),
  );
};
