import type { Language } from '../language.js';
import type { Person } from '../person.js';
import { type Texts, textsOf } from '../texts/texts.js';
import type { ListedCase } from './case-lists.js';

/** Who a journey is about, in a list; undefined where no name is known. */
export const personInWords = (
  { journey: { person } }: Texts,
  { isAnonymous, isProtected, name }: Person,
): string | undefined =>
  isAnonymous ? person.anonymous : isProtected ? person.protected : (name ?? undefined);

/** The party and unit that a referral came from; undefined where neither is known. */
export const senderInWords = (
  language: Language,
  { sender, line }: Pick<ListedCase, 'sender' | 'line'>,
): string | undefined =>
  [sender?.[language], line.referringUnit].filter((part) => typeof part === 'string').join(', ') || undefined;

/** "FINSAM-team, Novum och DEV". */
export const listInWords = (language: Language, words: readonly string[]): string =>
  words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} ${textsOf(language).myDay.and} ${words.at(-1)}`;

/** The number of a page as it stands in an address; the first one where it is none. */
export const pageNumber = (value: unknown): number =>
  typeof value === 'string' && /^[1-9]\d{0,5}$/.test(value) ? Number(value) : 1;

/** An address with those parameters that have a value. */
export const addressOf = (path: string, parameters: Readonly<Record<string, string | undefined>>): string => {
  const search = new URLSearchParams(
    Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined),
  ).toString();
  return search === '' ? path : `${path}?${search}`;
};
