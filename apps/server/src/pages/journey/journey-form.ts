import type { Sealed } from '@samspar/casework';
import type { Day } from '@samspar/kernel';
import type { FormName, Option, Question, Speech, Texts, Typed } from '@samspar/pages';
import type { ShownJourney } from '@samspar/use-cases';
import type { JourneyResource } from '../../journeys/resources.js';

/** What a form is made for. */
export type Occasion = Readonly<{
  file: ShownJourney;
  today: Day;
  speech: Speech;
  /** Sealed texts of the journey in the clear; one whose key is destroyed is left out. */
  revealed: (sealed: readonly Sealed[]) => Promise<ReadonlyMap<Sealed, string>>;
  /** Caseworkers of the journey's insats. */
  caseworkers: () => Promise<readonly Option[]>;
}>;

/** One of the things a form may register, such as one kind of exit. */
export type FormKind = Readonly<{
  /** Stands in the address where there are several. */
  name: string;
  title: string;
  /** What stands there now. */
  about?: string;
  questions: readonly Question[];
  prefilled: Typed;
  /** Properties of the body that nobody is asked for. */
  given?: object;
  /** Where its answers go, as they would from a program. */
  resource: JourneyResource;
}>;

type ConfirmedForm = keyof Texts['journey']['form']['confirm']['yes'];

/** A form of a journey, by its address below the journey's. */
export type JourneyForm = Readonly<{
  name: FormName;
  /** Asks once more before it registers what no other form takes back. */
  confirmed?: ConfirmedForm;
  kinds: (occasion: Occasion) => readonly FormKind[] | Promise<readonly FormKind[]>;
}>;
