/** Who a journey is about, as far as the asker may know it. */
export type Person = Readonly<{
  isAnonymous: boolean;
  /** Protected identity (skyddade personuppgifter): nothing is told of who she is but on her card, once it is opened (docs/adr/0024). */
  isProtected: boolean;
  name: string | null;
  /** `YYYYMMDD-NNNN`; in a list only where there is no name, and masked. */
  number: string | null;
  contact: string | null;
}>;

/** Of whom nothing is known. */
export const NOBODY: Person = {
  isAnonymous: false,
  isProtected: false,
  name: null,
  number: null,
  contact: null,
};
export const ANONYMOUS: Person = { ...NOBODY, isAnonymous: true };
export const PROTECTED: Person = { ...NOBODY, isProtected: true };

/** What a user goes by, whose name is not known, and a journey without a number of its own: `3F2A-91C0`. */
export const referenceOf = (id: string): string => `${id.slice(0, 4)}-${id.slice(4, 8)}`.toUpperCase();

/** Twelve digits as they are shown: `YYYYMMDD-NNNN`. */
export const dashed = (digits: string): string => `${digits.slice(0, 8)}-${digits.slice(8)}`;

/** As much of twelve digits as a list shows: the day of birth. */
export const maskedNumber = (digits: string): string => `${digits.slice(0, 8)}-••••`;
