import type { Association } from '@samspar/association';
import { contributorsOf, figureKey, figureStream, type StatedFigureName } from '@samspar/finsam-figures';
import type { Sentence } from '@samspar/kernel';
import type { QuestionDefinition } from '@samspar/questions';
import type { JourneyPorts } from '../ports.js';

/** What the office has stated of a year, in whole öre; undefined where it has not. */
export type TypedAmounts =
  | Readonly<{
      kind: 'contributions';
      rows: readonly Readonly<{ name: Sentence; agreed: number | undefined; paid: number | undefined }>[];
    }>
  | Readonly<{
      kind: 'costs';
      administration: number | undefined;
      /** Of all insatser that a cost is stated of. */
      interventions: number | undefined;
    }>;

const sumOf = (amounts: readonly (number | undefined)[]): number | undefined => {
  const told = amounts.filter((amount) => amount !== undefined);
  return told.length === 0 ? undefined : told.reduce((sum, amount) => sum + amount, 0);
};

/** The amounts that a question asks for; undefined where it asks for none. */
export const typedAmounts = async (
  { streams }: Pick<JourneyPorts, 'streams'>,
  association: Association,
  { typed }: Pick<QuestionDefinition, 'typed'>,
  year: string,
): Promise<TypedAmounts | undefined> => {
  if (typed === undefined) return undefined;
  const { state } = await streams.load(figureStream, association.id);
  const figures = state.years[Number(year)] ?? {};
  const amount = (figure: StatedFigureName, of: string | null = null): number | undefined =>
    figures[figureKey({ figure, of })];
  if (typed === 'costs')
    return {
      kind: 'costs',
      administration: amount('administrationOutcome'),
      interventions: sumOf(association.interventions.map(({ id }) => amount('outcome', id))),
    };
  const rows = contributorsOf(association.settings).map(({ id, name }) => ({
    name,
    agreed: amount('agreedContribution', id),
    paid: amount('paidContribution', id),
  }));
  return { kind: 'contributions', rows };
};

/** Whether all that answers the question has been stated. */
export const isTyped = (amounts: TypedAmounts): boolean =>
  amounts.kind === 'costs'
    ? amounts.administration !== undefined && amounts.interventions !== undefined
    : amounts.rows.every(({ agreed, paid }) => agreed !== undefined && paid !== undefined);
