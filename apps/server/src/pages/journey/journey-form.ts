import type { EntryEvent, Sealed } from '@samspar/casework';
import type { Asker } from '@samspar/access';
import type { Day } from '@samspar/kernel';
import type { Option, Question, Speech, Typed } from '@samspar/pages';
import type { ShownJourney } from '@samspar/use-cases';
import type { JourneyResource } from '../../journeys/resources.js';

/** What a form is made for. */
export type Occasion = Readonly<{
  file: ShownJourney;
  asker: Asker;
  today: Day;
  speech: Speech;
  /** The entry that is corrected, where one is. */
  corrects?: EntryEvent;
  /** Sealed texts of the journey in the clear; one whose key is destroyed is left out. */
  revealed: (sealed: readonly Sealed[]) => Promise<ReadonlyMap<Sealed, string>>;
  /** Caseworkers of the journey's insats. */
  caseworkers: () => Promise<readonly Option[]>;
  /** Ids of the authorities that work with the journey. */
  authorities: () => Promise<readonly string[]>;
}>;

/** One of the things a form may register, such as one kind of exit. */
export type FormKind = Readonly<{
  /** Stands in the address where there are several. */
  name: string;
  title: string;
  /** What stands there now. */
  about?: string;
  /** Another form, for what this one is not for. */
  instead?: Readonly<{ href: string; text: string }>;
  questions: readonly Question[];
  prefilled: Typed;
  /** Properties of the body that nobody is asked for. */
  given?: object;
  /** Where its answers go, as they would from a program. */
  resource: JourneyResource;
}>;

/** What a form of a journey may register now. */
export type Kinds = (occasion: Occasion) => readonly FormKind[] | Promise<readonly FormKind[]>;

type OnlyKind = Pick<FormKind, 'questions' | 'resource'> &
  Partial<Pick<FormKind, 'prefilled' | 'title' | 'about' | 'given'>>;

/** A form that registers one thing, today unless somebody says otherwise. */
export const single =
  (tell: (occasion: Occasion) => OnlyKind | Promise<OnlyKind>): Kinds =>
  async (occasion) => {
    const { prefilled, ...told } = await tell(occasion);
    return [{ name: '', title: '', ...told, prefilled: { occurredOn: occasion.today, ...prefilled } }];
  };

/** A form that asks the same of every journey. */
export const asks = (resource: JourneyResource, ...questions: readonly Question[]): Kinds =>
  single(() => ({ questions, resource }));
