import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Installation } from '@samspar/installation';
import { PARTICULARS } from '@samspar/casework';

/** Shorter ones, as *sv* or *Kim*, stand in much that is about nobody. */
const SHORTEST = 6;

/** A number as it is kept, and as it is written and spoken of. */
const spellingsOf = (number: string): readonly string[] => [
  number,
  number.slice(2),
  `${number.slice(0, 8)}-${number.slice(8)}`,
  `${number.slice(2, 8)}-${number.slice(8)}`,
];

/** All that the vault keeps of persons, in the clear: numbers in each spelling, names, how they are reached. */
export const personalDataOf = async ({ vault }: Installation): Promise<ReadonlySet<string>> => {
  const found = new Set<string>();
  for await (const participants of vault.confirmed())
    for (const identity of await vault.identitiesOf(
      participants.map((participantId) => ({ participantId, scope: null })),
    ))
      if (identity) for (const spelling of spellingsOf(identity.number.digits)) found.add(spelling);
  for await (const { rows } of vault.database.rows(['particulars'])) {
    const owned = rows.map((row) => ({
      participantId: String(row['participant']),
      scope: String(row['scope']),
      journey: String(row['journey']),
    }));
    for (const identity of await vault.identitiesOf(owned))
      for (const particular of PARTICULARS) {
        const said = identity?.[particular];
        if (said !== undefined && said.length >= SHORTEST && particular !== 'interpreter') found.add(said);
      }
  }
  return found;
};

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/**
 * Throws where any of it stands in the clear in a file of the installation, or in a line its server has told: each black-box spec is held
 * to that when its server closes, whatever else it is about.
 */
export const expectNoneInTheClear = (
  personalData: ReadonlySet<string>,
  folder: string,
  lines: readonly string[],
): void => {
  const places: readonly (readonly [string, Buffer])[] = [
    ...filesIn(folder).map((file) => [file, readFileSync(file)] as const),
    ['the lines of the server', Buffer.from(lines.join('\n'))],
  ];
  const found = places.flatMap(([place, bytes]) =>
    [...personalData].filter((said) => bytes.includes(said)).map((said) => `${said} in ${place}`),
  );
  if (found.length > 0) throw new Error(`Personal data in the clear: ${found.join('; ')}`);
};
