import { describe, expect, it } from '@jest/globals';
import { DISTRICT_LISTS } from '@samspar/codes';
import type { Association } from '@samspar/association';
import { associationWith } from '../../../test/statistics/feeding.js';
import { districtTiles } from './district-map.js';

const stockholm: Association = associationWith({ districts: DISTRICT_LISTS['stockholm-2023'] ?? [] });
const at = (association: Association, day: string) =>
  Object.fromEntries(
    districtTiles(association, day, 'all').map(({ district, column, row }) => [district, [column, row]]),
  );

describe('the districts as tiles', () => {
  it("are Stockholm's eleven roughly where they lie, each in a place of its own", () => {
    const tiles = at(stockholm, '2024-12-31');
    expect(Object.keys(tiles)).toHaveLength(11);
    expect(new Set(Object.values(tiles).map(String)).size).toBe(11);
    expect(tiles['farsta']?.[1]).toBeGreaterThan(tiles['jarva']?.[1] ?? 9);
    expect(tiles['skarpnack']?.[0]).toBeGreaterThan(tiles['skarholmen']?.[0] ?? 9);
  });

  it('are those in force on the day; what has no place stands below in order', () => {
    const tiles = at(stockholm, '2022-12-31');
    expect(tiles['jarva']).toBeUndefined();
    expect(tiles['rinkeby-kista']?.[1]).toBeGreaterThan(tiles['farsta']?.[1] ?? 9);
    expect(Object.keys(tiles)).toHaveLength(13);
  });

  it('lie as the association says', () => {
    const said = { ...stockholm, settings: { ...stockholm.settings, districtMap: ['. farsta', 'bromma'] } };
    expect(at(said, '2024-12-31')).toMatchObject({ farsta: [1, 0], bromma: [0, 1], sodermalm: [0, 4] });
  });

  it('have those who live there on the day, where it is stated', () => {
    const population = [
      { district: 'farsta', sex: 'all', number: 9, day: '2023-12-31', source: 'SCB' },
    ] as const;
    const tiles = districtTiles({ ...stockholm, population }, '2024-12-31', 'all');
    expect(tiles.filter(({ inhabitants }) => inhabitants).map(({ district }) => district)).toEqual([
      'farsta',
    ]);
    expect(
      districtTiles({ ...stockholm, population }, '2024-12-31', undefined).some(
        ({ inhabitants }) => inhabitants,
      ),
    ).toBe(false);
  });
});
