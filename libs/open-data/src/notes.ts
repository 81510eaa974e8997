import type { Sentence } from '@samspar/kernel';
import type { FrozenTable } from '@samspar/publications';
import { codeLabel, dimensionLabel, DIMENSIONS, noteSentence } from '@samspar/statistics';
import { frozenNames } from './axes.js';
import type { TableOrigin } from './table-origin.js';

const both = (of: (language: keyof Sentence) => string): Sentence => ({ sv: of('sv'), en: of('en') });

/** What is counted of all there is; none where it is everything. */
const selection = (table: FrozenTable): readonly Sentence[] => {
  const names = frozenNames(table);
  const { where } = table.answer;
  const chosen = DIMENSIONS.filter((dimension) => dimension !== 'association' && where[dimension]);
  if (chosen.length === 0) return [];
  const said = (language: keyof Sentence): string =>
    chosen
      .map((dimension) => {
        const codes = (where[dimension] ?? []).map((code) => codeLabel(dimension, code, names, language));
        return `${dimensionLabel(dimension, language)}: ${codes.join(', ')}`;
      })
      .join('; ');
  return [both((language) => `${{ sv: 'Urval', en: 'Selection' }[language]}: ${said(language)}.`)];
};

/** What the figures of a table must not travel without, in sentences. */
export const tableNotes = (table: FrozenTable, origin: TableOrigin): readonly Sentence[] => {
  const { answer, hash } = table;
  const { asKnownAt, position, explanation, release, place } = origin;
  const { from, to } = answer.period;
  return [
    {
      sv: `Perioden är ${from}–${to}, båda dagarna inräknade. Siffrorna är allt som var känt ${asKnownAt} (UTC) och räknas aldrig om.`,
      en: `The period is ${from}–${to}, both days included. The figures are all that was known at ${asKnownAt} (UTC) and are never counted anew.`,
    },
    ...selection(table),
    ...answer.notes.map((note) => noteSentence(note, frozenNames(table))),
    ...(answer.notRegistered
      ? [
          {
            sv: answer.notRegistered.reason,
            en: 'What is asked for was not registered in the period.',
          },
        ]
      : []),
    ...(explanation === null
      ? []
      : [
          {
            sv: `Skiljer sig från den tidigare publiceringen: ${explanation}`,
            en: `Differs from the earlier release: ${explanation}`,
          },
        ]),
    {
      sv: `Publicering ${release}, tabell ${place}, version ${answer.definitionVersion} av definitionerna, position ${position} i loggen, SHA-256 av svaret ${hash}.`,
      en: `Release ${release}, table ${place}, version ${answer.definitionVersion} of the definitions, position ${position} in the log, SHA-256 of the answer ${hash}.`,
    },
  ];
};
