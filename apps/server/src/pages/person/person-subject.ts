import type { Day } from '@samspar/kernel';
import type { Telling } from '@samspar/pages';
import type { Person, ShownCard, ShownJourney } from '@samspar/use-cases';

/** A page about the person of one journey. */
export type PersonSubject = Readonly<{
  telling: Telling;
  file: ShownJourney;
  person: Person;
  card: ShownCard;
  /** Whoever looks is responsible for the journey. */
  isResponsible: boolean;
  today: Day;
}>;
