import type { Role } from '@samspar/access';
import type { Day } from '@samspar/kernel';
import type { Language } from './language.js';

/** What every printed sheet says beside what it shows. */
export type PrintedSheet = Readonly<{
  /** Name of the association; null before sign-in. */
  association: string | null;
  /** The day it is in Stockholm. */
  day: Day;
}>;

/** Who looks at a page, as far as every page shows it. */
export type Visitor = Readonly<{
  language: Language;
  /** None before sign-in. */
  roles: readonly Role[];
  /** Full name, shown beside the way out; null before sign-in. */
  name: string | null;
  /** Goes with every form as `_csrf`; null where there is no session. */
  csrf: string | null;
  /** True with the built-in demonstration sign-in: a banner on every page says so. */
  demonstration: boolean;
  /** After how long without a request her sign-in ends, in whole minutes. */
  idleMinutes: number;
  /** Path and query of the page, for the way back from the language switch. */
  address: string;
  /** Left out where nobody prints. */
  paper?: PrintedSheet;
}>;
