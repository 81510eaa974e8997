import { REPORTED_PARTS, type ReportedPart } from '@samspar/access';
import { type FigureValue, STATED_FIGURE_NAMES, type StatedFigureName } from '@samspar/finsam-figures';
import { ACode, AName, ANumber, AText, AWhole, Codes, Objects } from '../journeys/fields.js';

const MOST_STATEMENTS = 500;
const LONGEST_NOTE = 500;
/** The rules say how much a figure can be; a body holds what a number holds exactly. */
const MOST = Number.MAX_SAFE_INTEGER;

class FinsamStatementBody {
  @ACode(STATED_FIGURE_NAMES) figure!: StatedFigureName;
  @AName(200, {
    optional: true,
    description: 'Id of the insats, or of who contributes; absent of the association itself.',
  })
  of?: string;
  @ANumber(-MOST, MOST, {
    optional: true,
    description: 'Money in whole öre, or a number of persons; absent: the figure is taken back.',
  })
  value?: number;
}

/** Figures of a year as they are to stand. */
export class FinsamFiguresBody {
  @Objects(() => FinsamStatementBody, { least: 1, most: MOST_STATEMENTS })
  statements!: readonly FinsamStatementBody[];
  @AText(LONGEST_NOTE, { optional: true, description: 'Where they come from; no personal data.' })
  note?: string;
  @AWhole(-1, MOST, {
    optional: true,
    description: 'The revision that was read: 412 where it is no longer that.',
  })
  revision?: number;
}

/** What has been entered into Uppföljning Finsam. */
export class FinsamReportBody {
  @Codes(REPORTED_PARTS, { least: 1 }) parts!: readonly ReportedPart[];
  @AName(64, { description: 'The mark of the figures as they were read.' }) mark!: string;
}

export const statementsIn = ({ statements }: FinsamFiguresBody): readonly FigureValue[] =>
  statements.map(({ figure, of, value }) => ({ figure, of: of ?? null, value: value ?? null }));
