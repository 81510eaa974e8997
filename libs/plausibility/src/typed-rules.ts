import type { FoundFact, ReleaseFinding } from './finding.js';
import type { StatedFigure, TypedTable } from './release.js';
import { figureFacts, wholeFacts } from './statement-rules.js';

const stockFacts = ({ stock }: TypedTable): readonly FoundFact[] =>
  stock === undefined || stock.opening + stock.started - stock.ended === stock.closing
    ? []
    : [{ code: 'stockDoesNotFollow', ...stock }];

const knownIn = (parts: readonly StatedFigure[]): number =>
  parts.reduce((sum, { count = 0 }) => sum + count, 0);

/** What the shares of a typed table are of: those of one denominator, or of none, make the whole, unless that has another share. */
const sharesOf = ({ total, parts }: TypedTable): 'whole' | 'parts' => {
  const denominators = parts.flatMap(({ denominator }) => denominator ?? []);
  const isOfWhole =
    denominators.length > 0
      ? denominators.every((denominator) => denominator === total?.count)
      : total?.percent === undefined || total.percent === 100;
  return isOfWhole ? 'whole' : 'parts';
};

/** What is wrong with a table typed by hand. */
export const typedFindings = (
  typed: TypedTable,
  threshold: number,
  roundingSaid: boolean,
): readonly ReleaseFinding[] => {
  const { title, total, parts, unknown } = typed;
  const isCounted = total?.count !== undefined && parts.length > 0;
  const facts: readonly FoundFact[] = [
    ...[...(total ? [total] : []), ...parts].flatMap((figure) => figureFacts(figure, threshold)),
    ...(unknown === undefined ? [] : figureFacts({ label: '', count: unknown }, threshold)),
    ...(isCounted && unknown === undefined
      ? [{ code: 'unknownMissing', total: total.count, known: knownIn(parts) } as const]
      : []),
    ...wholeFacts({
      whole: total,
      parts: unknown ? [...parts, { label: '', count: unknown }] : parts,
      isDivided: true,
      sharesOf: sharesOf(typed),
      unknownStated: unknown !== undefined,
      roundingSaid,
    }),
    ...stockFacts(typed),
  ];
  return facts.map((fact) => ({ ...fact, severity: 'refuses', place: { typed: title } }));
};
