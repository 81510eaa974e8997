import type { OccurredOn } from './day.js';
import type { DomainEvent } from './decider.js';

/** An event as the log holds it: the type, the version of its shape, and data of that version. */
export type StoredShape = Readonly<{ type: string; schemaVersion: number; occurredOn: OccurredOn; data: object }>;

/** Per type the properties that today's shape must have. */
type RequiredProperties<Event extends DomainEvent<string, object>> = Readonly<{
  [E in Event as E['type']]: readonly (keyof E['data'] & string)[];
}>;

/** Per type the way up: the function at index 0 leads from version 1 to 2, and so on. */
type WaysUp<Event extends DomainEvent<string, object>> = Readonly<
  Partial<Record<Event['type'], readonly ((data: object) => object)[]>>
>;

/**
 * How the events of one kind of stream are stored: the current version of each type (1 where there is no way up yet), and
 * the way from any version ever stored to today's shape. `upcast` throws an `Error` that names type and version on a
 * type it does not know, on a version from the future and on data that lack a property; it never shows the data.
 */
export const storedEvents = <Event extends DomainEvent<string, object>>(
  required: RequiredProperties<Event>,
  waysUp?: WaysUp<Event>,
): Readonly<{ schemaVersionOf: (type: string) => number; upcast: (stored: StoredShape) => Event }> => {
  const shapes = new Map(
    (Object.keys(required) as Event['type'][]).map((type) => [
      type as string,
      { properties: required[type] as readonly string[], up: waysUp?.[type] ?? [] },
    ]),
  );
  const shapeOf = (type: string) => {
    const shape = shapes.get(type);
    if (!shape) throw new Error(`The event type ${type} is not known: the log was written by another Samspår.`);
    return shape;
  };
  return {
    schemaVersionOf: (type) => shapeOf(type).up.length + 1,
    upcast: ({ type, schemaVersion, occurredOn, data }) => {
      const { properties, up } = shapeOf(type);
      if (!Number.isInteger(schemaVersion) || schemaVersion < 1 || schemaVersion > up.length + 1)
        throw new Error(
          `Version ${schemaVersion} of ${type} is not known (newest is ${up.length + 1}): run a newer Samspår.`,
        );
      const present = up.slice(schemaVersion - 1).reduce((older, step) => step(older), data);
      const missing = properties.find((property) => !(property in present));
      if (missing !== undefined)
        throw new Error(`An event ${type} version ${schemaVersion} lacks ${missing}: the log is damaged.`);
      if (typeof occurredOn !== 'string')
        throw new Error(`An event ${type} version ${schemaVersion} lacks occurredOn: the log is damaged.`);
      return { type, occurredOn, data: present } as Event;
    },
  };
};
