import type { EventStore } from '@samspar/event-store';
import type { TreeFault } from './tree-fault.js';

/** The first event of streams that a store has been told to hide: the log holds it still, and whoever reads its stream is not shown it. */
export const hiddenEvent = async (
  store: Pick<EventStore, 'readAll'>,
  streams: ReadonlySet<string>,
): Promise<TreeFault | undefined> => {
  const [any] = streams;
  if (any === undefined) return undefined;
  let number = 0;
  for await (const page of store.readAll({ after: 0n }))
    for (const { stream, id, type } of page) {
      number += 1;
      if (streams.has(stream))
        return {
          kind: 'hidden',
          number,
          id,
          difference: `händelse nummer ${number} (${id}, ${type} i ${stream}) är dold: strömmen är raderad eller avkortad i lagret. Händelsen står kvar i loggen tills lagret städas (scavenge).`,
        };
    }
  return {
    kind: 'hidden',
    number: null,
    id: null,
    difference: `strömmen ${any} är raderad eller avkortad i lagret, och ingen händelse i den finns kvar.`,
  };
};
