import type { Typed } from './question.js';

/** A form as it was left: where it stands, what was typed, and for which revision of its journey. */
export type Left = Readonly<{
  /** The key of the form: it becomes the Idempotency-Key, and tells the draft from every other. */
  id: string;
  address: string;
  typed: Typed;
  revision: number | null;
}>;

export type LeftForm = Left & Readonly<{ savedAt: number }>;

/** The control that says whose a form is, also when the session has ended. */
export const OWNER_FIELD = '_vem';

/** The parameter that names a draft in the address of its form. */
export const DRAFT_PARAMETER = 'utkast';

/** Where a draft is gone on with. */
export const addressOfDraft = ({ address, id }: Pick<Left, 'address' | 'id'>): string =>
  `${address}${address.includes('?') ? '&' : '?'}${DRAFT_PARAMETER}=${id}`;
