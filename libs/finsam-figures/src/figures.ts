import type { Association, AssociationSettings, Intervention } from '@samspar/association';
import type { Sentence } from '@samspar/kernel';

/** Money is in whole öre. */
export type FigureUnit = 'ore' | 'persons';
/** What a figure is of: the association, any insats or one of a kind, or whoever contributes. */
type FigureScope = 'association' | 'intervention' | 'individual' | 'structural' | 'member';

type FigureDefinition = Readonly<{
  label: Sentence;
  unit: FigureUnit;
  of: FigureScope;
  /** Known before its year begins: what is planned and agreed. */
  isAhead?: true;
  /** What a deficit makes negative. */
  mayBeNegative?: true;
}>;

const DEFINITIONS = {
  allottedMeans: {
    label: { sv: 'Tilldelade medel', en: 'Allotted means' },
    unit: 'ore',
    of: 'association',
    isAhead: true,
  },
  ownCapital: {
    label: { sv: 'Eget kapital från tidigare år', en: 'Own capital from earlier years' },
    unit: 'ore',
    of: 'association',
    isAhead: true,
    mayBeNegative: true,
  },
  administrationBudget: {
    label: { sv: 'Administration, budget', en: 'Administration, budget' },
    unit: 'ore',
    of: 'association',
    isAhead: true,
  },
  administrationOutcome: {
    label: { sv: 'Administration, utfall', en: 'Administration, outcome' },
    unit: 'ore',
    of: 'association',
  },
  budget: { label: { sv: 'Budget', en: 'Budget' }, unit: 'ore', of: 'intervention', isAhead: true },
  outcome: { label: { sv: 'Utfall', en: 'Outcome' }, unit: 'ore', of: 'intervention' },
  plannedParticipants: {
    label: { sv: 'Planerat antal deltagare', en: 'Planned number of participants' },
    unit: 'persons',
    of: 'intervention',
    isAhead: true,
  },
  structuralParticipants: {
    label: { sv: 'Antal deltagare', en: 'Number of participants' },
    unit: 'persons',
    of: 'structural',
  },
  agreedContribution: {
    label: { sv: 'Överenskommet bidrag', en: 'Agreed contribution' },
    unit: 'ore',
    of: 'member',
    isAhead: true,
  },
  paidContribution: {
    label: { sv: 'Betalat bidrag', en: 'Paid contribution' },
    unit: 'ore',
    of: 'member',
  },
} as const satisfies Record<string, FigureDefinition>;

/** What the office states of a year. */
export type StatedFigureName = keyof typeof DEFINITIONS;
export const STATED_FIGURES: Readonly<Record<StatedFigureName, FigureDefinition>> = DEFINITIONS;
export const STATED_FIGURE_NAMES = Object.keys(DEFINITIONS) as readonly StatedFigureName[];

/** What is counted of the journeys of an individual insats in a year. */
export const COUNTED_FIGURE_NAMES = ['women', 'men', 'unknownSex', 'participants'] as const;
export type CountedFigureName = (typeof COUNTED_FIGURE_NAMES)[number];

export const COUNTED_LABELS: Readonly<Record<CountedFigureName, Sentence>> = {
  women: { sv: 'Kvinnor', en: 'Women' },
  men: { sv: 'Män', en: 'Men' },
  unknownSex: { sv: 'Kön okänt', en: 'Sex unknown' },
  participants: { sv: 'Deltagare totalt', en: 'Participants in all' },
};

/** Whether a figure is counted, and not stated. */
export const isCounted = (figure: string): figure is CountedFigureName =>
  COUNTED_FIGURE_NAMES.some((one) => one === figure);

export const figureLabel = (figure: StatedFigureName | CountedFigureName): Sentence =>
  isCounted(figure) ? COUNTED_LABELS[figure] : STATED_FIGURES[figure].label;

export const figureUnit = (figure: StatedFigureName | CountedFigureName): FigureUnit =>
  isCounted(figure) ? 'persons' : STATED_FIGURES[figure].unit;

/** A figure of a year: which, and of what; `of` is the id of an insats or a contributor, and null of the association itself. */
export type FigurePlace<Name extends string = StatedFigureName> = Readonly<{
  figure: Name;
  of: string | null;
}>;

/** A figure with its value; null: there is none. */
export type FigureValue<Name extends string = StatedFigureName> = FigurePlace<Name> &
  Readonly<{ value: number | null }>;

export type AnyFigureName = StatedFigureName | CountedFigureName;

/** Tells figures of one year apart. */
export const figureKey = ({ figure, of }: FigurePlace<AnyFigureName>): string =>
  of === null ? figure : `${figure} ${of}`;

/** Who contributes: the state, whose half Försäkringskassan pays for Arbetsförmedlingen as well (lag 2003:1210 5 §), and each region and municipality. */
export type Contributor = Readonly<{ id: string; name: Sentence }>;

export const contributorsOf = ({ members }: Pick<AssociationSettings, 'members'>): readonly Contributor[] => [
  {
    id: 'state',
    name: {
      sv: 'Staten (Försäkringskassan och Arbetsförmedlingen)',
      en: 'The state (Försäkringskassan and Arbetsförmedlingen)',
    },
  },
  ...(['region', 'municipality'] as const).flatMap((party) =>
    members[party].map((name) => ({ id: `${party}:${name}`, name: { sv: name, en: name } })),
  ),
];

/** What a figure may be of, by its place: the insatser and contributors of its association. */
export type FigureSubjects = Readonly<{
  interventions: readonly Readonly<Pick<Intervention, 'id' | 'name' | 'kind'>>[];
  contributors: readonly string[];
}>;

export const subjectsOf = ({ interventions, settings }: Association): FigureSubjects => ({
  interventions: interventions.map(({ id, name, kind }) => ({ id, name, kind })),
  contributors: contributorsOf(settings).map(({ id }) => id),
});

/** Whether a figure is of this. */
export const isOf = ({ figure, of }: FigurePlace, subjects: FigureSubjects): boolean => {
  const scope = STATED_FIGURES[figure].of;
  if (scope === 'association') return of === null;
  if (scope === 'member') return of !== null && subjects.contributors.includes(of);
  const kind = subjects.interventions.find(({ id }) => id === of)?.kind;
  return scope === 'intervention' ? kind !== undefined : kind === scope;
};

/** The places of the figures that can be stated, in the order of the national system: the association, its insatser, contributions. */
export const figurePlaces = (subjects: FigureSubjects): readonly FigurePlace[] => {
  const all = [null, ...subjects.interventions.map(({ id }) => id), ...subjects.contributors];
  return all.flatMap((of) =>
    STATED_FIGURE_NAMES.map((figure) => ({ figure, of })).filter((place) => isOf(place, subjects)),
  );
};
