import { journeyStream, participantStream, personIn } from '@samspar/casework';
import { scopeOf } from '@samspar/registration';
import type { ErasedRecord, Owner } from '@samspar/vault';
import type { ErasurePorts } from '../ports.js';

type Ports = Pick<ErasurePorts, 'streams' | 'views'>;

/** The records that a journey is about, was registered for or has been said to be about, and whatever else counts as the same person's. */
const recordsOf = async (
  { streams, views }: Ports,
  journey: string,
  participantId: string,
): Promise<readonly string[]> => {
  const { state } = await streams.load(journeyStream, journey);
  const registeredFor = state.status === 'none' ? participantId : state.participantId;
  const { stored } = await streams.load(participantStream, registeredFor);
  const said = stored.flatMap((one) => {
    const { data } = participantStream.upcast(one);
    return 'journey' in data && 'into' in data && data.journey === journey ? [data.into] : [];
  });
  const about = [participantId, registeredFor, ...said];
  return [...new Set([...about, ...about.flatMap((id) => views().persons.recordsOf(id))])];
};

/** A journey that is kept, as the owner of what is kept with it, and the records that it was registered for and is about. */
type Kept = Readonly<{ owner: Owner; records: readonly string[] }>;

const keptOf = async ({ streams }: Ports, journey: string): Promise<readonly Kept[]> => {
  const { state } = await streams.load(journeyStream, journey);
  if (state.status === 'none' || state.erasedOn !== undefined) return [];
  const { participantId, facts } = state;
  const { state: record } = await streams.load(participantStream, participantId);
  const about = record.status === 'none' ? participantId : personIn(participantId, journey, record);
  return [{ owner: { journey, scope: scopeOf(facts.intervention ?? '') }, records: [participantId, about] }];
};

/**
 * The records of the person of a journey that is erased, each with the journeys that are kept and need it: which were registered for it, are about
 * it, or say that she had its number before. A number that no other journey knows her by goes with the one that did.
 */
export const recordsLeft = async (
  ports: Ports,
  journey: string,
  participantId: string,
): Promise<readonly ErasedRecord[]> => {
  const { streams, views } = ports;
  const records = await Promise.all(
    (await recordsOf(ports, journey, participantId)).map(async (id) => {
      const { state } = await streams.load(participantStream, id);
      const { others = {}, replacedBy = {} } = state.status === 'none' ? {} : state;
      return { id, others: Object.keys(others), replacedFrom: new Set(Object.keys(replacedBy)) };
    }),
  );
  const met = records.flatMap(({ id, others, replacedFrom }) => [
    ...views().persons.journeysOf(id),
    ...others,
    ...replacedFrom,
  ]);
  const kept = await Promise.all(
    [...new Set(met)].filter((one) => one !== journey).map((one) => keptOf(ports, one)),
  );
  return records.map(({ id, replacedFrom }) => ({
    participantId: id,
    kept: kept
      .flat()
      .filter(({ owner, records: needed }) => needed.includes(id) || replacedFrom.has(owner.journey))
      .map(({ owner }) => owner),
  }));
};
