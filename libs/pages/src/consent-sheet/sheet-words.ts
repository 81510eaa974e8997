import type { DataKind } from '@samspar/codes';

/** The words of the paper on which somebody consents, in one language: plain, and as short as the Swedish beside them. */
export type SheetWords = Readonly<{
  isRightToLeft?: true;
  title: string;
  /** What she is asked, by the name of the insats. */
  intro: (insats: string) => string;
  purpose: string;
  /** Heads the authorities that tell one another. */
  among: string;
  kindsTitle: string;
  kinds: Readonly<Record<DataKind, string>>;
  strike: string;
  /** Where ESF finances the insats: what of her goes to a receiver, how often, and how she says no to it. */
  esf: Readonly<{ title: string; says: (receiver: string) => string; strike: string }>;
  daysTitle: string;
  /** Before the last day. */
  days: string;
  withdrawTitle: string;
  /** Before whom to tell. */
  withdraw: string;
  after: string;
  withoutTitle: string;
  without: string;
  signTitle: string;
  sign: string;
  fields: Readonly<Record<'placeAndDay' | 'signature' | 'name' | 'interpreter' | 'received', string>>;
  /** Which of two texts is to be gone by. */
  prevails: string;
}>;
