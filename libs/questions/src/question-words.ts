import { numeral, type Sentence } from '@samspar/kernel';
import { type AnsweredTable, type NameOf, quotable } from '@samspar/reports';
import { dimensionLabel } from '@samspar/statistics';
import { unknownOfAll } from './asked-question.js';
import {
  PARTICIPANTS,
  type QuestionTable,
  type Statable,
  type StatableFigure,
  type StatedRatio,
} from './question-definition.js';
import type { StatementWords } from './questions-events.js';

type Language = keyof Sentence;

/** What is said where nothing that answers is registered: never zero. */
export const MISSING: Sentence = {
  sv: 'Uppgift saknas: registreras inte.',
  en: 'Not known: it is not registered.',
};

const noFigure: Sentence = {
  sv: 'Talen är för små för att visas.',
  en: 'The figures are too small to be shown.',
};

const nothingCounted: Sentence = {
  sv: 'Inget att räkna under perioden.',
  en: 'Nothing to count in the period.',
};

/**
 * The answer of a table in sentences ready to quote: its figures, or why there are none. `reason` says why a table that is not registered is
 * so.
 */
export const answerSentences = (
  { quoted }: Pick<QuestionTable, 'quoted'>,
  { table }: Pick<AnsweredTable, 'table'>,
  nameOf: NameOf,
  language: Language,
  reason: (missing: NonNullable<AnsweredTable['table']['notRegistered']>) => string,
): readonly string[] => {
  if (table.notRegistered) return [`${MISSING[language]} ${reason(table.notRegistered)}`];
  const unknown = unknownOfAll(table);
  if (unknown) {
    const label = dimensionLabel(unknown, language).toLowerCase();
    return [
      language === 'sv'
        ? `Uppgift saknas: ${label} är inte angiven för någon som räknas.`
        : `Not known: no ${label} was stated of anybody counted.`,
    ];
  }
  const total = table.rows.find(({ codes }) => codes.length === 0);
  const asked = quoted?.map((codes) => table.rows.find((row) => row.codes.join() === codes.join()));
  const rows = asked ?? table.rows.filter(({ codes }) => codes.length === 0);
  const said = rows.flatMap((row) => (row && quotable(table, row, nameOf, language)) ?? []);
  if (said.length > 0) return said;
  if (total?.cells.at(-1)?.value === 0) return [nothingCounted[language]];
  const fallback = total && quotable(table, total, nameOf, language);
  return [fallback ?? noFigure[language]];
};

/** A stated figure in words: `Alla kostnader: 32 000 000 kronor`. */
export const statedInWords = (
  { label, unit }: Pick<StatableFigure, 'label' | 'unit'>,
  value: number,
  language: Language,
): string => [`${label[language]}: ${numeral(value, language)}`, unit?.[language]].filter(Boolean).join(' ');

const HUNDREDTHS = 100;

/** What is reckoned of stated figures, each with what it is of; `participants`: of the period, where they are told. */
export const ratiosOf = (
  { ratios = [] }: Pick<Statable, 'ratios'>,
  { figures }: Pick<StatementWords, 'figures'>,
  participants: number | undefined,
): readonly Readonly<{ ratio: StatedRatio; value: number; of: number; to: number }>[] =>
  ratios.flatMap((ratio) => {
    const valueOf = (id: string) => (id === PARTICIPANTS ? participants : figures[id]);
    const [of, to] = [valueOf(ratio.of), valueOf(ratio.to)];
    if (of === undefined || to === undefined || to === 0) return [];
    const value = ratio.as === 'percent' ? (of / to) * 100 : of / to;
    return [{ ratio, value: Math.round(value * HUNDREDTHS) / HUNDREDTHS, of, to }];
  });

/** `Administrationens andel: 18 procent (5 760 000 av 32 000 000)`. */
export const ratioInWords = (
  { ratio, value, of, to }: ReturnType<typeof ratiosOf>[number],
  language: Language,
): string => {
  const [shown, part, whole] = [value, of, to].map((one) => numeral(one, language));
  const sv = language === 'sv';
  return ratio.as === 'percent'
    ? `${ratio.label[language]}: ${shown} ${sv ? 'procent' : 'per cent'} (${part} ${sv ? 'av' : 'of'} ${whole})`
    : `${ratio.label[language]}: ${shown} ${ratio.unit?.[language] ?? ''} (${part} / ${whole})`;
};
