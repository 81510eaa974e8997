import type { Association } from '@samspar/association';
import type { TypedTable } from '@samspar/plausibility';
import { codeListOf } from '@samspar/publications';
import { type Dimension, FIXED_LISTS, isFixed } from '@samspar/statistics';

/** A line of a table typed by hand, from 1, is called something that its dimension has no code for. */
export type LabelUnknown = Readonly<{ code: 'LabelUnknown'; line: number; known: readonly string[] }>;

/** What all that have no line of their own are called. */
const OTHERS = /^(övriga?|övrigt|others?|the others)$/i;

const alike = (text: string): string => text.trim().toLowerCase();

const codeOf = (dimension: Dimension, label: string, association: Association): string | undefined => {
  const named = (codeListOf(dimension, association) ?? []).find(
    ({ code, name }) => code === label || alike(name) === alike(label),
  );
  if (named) return named.code;
  return isFixed(dimension)
    ? FIXED_LISTS[dimension].find(
        ({ en, also = [] }) => alike(en) === alike(label) || also.map(alike).includes(alike(label)),
      )?.code
    : undefined;
};

/** A table typed by hand whose lines have the codes that they are called by, or why one has none. */
export const codedLines = (
  table: TypedTable,
  association: Association,
): Readonly<{ table: TypedTable } | { refusal: LabelUnknown }> => {
  const [dimension] = table.query?.by ?? [];
  if (dimension === undefined) return { table };
  const coded = table.parts.map(({ code: _code, ...part }) => {
    const code = codeOf(dimension, part.label, association);
    return code === undefined ? part : { ...part, code };
  });
  const wrong = coded.findIndex((part) => !('code' in part) && !OTHERS.test(part.label.trim()));
  return wrong >= 0
    ? {
        refusal: {
          code: 'LabelUnknown',
          line: wrong + 1,
          known: (codeListOf(dimension, association) ?? []).map(({ name }) => name),
        },
      }
    : { table: { ...table, parts: coded } };
};
