import type { ExtractForm, ExtractRecipient, HoldBackGround } from '@samspar/codes';
import type { DomainEvent } from '@samspar/kernel';

/** An entry that was held back, by its revision in the journey, and why. */
export type HeldBack = Readonly<{ revision: number; ground: HoldBackGround }>;

/**
 * What an authority keeps about a person in a journey was given out to her (dataskyddsförordningen art. 15). Who gave it and when are in the
 * envelope; what it said is in no event.
 */
export type ExtractGiven = DomainEvent<
  'ExtractGiven',
  {
    /** Random; the same in every journey that the extract tells of. */
    extract: string;
    association: string;
    /** The id of the authority that gave out what is its own. */
    authority: string;
    recipient: ExtractRecipient;
    form: ExtractForm;
    /** The last entry of the journey that was looked through; later ones are not in it. */
    revision: number;
    heldBack: readonly HeldBack[];
    /** Ids of authorities that have entries in the journey which they answer for themselves. */
    leftTo: readonly string[];
    /** Id of the user who looked it through, where whoever operates the installation wrote it for her. */
    checkedBy?: string;
  }
>;
