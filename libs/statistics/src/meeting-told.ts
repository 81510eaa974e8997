import { ATTENDING_PARTY, codesOf, LIVELIHOOD, PARTY } from '@samspar/codes';

/*
 * What statistics keep of a meeting in one number: its parties (four bits, and one where those that were called were all absent), whether
 * the question on violence was asked, what the person lives on, and why that is not known.
 */
const NONE = PARTY.length;
const ASKED = NONE + 1;
const LIVELIHOOD_FROM = ASKED + 1;
const UNKNOWN_FROM = LIVELIHOOD_FROM + LIVELIHOOD.length;

/** Reasons that are told apart: not asked, does not know, will not say. */
const REASONS = 3;

const PARTY_CODES = codesOf(PARTY);
const LIVELIHOOD_CODES = codesOf(LIVELIHOOD);

const bits = (codes: readonly string[], list: readonly string[]): number =>
  codes.reduce((set, code) => set | (1 << list.indexOf(code)), 0);

/** A meeting as it was registered; `sources` is what the person lives on, `unknown` the number of the reason why that is not known, 0 where none was stated. */
export type MeetingTold = Readonly<{
  present: readonly string[];
  isAbsenceTold: boolean;
  isViolenceAsked: boolean;
  sources: readonly string[];
  unknown: number;
}>;

export const meetingDetail = (told: MeetingTold): number => {
  const parties = bits(told.present, PARTY_CODES);
  const sources = bits(told.sources, LIVELIHOOD_CODES);
  return (
    parties |
    (parties === 0 && told.isAbsenceTold ? 1 << NONE : 0) |
    (told.isViolenceAsked ? 1 << ASKED : 0) |
    (sources << LIVELIHOOD_FROM) |
    (sources === 0 && told.unknown > 0 ? 1 << (UNKNOWN_FROM + told.unknown - 1) : 0)
  );
};

const ALL_PARTIES = (1 << NONE) - 1;

/** The parties that attended, as bits over `ATTENDING_PARTY`; none where that is not known. */
export const partiesIn = (detail: number): number => {
  const parties = detail & ALL_PARTIES;
  return parties !== 0 ? parties : ((detail >> NONE) & 1) << codesOf(ATTENDING_PARTY).indexOf('none');
};

export const isViolenceAskedIn = (detail: number): boolean => ((detail >> ASKED) & 1) === 1;

/** What the person lives on, as bits over the list of it; none where that is not known. */
export const livelihoodIn = (detail: number): number =>
  (detail >> LIVELIHOOD_FROM) & ((1 << LIVELIHOOD.length) - 1);

/** Why that is not known: the number of the reason, of several the last; 0 where none was stated. */
export const unknownIn = (detail: number): number => {
  const reasons = (detail >> UNKNOWN_FROM) & ((1 << REASONS) - 1);
  return reasons === 0 ? 0 : 32 - Math.clz32(reasons);
};
