import type { Day, DomainEvent } from '@samspar/kernel';

/** Which of those who live in a district: `all` where they were not told apart. */
export type InhabitantSex = 'all' | 'woman' | 'man';

/** How many aged 16–64 lived in a district on a day, as a source says it. */
export type Inhabitants = Readonly<{
  district: string;
  sex: InhabitantSex;
  number: number;
  day: Day;
  source: string;
}>;

/** What was stated of the population; of the same district, sex and day the latest stands. */
export type PopulationStated = DomainEvent<
  'PopulationStated',
  { association: string; inhabitants: readonly Inhabitants[] }
>;
