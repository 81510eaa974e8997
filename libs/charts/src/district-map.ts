import { type Association, inhabitantsOn, type InhabitantSex } from '@samspar/association';
import type { Day } from '@samspar/kernel';

/** A district where it stands in a grid that resembles the map, with how many aged 16–64 live there. */
export type DistrictTile = Readonly<{
  district: string;
  name: string;
  /** From 0, from the left and from above. */
  column: number;
  row: number;
  /** How many, on which day and by which source; absent where nobody has stated it. */
  inhabitants?: ReturnType<typeof inhabitantsOn>;
}>;

/** Stockholm's districts roughly where they lie: north is up, and a point is where there is none. */
const STOCKHOLM: readonly string[] = [
  '. jarva norra-innerstaden .',
  'hasselby-vallingby bromma kungsholmen sodermalm',
  'skarholmen hagersten-alvsjo enskede-arsta-vantor skarpnack',
  '. . farsta .',
];
/** How many stand beside each other where nobody has said how they lie. */
const ACROSS = 4;

type Place = Readonly<{ district: string; column: number; row: number }>;

const placesOf = (rows: readonly string[]): readonly Place[] =>
  rows.flatMap((line, row) =>
    line
      .trim()
      .split(/\s+/u)
      .flatMap((district, column) => (district === '.' ? [] : [{ district, column, row }])),
  );

/** The districts in force on a day where the association has placed them; those it has not placed stand below, in order. No `sex`: it is not known whose number would be told. */
export const districtTiles = (
  { settings: { districts, districtMap }, population = [] }: Pick<Association, 'settings' | 'population'>,
  day: Day,
  sex: InhabitantSex | undefined,
): readonly DistrictTile[] => {
  const inForce = districts.filter(
    ({ from, to }) => (from === null || from <= day) && (to === null || day <= to),
  );
  const said = placesOf(districtMap ?? STOCKHOLM);
  const placed = said.filter(({ district }) => inForce.some(({ id }) => id === district));
  const below = Math.max(-1, ...placed.map(({ row }) => row)) + 1;
  const others = inForce
    .filter(({ id }) => !placed.some(({ district }) => district === id))
    .map(({ id }, at): Place => ({
      district: id,
      column: at % ACROSS,
      row: below + Math.floor(at / ACROSS),
    }));
  return [...placed, ...others].map((place) => ({
    ...place,
    name: inForce.find(({ id }) => id === place.district)?.name ?? place.district,
    inhabitants: sex && inhabitantsOn(population, place.district, sex, day),
  }));
};
