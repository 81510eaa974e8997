import { numeral } from '@samspar/kernel';
import { codeName, figure, heading, instantInWords, type Language, textsOf } from '@samspar/pages';
import {
  causeSentence,
  causesSentence,
  type CodeNames,
  differenceAddress,
  type DifferencePart,
  type Dimension,
  dimensionLabel,
  type FigureCell,
  type FigureDifference,
  isMedian,
  type ShownFigure,
} from '@samspar/statistics';

/** The page that says why a figure differs between two moments. */
export const DIFFERENCE = '/statistik/skillnad';

/** A difference as it is put into words for one reader. */
export type ToldDifference = Readonly<{
  difference: FigureDifference;
  names: CodeNames;
  language: Language;
  /** The moments as the address names them. */
  moments: readonly [string, string];
  /** The versions of the definitions, where it names any. */
  versions: readonly string[];
}>;

/** `+5`, `−1` with the sign for minus, `0`. */
export const signed = (count: number, language: Language): string =>
  count === 0 ? '0' : `${count > 0 ? '+' : '−'}${numeral(Math.abs(count), language)}`;

/** The address of a difference, of a cell or of the total. */
export const addressOfDifference = (
  { difference, moments, versions }: ToldDifference,
  cell: FigureCell,
): string => {
  const [from, to] = moments;
  return differenceAddress({ ...difference, shareOf: 'last', asKnownAt: from }, to, cell, versions);
};

/** `Kön: Kvinna, Resultat vid avslut: Arbete`; the total of no cell. */
export const cellInWords = (
  { difference: { by }, names, language }: ToldDifference,
  cell: FigureCell,
): string => {
  const said = by.flatMap((dimension: Dimension) => {
    const code = cell[dimension];
    return code === undefined
      ? []
      : [`${dimensionLabel(dimension, language)}: ${codeName(language, dimension, code, names)}`];
  });
  return said.join(', ') || textsOf(language).difference.total;
};

/** What is counted, and in which cell. */
export const differenceHeading = (told: ToldDifference): string => {
  const { difference, language } = told;
  return [heading({ answer: difference, language }), cellInWords(told, difference.cell)].join(' · ');
};

/** Period, unit and moments: what a difference must not travel without. */
export const differenceSubheading = ({ difference, names, language }: ToldDifference): string => {
  const { answer } = textsOf(language).statistics;
  const { period, unit, where, from, to } = difference;
  const only = Object.entries(where).flatMap(([name, codes]) => {
    // A filter's names are dimensions.
    const dimension = name as Dimension;
    return dimension === 'association'
      ? []
      : [
          answer.only(
            `${dimensionLabel(dimension, language).toLowerCase()}: ${codes.map((code) => codeName(language, dimension, code, names)).join(', ')}`,
          ),
        ];
  });
  return [
    `${period.from} – ${period.to}`,
    unit === 'person' ? answer.persons : answer.journeys,
    ...only,
    textsOf(language).difference.moments(
      instantInWords(language, from.asKnownAt),
      instantInWords(language, to.asKnownAt),
    ),
  ].join(' · ');
};

/** What is added and subtracted: a count itself, of a median how many it is of. */
export const countOf = ({ suppressed, n, value }: ShownFigure): ShownFigure =>
  suppressed ? { suppressed } : { value: n ?? value ?? null };

export const sumsOf = (parts: readonly DifferencePart[]) =>
  parts.reduce(
    (sums, { in: came, out, across = 0, otherDays = 0 }) => ({
      in: sums.in + came,
      out: sums.out + out,
      across: sums.across + across,
      otherDays: sums.otherDays + otherDays,
    }),
    { in: 0, out: 0, across: 0, otherDays: 0 },
  );

export const causesInWords = ({ causes }: DifferencePart, language: Language): string =>
  causesSentence(causes)[language];

/** What the association set up otherwise, when, and where in the log that stands. */
export const setUpInWords = (
  { cause, knownAt, position }: FigureDifference['definitions'][number],
  language: Language,
): string =>
  textsOf(language).difference.setUpAt(
    causeSentence(cause)[language],
    instantInWords(language, knownAt),
    position,
  );

/** By which definitions the two figures are counted. */
export const definitionsInWords = ({ difference: { from, to }, language }: ToldDifference): string => {
  const { difference: texts } = textsOf(language);
  const [first, second] = [from, to].map(({ definitionVersion }) => String(definitionVersion));
  return first === second ? texts.definition(`${first}`) : texts.definitions(`${first}`, `${second}`);
};

/** A median without what it is of. */
const medianOf = ({ value = null }: ShownFigure): ShownFigure => ({ value });

const becoming = (before: ShownFigure, after: ShownFigure, language: Language): string => {
  const { difference: texts } = textsOf(language);
  const [then, now] = [figure(language, before), figure(language, after)];
  return then === now ? texts.unchanged(now) : texts.became(then, now);
};

/** `348 blev 352: 5 kom till, 1 föll bort.` Undefined where there is no difference to tell of. */
export const differenceSentence = ({ difference, language }: ToldDifference): string | undefined => {
  const { difference: texts, statistics } = textsOf(language);
  const { from, to, parts, untold } = difference;
  if (untold === 'hidden' || untold === 'notRegistered') return undefined;
  const sums = sumsOf(parts ?? []);
  const said = [
    ...(sums.in > 0 || sums.out > 0
      ? [texts.cameAndWent(numeral(sums.in, language), numeral(sums.out, language))]
      : []),
    ...(sums.across > 0 ? [texts.moved(numeral(sums.across, language))] : []),
    ...(sums.otherDays > 0 ? [texts.otherDays(numeral(sums.otherDays, language))] : []),
  ];
  const ending = said.length > 0 ? `: ${said.join(', ')}.` : '.';
  if (!isMedian(difference)) return `${becoming(from, to, language)}${ending}`;
  const medians = becoming(medianOf(from), medianOf(to), language);
  const counts = becoming(countOf(from), countOf(to), language);
  return `${texts.days(statistics.answer.days(medians))} ${texts.of(counts)}${ending}`;
};
