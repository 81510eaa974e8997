import type { Dimension, Measure, QueryRefusal, StatisticsQuery } from './query.js';

/** The versions of what measures and dimensions mean, the oldest first (docs/statistics.md#definitions). */
export const DEFINITION_VERSIONS = [1, 2] as const;

/** What a later version than the first brought: all that is not said here means in each version what it meant in the first. */
const BROUGHT: Readonly<
  Record<number, Readonly<{ measures: readonly Measure[]; dimensions: readonly Dimension[] }>>
> = {
  2: {
    measures: [
      'followUps',
      'followUpsDue',
      'decisions',
      'consents',
      'assessments',
      'daysReferralToAnswer',
      'daysToFirstMeeting',
      'daysBetweenMeetings',
      'daysToFirstEmployerContact',
      'daysExitToFollowUp',
    ],
    dimensions: [
      'occupation',
      'occupationAtExit',
      'officialObstacle',
      'hasStarted',
      'followUpMonths',
      'state',
      'livelihoodAtFollowUp',
      'occupationAtFollowUp',
      'assessmentKind',
      'assessingParty',
      'assessmentOutcome',
      'attendingParty',
      'violenceQuestion',
      'livelihoodAtMeeting',
      'parallelActions',
      'employment',
      'extent',
      'caseworkerChanges',
      'meetingsHeld',
      'returned',
      'registeredLate',
    ],
  },
};

/** The first version that knows a measure or a dimension. */
export const sinceVersion = (term: Measure | Dimension): number =>
  DEFINITION_VERSIONS.find((version) => {
    const terms: readonly string[] = [
      ...(BROUGHT[version]?.measures ?? []),
      ...(BROUGHT[version]?.dimensions ?? []),
    ];
    return terms.includes(term);
  }) ?? 1;

/** Why a question cannot be asked under a version: it names what a later one brought. */
export const notDefinedIn = (
  version: number,
  { measure, by, where }: Pick<StatisticsQuery, 'measure' | 'by' | 'where'>,
): QueryRefusal | undefined => {
  // The keys of `where` are dimensions.
  const named = [measure, ...by, ...(Object.keys(where) as Dimension[])];
  const term = named.find((one) => sinceVersion(one) > version);
  return term && { code: 'NotDefinedThen', term, definition: version, since: sinceVersion(term) };
};
