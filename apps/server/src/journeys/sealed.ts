/** A note sealed where there is one. */
export const sealedNote = async (
  note: string | undefined,
  seal: (text: string) => Promise<string>,
): Promise<Readonly<{ note?: string }>> => (note === undefined ? {} : { note: await seal(note) });

/** The properties of events that hold sealed text, at whatever depth. */
const SEALED_TEXT: readonly string[] = ['note', 'what', 'goals'];

/** Stands where there is a text that only the vault can read. */
const VEIL = { sealed: true } as const;

const veiled = (property: string, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((part) => veiled(property, part));
  if (SEALED_TEXT.includes(property)) return VEIL;
  return typeof value === 'object' && value !== null ? withoutSealedText(value) : value;
};

/** An event's data for whoever reads a journey: that there is a text, not the text; and no id that links journeys. */
export const withoutSealedText = (data: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(data)
      .filter(([property]) => property !== 'participantId')
      .map(([property, value]) => [property, veiled(property, value)]),
  );
