import { correctable, isTextFact } from '@samspar/casework';
import type { TextPlace, SealedTextVault } from '@samspar/vault';

/** The properties of events and commands that hold free text, at whatever depth: sealed in the log. */
const TEXT: readonly string[] = ['note', 'what', 'goals', 'why'];

/** The facts that are free text, but where there is none. */
const TEXT_FACTS: readonly string[] = correctable().filter(isTextFact);

/** Where a correction says which text it sets right: as that was sealed in the event that told it, and opens there alone. */
const BEFORE = 'correction.old';

const isSealed = (text: string, property: string): boolean =>
  TEXT.includes(property) || (TEXT_FACTS.includes(property) && text !== '');

/** What a value is called by: what a correction holds, by the fact that it sets right. */
const calledIn = (owner: object, name: string): string =>
  (name === 'old' || name === 'new') && 'fact' in owner && typeof owner.fact === 'string' ? owner.fact : name;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** With something else in the place of each free text, which is told where it stands: `decisions.0.what`. */
const replaced = (
  value: unknown,
  instead: (text: string, field: string) => unknown,
  property = '',
  field = '',
): unknown => {
  const within = field === '' ? '' : `${field}.`;
  if (Array.isArray(value))
    return value.map((part, index) => replaced(part, instead, property, within + index));
  if (isObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [
        name,
        replaced(part, instead, calledIn(value, name), within + name),
      ]),
    );
  return typeof value === 'string' && isSealed(value, property) ? instead(value, field) : value;
};

/** The free texts of an event or a command, by where they stand; what a correction sets right stands in another. */
export const textsIn = (data: object): ReadonlyMap<string, string> => {
  const texts = new Map<string, string>();
  replaced(data, (text, field) => (field === BEFORE ? undefined : texts.set(field, text)));
  return texts;
};

/** The same with its free texts sealed, for an event of this journey and command. */
export const withSealedText = async <Data extends object>(
  data: Data,
  texts: Pick<SealedTextVault, 'seal'>,
  place: Omit<TextPlace, 'field'>,
): Promise<Data> => {
  const sealing = Array.from(
    textsIn(data),
    async ([field, text]) => [field, await texts.seal(text, { ...place, field })] as const,
  );
  const sealed = new Map(await Promise.all(sealing));
  return replaced(data, (_text, field) => sealed.get(field)) as Data;
};

/** Stands where there is a text that only the vault can read. */
const VEIL = { sealed: true } as const;

/** An event's data, or facts, for whoever reads a journey: that there is a text, not the text; and no id that links journeys. */
export const withoutSealedText = (data: object): Readonly<Record<string, unknown>> => {
  const seen = Object.entries(data).filter(([property]) => property !== 'participantId');
  return replaced(Object.fromEntries(seen), () => VEIL) as Readonly<Record<string, unknown>>;
};

/** The same for the person whom it is about: her texts in the clear, null where the key of one is destroyed. */
export const withClearText = (
  data: object,
  clear: ReadonlyMap<string, string>,
): Readonly<Record<string, unknown>> => {
  const told = Object.entries(data).filter(([property]) => property !== 'participantId');
  return replaced(Object.fromEntries(told), (text) => clear.get(text) ?? null) as Readonly<
    Record<string, unknown>
  >;
};
