/** The properties of events and commands that hold free text, at whatever depth: sealed in the log. */
const TEXT: readonly string[] = ['note', 'what', 'goals'];

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const sealedPart = async (
  property: string,
  value: unknown,
  seal: (text: string) => Promise<string>,
): Promise<unknown> => {
  if (Array.isArray(value)) return Promise.all(value.map((part) => sealedPart(property, part, seal)));
  if (isObject(value)) return withSealedText(value, seal);
  return typeof value === 'string' && TEXT.includes(property) ? seal(value) : value;
};

/** The same with its free texts sealed. */
export const withSealedText = async <Data extends object>(
  data: Data,
  seal: (text: string) => Promise<string>,
): Promise<Data> => {
  const parts = Object.entries(data).map(
    async ([property, value]) => [property, await sealedPart(property, value, seal)] as const,
  );
  return Object.fromEntries(await Promise.all(parts)) as Data;
};

/** Stands where there is a text that only the vault can read. */
const VEIL = { sealed: true } as const;

const veiled = (property: string, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((part) => veiled(property, part));
  if (TEXT.includes(property)) return VEIL;
  return isObject(value) ? withoutSealedText(value) : value;
};

/** An event's data for whoever reads a journey: that there is a text, not the text; and no id that links journeys. */
export const withoutSealedText = (data: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(data)
      .filter(([property]) => property !== 'participantId')
      .map(([property, value]) => [property, veiled(property, value)]),
  );
