import { expectedLines, type ReportWords, reportPeriod } from '@samspar/annual-report';
import { type Association, inhabitantsOn } from '@samspar/association';
import { contributorsOf, figureKey, figureStream } from '@samspar/finsam-figures';
import { type Day, unreachable } from '@samspar/kernel';
import {
  NOT_RECKONED,
  type QuestionDefinition,
  ratesByDistrict,
  type Reckoned,
  type ReckonedBlock,
  supportPerInhabitant,
} from '@samspar/questions';
import type { AnsweredTable } from '@samspar/reports';
import { codeLabel } from '@samspar/statistics';
import { loadWords } from '../annual-report/annual-question.js';
import type { JourneyPorts } from '../ports.js';

/** What questions are reckoned by beside the log of journeys, as it stands for a year. */
export type Reckoning = Readonly<{
  association: Association;
  /** The last day that is asked about, and its year. */
  to: Day;
  year: string;
  expected: ReportWords['expected'];
  /** What all contributors have paid in, in öre; undefined where that of one is not stated. */
  paid: number | undefined;
}>;

/** Loads what questions are reckoned by. */
export const loadReckoning = async (
  { streams }: Pick<JourneyPorts, 'streams'>,
  association: Association,
  to: Day,
): Promise<Reckoning> => {
  const year = to.slice(0, 4);
  const period = reportPeriod('arsredovisning', year);
  const { expected } = period ? await loadWords({ streams }, association.id, period) : { expected: {} };
  const { state } = await streams.load(figureStream, association.id);
  const figures = state.years[Number(year)] ?? {};
  const paid = contributorsOf(association.settings).map(
    ({ id }) => figures[figureKey({ figure: 'paidContribution', of: id })],
  );
  return {
    association,
    to,
    year,
    expected,
    paid: paid.reduce<number | undefined>(
      (sum, amount) => (sum === undefined || amount === undefined ? undefined : sum + amount),
      0,
    ),
  };
};

const isReckonedBlock = (block: ReturnType<typeof expectedLines>[number]): block is ReckonedBlock =>
  block.kind === 'paragraph' || block.kind === 'lines';

/** What a question is answered by beside its tables, of these; nothing of one that is answered by them alone. */
export const reckonedOf = (
  { reckons }: Pick<QuestionDefinition, 'reckons'>,
  tables: readonly AnsweredTable[],
  { association, to, year, expected, paid }: Reckoning,
): Reckoned => {
  const [first, second] = tables.map(({ table }) => table);
  const districts = association.settings.districts.filter(
    (one) => (one.from === null || one.from <= to) && (one.to === null || one.to >= to),
  );
  const inhabitantsOf = (district: string, sex: 'all' | 'woman' | 'man') =>
    inhabitantsOn(association.population ?? [], district, sex, to);
  switch (reckons) {
    case undefined:
      return NOT_RECKONED;
    case 'perInhabitant':
      return supportPerInhabitant(paid, districts, inhabitantsOf, year);
    case 'districtRates':
      return first ? ratesByDistrict(first, districts, inhabitantsOf) : NOT_RECKONED;
    case 'goals': {
      if (!first || first.notRegistered || Object.keys(expected).length === 0) return NOT_RECKONED;
      const lines = expectedLines({ expected }, { participants: first, results: second }, (code) =>
        codeLabel('intervention', code, { association }),
      );
      const asked = first.rows.flatMap(({ codes: [code] }) => code ?? []);
      return {
        isWhole: asked.every((code) => {
          const goal = expected[code];
          return goal && (goal.participants !== null || goal.toWorkOrStudies !== null || goal.text !== '');
        }),
        blocks: lines.filter(isReckonedBlock),
      };
    }
    default:
      return unreachable(reckons);
  }
};
