import { journeyStream } from '@samspar/casework';
import { plainText } from '@samspar/kernel';
import { scopeOf } from '@samspar/registration';
import type { Erasure, Identity } from '@samspar/vault';
import type { ErasurePorts } from '../ports.js';

const wordsIn = (text: string): string =>
  ` ${plainText(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
const withoutGaps = (text: string): string => plainText(text).replace(/[^\p{L}\p{N}]+/gu, '');

/** Whether a text names one of these persons, by her number in whatever way it is written, or by her whole name, which a namesake's is too. */
const namesOneOf = (persons: readonly Identity[]): ((text: string) => boolean) => {
  const numbers = persons.map(({ number }) => number.digits.slice(2));
  // A first name alone is many people's.
  const names = persons.map(({ name }) => wordsIn(name ?? '')).filter((name) => name.trim().includes(' '));
  return (text) => {
    const [joined, words] = [withoutGaps(text), wordsIn(text)];
    return numbers.some((number) => joined.includes(number)) || names.some((name) => words.includes(name));
  };
};

/**
 * Deletes, whoever's they are, the drafts that are about some journeys or name their persons, those of new referrals too, and the files being
 * tried that do, or cannot be read, with what is kept of them, and files for evaluation that hold one. Before the keys go: afterwards nobody knows who they were.
 */
export const deleteLeftLying = async (
  { streams, vault, drafts, jobs, evaluationFiles }: ErasurePorts,
  erased: readonly Erasure[],
): Promise<void> => {
  if (erased.length === 0) return;
  const whose = await Promise.all(
    erased.map(async ({ journey, records }) => {
      const { state } = await streams.load(journeyStream, journey);
      const scope = scopeOf(state.status === 'none' ? '' : (state.facts.intervention ?? ''));
      return records.map(({ participantId }) => ({ participantId, scope, journey }));
    }),
  );
  const persons = (await vault.identitiesOf(whose.flat())).filter((person) => person !== undefined);
  const namesHer = namesOneOf(persons);
  await drafts.removeThose((text) => erased.some(({ journey }) => text.includes(journey)) || namesHer(text));
  await jobs.shelf.throwAwayThose(namesHer);
  await evaluationFiles.removeThose(async (bytes) => erased.some(({ journey }) => bytes.includes(journey)));
};
