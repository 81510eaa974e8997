import type { Association, Intervention } from '@samspar/association';
import type { Day } from '@samspar/kernel';

/** Since when something is registered: undefined for all the time, null for not at all (docs/statistics.md#not-registered-is-not-zero). */
export type Since = Day | null | undefined;

/** Since when the journeys of an insats are in the log. */
export const journeysSince = (
  { settings: { registeredSince } }: Association,
  { id }: Intervention,
): Since => {
  const journeys = registeredSince?.['journeys'];
  return journeys && (journeys[id] ?? journeys['*'] ?? null);
};

/** Something that not every insats registers as long as its journeys; `*` stands for all, null for none. */
export type RegisteredVariable = Readonly<{
  variable: string;
  intervention: string | null;
  since: Day | null;
}>;

/** The variables that the setup says something of, one for each insats it names. */
export const variablesSince = ({
  settings: { registeredSince },
}: Association): readonly RegisteredVariable[] =>
  Object.entries(registeredSince ?? {})
    .filter(([variable]) => variable !== 'journeys')
    .flatMap(([variable, days]): readonly RegisteredVariable[] => {
      const entries = Object.entries(days);
      return entries.length === 0
        ? [{ variable, intervention: null, since: null }]
        : entries.map(([intervention, since]) => ({ variable, intervention, since }));
    });
