import { nearestWord, UNKNOWN, wordForm } from '@samspar/codes';
import { looksLikeIdentityNumber, mask, maskedText } from '@samspar/identity-number';
import { isDay, type Day, plainName, type Sentence } from '@samspar/kernel';

/** What is wrong in a setup file, and where: `path` is written as in JavaScript, e.g. `interventions[0].id`. */
export type SetupProblem = Readonly<{ path: string; value: unknown; problem: Sentence }>;

type Properties = Readonly<Record<string, unknown>>;

const isProperties = (value: unknown): value is Properties =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Reads plain data piece by piece and remembers every problem; a value that cannot be read is replaced by a harmless one. */
export class SetupReader {
  readonly problems: SetupProblem[] = [];

  report(path: string, value: unknown, sv: string, en: string): void {
    this.problems.push({
      path,
      value: (typeof value === 'string' ? maskedText(value) : value) ?? null,
      problem: { sv, en },
    });
  }

  /** The properties of an object that may have the keys named and no others. */
  object(path: string, value: unknown, keys: readonly string[]): Properties | undefined {
    if (!isProperties(value)) {
      this.report(path, value, 'ska vara ett objekt { … }.', 'must be an object { … }.');
      return undefined;
    }
    for (const key of Object.keys(value).filter((found) => !keys.includes(found)))
      this.unknownKey(path === '' ? key : `${path}.${key}`, key, keys);
    return value;
  }

  /** The entries of an object with free keys. */
  entries(path: string, value: unknown): readonly (readonly [string, unknown])[] {
    if (isProperties(value)) return Object.entries(value);
    this.report(path, value, 'ska vara ett objekt { … }.', 'must be an object { … }.');
    return [];
  }

  unknownKey(path: string, key: string, known: readonly string[]): void {
    const meant = nearestWord(key, known);
    this.report(
      path,
      key,
      meant ? `är okänt: menas ${meant}?` : `är okänt: välj bland ${known.join(', ')}.`,
      meant ? `is unknown: is ${meant} meant?` : `is unknown: choose among ${known.join(', ')}.`,
    );
  }

  list(path: string, value: unknown): readonly unknown[] {
    if (Array.isArray(value)) return value as readonly unknown[];
    this.report(path, value, 'ska vara en lista [ … ].', 'must be a list [ … ].');
    return [];
  }

  text(path: string, value: unknown): string {
    if (typeof value !== 'string' || plainName(value) === '') {
      this.report(path, value, 'ska vara en text som inte är tom.', 'must be a text that is not empty.');
      return '';
    }
    const text = plainName(value);
    if (!looksLikeIdentityNumber(text)) return text;
    this.report(
      path,
      mask(text),
      'liknar ett personnummer, som inte får stå här.',
      'looks like an identity number, which may not stand here.',
    );
    return '';
  }

  texts(path: string, value: unknown): readonly string[] {
    return this.list(path, value).map((item, index) => this.text(`${path}[${index}]`, item));
  }

  /** An id: it stands in addresses and stream names. */
  slug(path: string, value: unknown): string {
    const text = this.text(path, value);
    if (text !== '' && !SLUG.test(text))
      this.report(
        path,
        value,
        'ska bestå av a–z, 0–9 och enkla bindestreck, t.ex. finsam-team.',
        'must consist of a–z, 0–9 and single hyphens, e.g. finsam-team.',
      );
    if (text === UNKNOWN)
      this.report(
        path,
        value,
        'kan inte vara unknown, som betyder att uppgift saknas.',
        'cannot be unknown, which means that a value is missing.',
      );
    return text;
  }

  oneOf<const Code extends string>(path: string, value: unknown, codes: readonly Code[], absent: Code): Code {
    if (value === undefined) return absent;
    const code = codes.find((candidate) => candidate === value);
    if (code !== undefined) return code;
    this.report(path, value, `ska vara något av ${codes.join(', ')}.`, `must be one of ${codes.join(', ')}.`);
    return absent;
  }

  /** A day; null or absent where there is none. */
  dayOrNull(path: string, value: unknown): Day | null {
    return value === undefined || value === null ? null : this.day(path, value);
  }

  day(path: string, value: unknown): Day {
    if (isDay(value)) return value;
    this.report(
      path,
      value,
      'ska vara en dag som finns, skriven ÅÅÅÅ-MM-DD.',
      'must be a day that exists, written YYYY-MM-DD.',
    );
    return '0000-01-01';
  }

  wholeNumber(path: string, value: unknown, from: number, to: number, absent: number): number {
    if (value === undefined) return absent;
    if (typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to) return value;
    this.report(
      path,
      value,
      `ska vara ett heltal från ${from} till ${to}.`,
      `must be a whole number from ${from} to ${to}.`,
    );
    return absent;
  }

  yesOrNo(path: string, value: unknown, absent: boolean): boolean {
    if (value === undefined) return absent;
    if (typeof value === 'boolean') return value;
    this.report(path, value, 'ska vara true eller false.', 'must be true or false.');
    return absent;
  }

  /** Names that occur more than once, as an import recognises them; those of one `owner` may say the same. */
  distinct(named: readonly Readonly<{ path: string; name: string; owner?: string }>[]): void {
    const first = new Map<string, Readonly<{ path: string; owner?: string }>>();
    for (const { path, name, owner } of named) {
      const before = first.get(wordForm(name));
      if (before === undefined) first.set(wordForm(name), { path, ...(owner !== undefined && { owner }) });
      else if (name !== '' && (owner === undefined || owner !== before.owner))
        this.report(path, name, `finns redan i ${before.path}.`, `stands already in ${before.path}.`);
    }
  }

  /** Two days that run backwards. */
  inOrder(path: string, from: Day | null, to: Day | null): void {
    if (from !== null && to !== null && to < from)
      this.report(path, to, `ligger före from (${from}).`, `lies before from (${from}).`);
  }
}
