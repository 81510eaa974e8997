/** Why a value is not known, as stated by whoever registered it; statistics report all four as `unknown`. */
export const STATED_UNKNOWNS = ['notAsked', 'doesNotKnow', 'willNotSay', 'notRegistered'] as const;
export type StatedUnknown = (typeof STATED_UNKNOWNS)[number];

/** A value, or the stated reason why there is none. */
export type Stated<Value> = Value | StatedUnknown;

export const isStatedUnknown = (value: unknown): value is StatedUnknown =>
  (STATED_UNKNOWNS as readonly unknown[]).includes(value);

/** The value where one was stated, else undefined. */
export const known = <Value>(value: Stated<Value> | undefined): Value | undefined =>
  isStatedUnknown(value) ? undefined : value;
