import { nearestWord, UNKNOWN, wordForm } from '@samspar/codes';
import { looksLikeIdentityNumber, mask, maskedText } from '@samspar/identity-number';
import { isDay, type Day, plainName, type Sentence } from '@samspar/kernel';

/** What is wrong in a setup file, and where: `path` is written as in JavaScript, e.g. `interventions[0].id`. */
export type SetupProblem = Readonly<{ path: string; value: unknown; problem: Sentence }>;

type Properties = Readonly<Record<string, unknown>>;

const isProperties = (value: unknown): value is Properties =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A value of a setup file at its place: reads it, and remembers every problem; one that cannot be read is replaced by a harmless one. */
export class SetupReader {
  constructor(
    readonly value: unknown,
    readonly path = '',
    readonly problems: SetupProblem[] = [],
  ) {}

  get isObject(): boolean {
    return isProperties(this.value);
  }

  get isAbsent(): boolean {
    return this.value === undefined || this.value === null;
  }

  /** What stands under a key, or in its place where nothing does. */
  in(key: string, absent?: unknown): SetupReader {
    const value = isProperties(this.value) ? this.value[key] : undefined;
    const path = this.path === '' ? key : `${this.path}.${key}`;
    return new SetupReader(absent === undefined ? value : (value ?? absent), path, this.problems);
  }

  report(sv: string, en: string, value = this.value): void {
    this.problems.push({
      path: this.path,
      value: (typeof value === 'string' ? maskedText(value) : value) ?? null,
      problem: { sv, en },
    });
  }

  /** An object that may have the keys named and no others. */
  object(keys: readonly string[]): this {
    for (const [key, one] of this.entries()) if (!keys.includes(key)) one.reportUnknown(key, keys);
    return this;
  }

  /** The entries of an object with free keys. */
  entries(): readonly (readonly [string, SetupReader])[] {
    if (isProperties(this.value)) return Object.keys(this.value).map((key) => [key, this.in(key)]);
    this.report('ska vara ett objekt { … }.', 'must be an object { … }.');
    return [];
  }

  reportUnknown(word: string, known: readonly string[]): void {
    const meant = nearestWord(word, known);
    this.report(
      meant ? `är okänt: menas ${meant}?` : `är okänt: välj bland ${known.join(', ')}.`,
      meant ? `is unknown: is ${meant} meant?` : `is unknown: choose among ${known.join(', ')}.`,
      word,
    );
  }

  list(): readonly SetupReader[] {
    if (Array.isArray(this.value))
      return this.value.map((item, index) => new SetupReader(item, `${this.path}[${index}]`, this.problems));
    this.report('ska vara en lista [ … ].', 'must be a list [ … ].');
    return [];
  }

  text(): string {
    const text = typeof this.value === 'string' ? plainName(this.value) : '';
    if (text === '') this.report('ska vara en text som inte är tom.', 'must be a text that is not empty.');
    if (!looksLikeIdentityNumber(text)) return text;
    this.report(
      'liknar ett personnummer, som inte får stå här.',
      'looks like an identity number, which may not stand here.',
      mask(text),
    );
    return '';
  }

  /** None where null; absent: as it was `before`. */
  textOrNull(before: string | null = null): string | null {
    if (this.isAbsent) return this.value === null ? null : before;
    return this.text();
  }

  texts(): readonly string[] {
    return this.list().map((item) => item.text());
  }

  /** An id: it stands in addresses and stream names. */
  slug(): string {
    const text = this.text();
    if (text !== '' && !SLUG.test(text))
      this.report(
        'ska bestå av a–z, 0–9 och enkla bindestreck, t.ex. finsam-team.',
        'must consist of a–z, 0–9 and single hyphens, e.g. finsam-team.',
      );
    if (text === UNKNOWN)
      this.report(
        'kan inte vara unknown, som betyder att uppgift saknas.',
        'cannot be unknown, which means that a value is missing.',
      );
    return text;
  }

  oneOf<const Code extends string>(codes: readonly Code[], absent: Code): Code {
    if (this.value === undefined) return absent;
    const code = codes.find((candidate) => candidate === this.value);
    if (code !== undefined) return code;
    this.report(`ska vara något av ${codes.join(', ')}.`, `must be one of ${codes.join(', ')}.`);
    return absent;
  }

  /** None where null; absent: as it was `before`. */
  dayOrNull(before: Day | null = null): Day | null {
    if (this.isAbsent) return this.value === null ? null : before;
    return this.day();
  }

  day(): Day {
    if (isDay(this.value)) return this.value;
    this.report(
      'ska vara en dag som finns, skriven ÅÅÅÅ-MM-DD.',
      'must be a day that exists, written YYYY-MM-DD.',
    );
    return '0000-01-01';
  }

  /** A last day that does not lie before the first one. */
  mustFollow(from: Day | null, to: Day | null): void {
    if (from !== null && to !== null && to < from)
      this.report(`ligger före from (${from}).`, `lies before from (${from}).`, to);
  }

  wholeNumber(from: number, to: number, absent: number): number {
    const { value } = this;
    if (value === undefined) return absent;
    if (typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to) return value;
    this.report(
      `ska vara ett heltal från ${from} till ${to}.`,
      `must be a whole number from ${from} to ${to}.`,
    );
    return absent;
  }

  yesOrNo(absent: boolean): boolean {
    if (this.value === undefined) return absent;
    if (typeof this.value === 'boolean') return this.value;
    this.report('ska vara true eller false.', 'must be true or false.');
    return absent;
  }

  /** Names that occur more than once, as an import recognises them; those of one `owner` may say the same. */
  distinct(named: readonly Readonly<{ path: string; name: string; owner?: string }>[]): void {
    const first = new Map<string, Readonly<{ path: string; owner?: string }>>();
    for (const one of named) {
      const { path, name, owner } = one;
      const before = first.get(wordForm(name));
      if (before === undefined) first.set(wordForm(name), one);
      else if (name !== '' && (owner === undefined || owner !== before.owner))
        new SetupReader(name, path, this.problems).report(
          `finns redan i ${before.path}.`,
          `stands already in ${before.path}.`,
        );
    }
  }
}
