import { hash } from 'node:crypto';
import { type Asker, maySeeWholeYear, type ReportedPart } from '@samspar/access';
import type { Association, Intervention } from '@samspar/association';
import { UNKNOWN } from '@samspar/codes';
import type { StoredEvent } from '@samspar/event-store';
import { canonicalJson } from '@samspar/evidence';
import {
  COUNTED_FIGURE_NAMES,
  type CountedFigureName,
  figureKey,
  figurePlaces,
  type FigureState,
  figureStream,
  type FigureSubjects,
  type FigureValue,
  isCounted,
  type ReportedFigure,
  STATED_FIGURES,
  subjectsOf,
} from '@samspar/finsam-figures';
import type { Answer, StatisticsQuery } from '@samspar/statistics';
import type { Views } from '@samspar/views';
import type { StaffNames } from '../identities/staff-names.js';
import type { JourneyPorts } from '../ports.js';

/** What the figures of a year are stated, read and reported with. */
export type FinsamPorts = Pick<JourneyPorts, 'streams' | 'views' | 'associations' | 'today'> &
  Readonly<{ staff: Pick<StaffNames, 'namesOf'> }>;

/** Of what was counted: as known when, how far into the log, and by which version of the definitions. */
export type CountedAt = Readonly<{ asKnownAt: string; position: string; definitionVersion: number }>;

/** The figures of a year as they stand for somebody. */
export type FinsamYear = Readonly<{
  association: Association;
  year: number;
  /** The insatser that it is about, in their order. */
  interventions: readonly Intervention[];
  /** In the order in which they are entered; what has no value is null. */
  figures: readonly ReportedFigure[];
  /** What can be stated of the year, in the same order. */
  stated: readonly FigureValue[];
  counted: CountedAt;
  state: FigureState;
  stored: readonly StoredEvent[];
  /** Names just these figures. */
  mark: string;
}>;

/** The question whose cells are the participants of a year; `where` narrows it to one figure. */
export const participantsOf = (
  association: string,
  year: number,
  where: StatisticsQuery['where'] = {},
): StatisticsQuery => ({
  measure: 'participants',
  from: `${year}-01-01`,
  to: `${year}-12-31`,
  by: ['intervention', 'sex'],
  where: { association: [association], ...where },
  unit: 'journey',
  protect: 'none',
});

/** The sex that a counted figure is of; undefined: all. */
export const SEX_OF: Readonly<Record<CountedFigureName, string | undefined>> = {
  women: 'woman',
  men: 'man',
  unknownSex: UNKNOWN,
  participants: undefined,
};

const countedOf = (
  { cells, notRegistered }: Answer,
  intervention: string,
): readonly FigureValue<CountedFigureName>[] =>
  COUNTED_FIGURE_NAMES.map((figure) => {
    const sex = SEX_OF[figure];
    const own = cells.filter(
      (cell) => cell.intervention === intervention && (sex === undefined || cell.sex === sex),
    );
    const value = own.reduce((sum, cell) => sum + (cell.value ?? 0), 0);
    return { figure, of: intervention, value: notRegistered ? null : value };
  });

const countYear = (views: Views, association: string, year: number): Answer => {
  const result = views.statistics(participantsOf(association, year));
  if ('refusal' in result) throw new Error(`Participants cannot be counted: ${result.refusal.code}.`);
  return result.answer;
};

const isIn = (year: number, { from, to }: Intervention): boolean =>
  (from === null || from <= `${year}-12-31`) && (to === null || to >= `${year}-01-01`);

/** What is entered into Uppföljning Finsam, and by which part. */
export const partOf = ({ figure }: Pick<ReportedFigure, 'figure'>): ReportedPart | undefined => {
  if (figure === 'structuralParticipants' || isCounted(figure)) return 'participants';
  return STATED_FIGURES[figure].of === 'member' ? undefined : 'economy';
};

/** The association whose figures somebody asks for: her own, or the one that the operator names, who need not where there is one alone. */
export const associationOf = (
  { associations }: Pick<FinsamPorts, 'associations'>,
  { association: own }: Asker,
  named?: string,
): Association | undefined => {
  const all = associations();
  const id = own ?? named ?? (all.length === 1 ? all[0]?.id : undefined);
  return all.find((one) => one.id === id);
};

/**
 * The figures of a year for somebody: all of them, or of whoever leads insatser the participants of those. Throws where the views are not
 * built.
 */
export const finsamYear = async (
  { streams, views }: Pick<FinsamPorts, 'streams' | 'views'>,
  association: Association,
  year: number,
  asker: Asker,
): Promise<FinsamYear> => {
  const { state, stored } = await streams.load(figureStream, association.id);
  const answer = countYear(views(), association.id, year);
  const known = state.years[year] ?? {};
  const subjects = subjectsOf(association);
  const seesAll = maySeeWholeYear(asker);
  const hasFigure = (id: string): boolean =>
    Object.keys(known).some((key) => key.endsWith(` ${id}`)) ||
    answer.cells.some((cell) => cell.intervention === id && (cell.value ?? 0) > 0);
  const interventions = association.interventions.filter((one) => {
    if (!seesAll && !(one.kind === 'individual' && asker.interventions.includes(one.id))) return false;
    return isIn(year, one) || hasFigure(one.id);
  });
  const ofYear: FigureSubjects = {
    interventions,
    contributors: seesAll ? subjects.contributors : [],
  };
  const stated = seesAll
    ? figurePlaces(ofYear).map((place) => ({ ...place, value: known[figureKey(place)] ?? null }))
    : [];
  const counted = interventions
    .filter(({ kind }) => kind === 'individual')
    .flatMap(({ id }) => countedOf(answer, id));
  const figures = [...stated, ...counted];
  const { asKnownAt, position, definitionVersion } = answer;
  return {
    association,
    year,
    interventions,
    figures,
    stated,
    counted: { asKnownAt, position, definitionVersion },
    state,
    stored,
    mark: hash('sha256', canonicalJson({ year, figures })),
  };
};
