import type { OccurredOn } from './day.js';
import type { DomainEvent } from './decider.js';

/** An event as the log holds it: the type, the version of its shape, and data of that version. */
export type StoredShape = Readonly<{
  type: string;
  schemaVersion: number;
  occurredOn: OccurredOn;
  data: object;
}>;

/** Per type the properties that today's shape must have. */
type RequiredProperties<Event extends DomainEvent<string, object>> = Readonly<{
  [E in Event as E['type']]: readonly (keyof E['data'] & string)[];
}>;

/** Per type the way up: the function at index 0 leads from version 1 to 2, and so on. */
type WaysUp = Readonly<Record<string, readonly ((data: object) => object)[]>>;

const lacks = (properties: readonly string[], { occurredOn, data }: DomainEvent<string, object>) =>
  typeof occurredOn === 'string' ? properties.find((property) => !(property in data)) : 'occurredOn';

/**
 * How the events of one kind of stream are stored: the current version of each type (1 where there is no way up yet), and
 * the way from any version ever stored to today's shape. `upcast` throws an `Error` that names type and version on a
 * type it does not know, on a version from the future and on data that lack a property; it never shows the data.
 */
export const storedEvents = <Event extends DomainEvent<string, object>>(
  required: RequiredProperties<Event> & Readonly<Record<string, readonly string[]>>,
  waysUp: WaysUp = {},
): Readonly<{
  schemaVersionOf: (type: string) => number;
  upcast: (stored: StoredShape) => Event;
  /** How many shapes there are, of all types and all versions. */
  shapes: number;
}> => {
  const shapes = new Map(
    Object.entries<readonly string[]>(required).map(([type, properties]) => [
      type,
      { properties, up: waysUp[type] ?? [] },
    ]),
  );
  const shapeOf = (type: string) => {
    const shape = shapes.get(type);
    if (!shape)
      throw new Error(`The event type ${type} is not known: the log was written by another Samspår.`);
    return shape;
  };
  const isWhole = (event: DomainEvent<string, object>): event is Event =>
    lacks(shapeOf(event.type).properties, event) === undefined;
  return {
    shapes: Array.from(shapes.values(), ({ up }) => up.length + 1).reduce(
      (sum, versions) => sum + versions,
      0,
    ),
    schemaVersionOf: (type) => shapeOf(type).up.length + 1,
    upcast: ({ type, schemaVersion, occurredOn, data }) => {
      const { properties, up } = shapeOf(type);
      if (!Number.isInteger(schemaVersion) || schemaVersion < 1 || schemaVersion > up.length + 1)
        throw new Error(
          `Version ${schemaVersion} of ${type} is not known (newest is ${up.length + 1}): run a newer Samspår.`,
        );
      const event = {
        type,
        occurredOn,
        data: up.slice(schemaVersion - 1).reduce((older, step) => step(older), data),
      };
      if (isWhole(event)) return event;
      throw new Error(
        `An event ${type} of version ${schemaVersion} lacks ${lacks(properties, event)}: the log is damaged.`,
      );
    },
  };
};
