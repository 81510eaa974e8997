import type { Day } from '@samspar/kernel';

/** A district with its validity; `to` is the last day in force, `successor` the district it became part of. */
export type District = Readonly<{
  id: string;
  name: string;
  from: Day | null;
  to: Day | null;
  successor: string | null;
}>;

/** Code of a residence outside the association's area. */
export const OUTSIDE = { code: 'outside', sv: 'Annan kommun', en: 'Other municipality' } as const;

/** Lower-case slug of a Swedish name: Enskede-Årsta-Vantör → enskede-arsta-vantor. */
export const slug = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const inForceSince = (from: Day | null, ...names: string[]): District[] =>
  names.map((name) => ({ id: slug(name), name, from, to: null, successor: null }));

const merged = (successor: string, ...names: string[]): District[] =>
  names.map((name) => ({ id: slug(name), name, from: null, to: '2023-06-30', successor }));

/** District lists that ship with Samspår, by the name a setup file gives under `districts`. */
export const DISTRICT_LISTS: Readonly<Record<string, readonly District[]>> = {
  /** Stockholm's eleven stadsdelsområden since 1 July 2023, with the four that were merged into two of them. */
  'stockholm-2023': [
    ...inForceSince(
      null,
      'Bromma',
      'Enskede-Årsta-Vantör',
      'Farsta',
      'Hägersten-Älvsjö',
      'Hässelby-Vällingby',
    ),
    ...inForceSince('2023-07-01', 'Järva'),
    ...inForceSince(null, 'Kungsholmen'),
    ...inForceSince('2023-07-01', 'Norra innerstaden'),
    ...inForceSince(null, 'Skarpnäck', 'Skärholmen', 'Södermalm'),
    ...merged('jarva', 'Rinkeby-Kista', 'Spånga-Tensta'),
    ...merged('norra-innerstaden', 'Norrmalm', 'Östermalm'),
  ],
};

/** The district in force on a day that a stated one belongs to: itself, or its successors in turn. */
export const districtInForce = (districts: readonly District[], id: string, on: Day): string => {
  const district = districts.find((candidate) => candidate.id === id);
  return district?.to && district.to < on && district.successor
    ? districtInForce(districts, district.successor, on)
    : id;
};
